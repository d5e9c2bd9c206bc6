package dev.redial.api;

import dev.redial.code.CodeReader;
import dev.redial.code.CodeReading;
import dev.redial.code.ErrorCode;
import dev.redial.code.Number32;
import dev.redial.knowledge.Knowledge;
import dev.redial.rdpfile.RdpFileReader;
import dev.redial.rdpfile.RdpFileReading;
import dev.redial.target.TargetRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a program sends into what the case needs, or says which field is unusable. */
@ApplicationScoped
class Input {

    private static final int LONGEST_HOST = 4096;
    private static final int LONGEST_FROM = 200;

    private final Knowledge knowledge;
    private final CodeReader codes;

    Input(Knowledge knowledge, CodeReader codes) {
        this.knowledge = knowledge;
        this.codes = codes;
    }

    Optional<ErrorCode> code(SessionBody body) {
        if (body.error() != null
                && body.error().code() != null
                && !body.error().code().isBlank()) {
            return Optional.of(code(body.error().code(), body.error().extended()));
        }
        return body.errorText() == null || body.errorText().isBlank()
                ? Optional.empty()
                : Optional.of(read(body.errorText()));
    }

    /** A code from its two spellings, as in an address. */
    ErrorCode code(String main, @Nullable String extended) {
        int number = Number32.read(main, knowledge.now()::knowsMain)
                .orElseThrow(
                        () -> Problem.unusable("error.code", "NO_CODE", "A code is a number such as 0x904 or 2308."));
        Optional<Integer> more = extended == null || extended.isBlank()
                ? Optional.empty()
                : Optional.of(Number32.read(extended, n -> true)
                        .orElseThrow(() -> Problem.unusable(
                                "error.extended", "NO_CODE", "An extended code is a number such as 0x7.")));
        return new ErrorCode(number, more);
    }

    private ErrorCode read(String text) {
        return switch (codes.read(text)) {
            case CodeReading.Found found -> found.explained();
            case CodeReading.Foreign foreign -> foreign.asErrorCode();
            case CodeReading.Nothing(var why) ->
                throw Problem.unusable(
                        "errorText",
                        why.name(),
                        why == CodeReading.Why.TOO_LONG
                                ? "The text is longer than " + CodeReader.MAX_CHARACTERS + " characters."
                                : "No error code was found in the text.");
        };
    }

    Optional<TargetRequest> target(SessionBody body) {
        SessionBody.TargetBody target = body.target();
        if (target != null && target.host() != null && !target.host().isBlank()) {
            if (target.host().length() > LONGEST_HOST) {
                throw Problem.unusable(
                        "target.host", "TOO_LONG", "The host is longer than " + LONGEST_HOST + " characters.");
            }
            if (target.port() != null && (target.port() < 1 || target.port() > 65_535)) {
                throw Problem.unusable("target.port", "PORT_RANGE", "A port is a number from 1 to 65535.");
            }
            return Optional.of(new TargetRequest(
                    target.host(),
                    Optional.ofNullable(target.port()),
                    Optional.ofNullable(target.gateway()).filter(g -> !g.isBlank())));
        }
        return body.rdpFile() == null ? Optional.empty() : target(body.rdpFile());
    }

    private static Optional<TargetRequest> target(String rdpFile) {
        return switch (RdpFileReader.read(rdpFile)) {
            case RdpFileReading.Read(var file) ->
                file.host().map(host -> new TargetRequest(host, file.port(), file.gateway()));
            case RdpFileReading.Unreadable(var why) ->
                throw Problem.unusable("rdpFile", why.name(), "No line of an .rdp file (name:type:value) was found.");
        };
    }

    static Optional<String> from(SessionBody body) {
        return Optional.ofNullable(body.from())
                .filter(f -> !f.isBlank())
                .map(f -> f.substring(0, Math.min(LONGEST_FROM, f.length())));
    }
}
