package dev.redial.probe.net;

import dev.redial.probe.FailureKind;
import java.io.IOException;

/** A line that could not be opened, or broke. An IOException only because it travels through the TLS library's streams. */
public final class LineFailure extends IOException {

    private static final long serialVersionUID = 1;

    private final FailureKind kind;

    public LineFailure(FailureKind kind) {
        super(kind.name(), null);
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }
}
