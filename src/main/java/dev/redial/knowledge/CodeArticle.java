package dev.redial.knowledge;

import dev.redial.code.ErrorCode;
import java.time.LocalDate;
import java.util.List;

/** What a careful engineer would write on one code, with its sources. @param reviewed when its claims were last gone through */
public record CodeArticle(ErrorCode code, LocalDate reviewed, List<String> sources, Texts texts) {}
