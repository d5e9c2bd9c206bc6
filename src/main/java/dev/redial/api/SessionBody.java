package dev.redial.api;

import org.jspecify.annotations.Nullable;

/**
 * The body that opens a session; every part may be missing.
 *
 * @param errorText a pasted error box, instead of {@code error}
 * @param rdpFile the text of an .rdp file; only its address, port and gateway are read, nothing else of it is kept
 * @param from id of the article that links here
 */
public record SessionBody(
        @Nullable ErrorBody error,
        @Nullable String errorText,
        @Nullable TargetBody target,
        @Nullable String rdpFile,
        @Nullable String from,
        @Nullable Boolean consent) {

    /** Both numbers as text, in hex or decimal. */
    public record ErrorBody(@Nullable String code, @Nullable String extended) {}

    /** @param host a name or an address, {@code host:port} too */
    public record TargetBody(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String gateway) {}
}
