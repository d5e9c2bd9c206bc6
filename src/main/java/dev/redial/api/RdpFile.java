package dev.redial.api;

import dev.redial.target.TargetRequest;
import java.util.Optional;

/** The three lines of an .rdp file that say where it leads. User names and passwords in it are never looked at. */
final class RdpFile {

    private RdpFile() {}

    static Optional<TargetRequest> target(String text) {
        Optional<String> address = value(text, "full address:s:");
        Optional<Integer> port = value(text, "server port:i:")
                .filter(p -> p.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(p -> p >= 1 && p <= 65_535);
        return address.map(host -> new TargetRequest(host, port, value(text, "gatewayhostname:s:")));
    }

    private static Optional<String> value(String text, String key) {
        return text.lines()
                .map(line -> line.replace("\u0000", "").replace("\uFEFF", "").strip())
                .filter(line -> line.regionMatches(true, 0, key, 0, key.length()))
                .map(line -> line.substring(key.length()).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
