package dev.redial.rdpfile;

import java.util.List;
import java.util.Optional;

/**
 * What of a saved connection says where it leads and how it is protected. Nothing that names or proves a person is in here.
 *
 * @param host the name or address, without its port; empty when the file has none that can be read
 * @param port from the address, or the file's own line
 * @param gateway the RD Gateway that the connection uses or may use
 * @param remarks what a reader should know about the settings, gravest first
 * @param dropped names of the lines that were thrown away because they tell who somebody is, such as {@code username}
 */
public record RdpFile(
        Optional<String> host,
        Optional<Integer> port,
        Optional<String> gateway,
        List<Remark> remarks,
        List<String> dropped) {}
