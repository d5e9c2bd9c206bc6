package dev.redial.knowledge;

import dev.redial.code.ErrorCode;
import java.time.LocalDate;
import java.util.List;

/**
 * What a careful engineer would write on one code, with its sources.
 *
 * @param about a pair, a main code with any extended one, or an extended code with any main one
 * @param reviewed when its claims were last gone through
 */
public record CodeArticle(CodePattern about, LocalDate reviewed, List<String> sources, Texts texts) {

    /** "The remote computer ended the session; the extended code says why": where an extended code stands as a rule. */
    private static final int ENDED_BY_SERVER = 0x3;

    /** The page to link to for this article. */
    public ErrorCode page() {
        return new ErrorCode(about.disconnect().orElse(ENDED_BY_SERVER), about.extended());
    }
}
