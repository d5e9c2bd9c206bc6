package dev.redial.probe.net;

import dev.redial.probe.FailureKind;
import java.io.IOException;

/** A line that could not be opened, or broke. An IOException only because it travels through the TLS library's streams. */
public final class LineFailure extends IOException {

    private static final long serialVersionUID = 1;

    private final FailureKind kind;
    private final String detail;

    public LineFailure(FailureKind kind) {
        this(kind, "");
    }

    /** @param detail a constant word of ours that says more */
    public LineFailure(FailureKind kind, String detail) {
        super(kind.name(), null);
        this.kind = kind;
        this.detail = detail;
    }

    public FailureKind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }
}
