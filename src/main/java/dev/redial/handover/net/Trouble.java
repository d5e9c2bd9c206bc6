package dev.redial.handover.net;

import dev.redial.handover.Answer;
import dev.redial.handover.Problem;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A letter could not be handed over; carries the reason and no trace, since it is expected. */
final class Trouble extends IOException {
    private static final long serialVersionUID = 1L;

    /** Causes deeper than this are a circle. */
    private static final int DEEPEST = 10;

    private final Problem problem;

    Trouble(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** What an exception from the depths of a library means. */
    static Answer.NotTaken of(Throwable thrown, Wire wire) {
        return Answer.later(wire.late() ? Problem.TIMED_OUT : problem(thrown));
    }

    private static Problem problem(Throwable thrown) {
        Problem known = Problem.BROKEN;
        @Nullable Throwable at = thrown;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            switch (at) {
                case Trouble trouble -> {
                    return trouble.problem;
                }
                case CertificateException untrusted -> {
                    return Problem.UNTRUSTED;
                }
                case SSLException tls -> known = Problem.TLS_FAILED;
                case SocketTimeoutException late -> known = Problem.TIMED_OUT;
                default -> {}
            }
            at = at.getCause();
        }
        return known;
    }
}
