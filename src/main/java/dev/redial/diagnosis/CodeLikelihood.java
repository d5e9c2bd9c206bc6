package dev.redial.diagnosis;

import dev.redial.code.ErrorCode;
import dev.redial.knowledge.CodePattern;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How probable one error code is under each cause, and without any. What is in no list shows codes as all causes together do, so a code alone neither raises nor lowers it.
 */
final class CodeLikelihood {

    /** How often somebody shows a code that is not known for their cause, or copies it wrongly. */
    private static final double STRANGE = 0.1;
    /** However rare a code is, somebody has it. */
    private static final double RAREST = 0.003;

    /** A main number in the knowledge means any extended one; each single one that tells something is a small part of it. */
    private static final double ONE_OF_MANY_EXTENDED = 0.12;
    /** Still less, where some cause is known to show just that one. */
    private static final double CLAIMED_EXTENDED = 0.03;
    /** Extended 0, 7 or none say nothing more and are common. */
    private static final double NOTHING_MORE = 0.7;
    /** Somebody leaves out the extended number, or has a client that shows none. */
    private static final double EXTENDED_LEFT_OUT = 0.25;

    private final Model model;
    private final ErrorCode code;
    private final double anyCause;
    /** Whether some cause is known to show this extended number, and not any. */
    private final boolean claimed;

    CodeLikelihood(Model model, ErrorCode code) {
        this.model = model;
        this.code = code;
        this.claimed = model.causes().stream()
                .flatMap(cause -> cause.codes().keySet().stream())
                .anyMatch(pattern -> pattern.extended().isPresent() && pattern.matches(code));
        double shown = 0;
        double listed = 0;
        for (int place = 0; place < model.causes().size(); place++) {
            shown += model.prior(place) * known(model.codes(place));
            listed += model.prior(place);
        }
        this.anyCause = Math.max(RAREST, shown / listed);
    }

    /** Log-odds of the code for a cause against the one that is in no list. */
    double weight(int place) {
        return Math.log(((1 - STRANGE) * known(model.codes(place)) + STRANGE * anyCause) / anyCause);
    }

    /**
     * With 0x904 the extended 0, 7 or none must not decide between causes: the same fault is reported with either (RustDesk #11623 shows 7,
     * #10125 shows 0).
     */
    private double known(Map<CodePattern, Double> codes) {
        if (code.disconnect() == 0x904 && code.tellingExtended().isEmpty()) {
            return Stream.of(ErrorCode.of(0x904, 7), ErrorCode.of(0x904, 0), ErrorCode.of(0x904))
                    .mapToDouble(same -> strongest(codes, same))
                    .max()
                    .orElse(0);
        }
        return strongest(codes, code);
    }

    private double strongest(Map<CodePattern, Double> codes, ErrorCode code) {
        return codes.entrySet().stream().mapToDouble(e -> shown(e, code)).max().orElse(0);
    }

    private double shown(Map.Entry<CodePattern, Double> entry, ErrorCode code) {
        CodePattern pattern = entry.getKey();
        double share = entry.getValue();
        if (pattern.matches(code)) {
            return pattern.extended().isPresent() ? share : share * without();
        }
        boolean leftOut = code.extended().isEmpty()
                && pattern.extended().isPresent()
                && pattern.disconnect().map(main -> main == code.disconnect()).orElse(false);
        return leftOut ? share * EXTENDED_LEFT_OUT : 0;
    }

    private double without() {
        if (code.tellingExtended().isEmpty()) {
            return NOTHING_MORE;
        }
        return claimed ? CLAIMED_EXTENDED : ONE_OF_MANY_EXTENDED;
    }
}
