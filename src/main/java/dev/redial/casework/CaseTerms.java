package dev.redial.casework;

import dev.redial.code.ErrorCode;
import dev.redial.finding.Finding;
import dev.redial.finding.Severity;
import dev.redial.outcome.Outcome;
import dev.redial.session.CheckState;
import dev.redial.session.SessionState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that a case can be found by. */
final class CaseTerms {

    /** A remark is as long as its writer likes; a case is not found by its four hundredth word. */
    private static final int MOST = 400;

    /** Nobody takes care of it. */
    static final String NOBODY = "";

    private static final String OPEN = "open";

    private CaseTerms() {}

    static Set<Term> of(SessionState session, Optional<String> topCause, CaseFile file) {
        Set<Term> terms = new LinkedHashSet<>();
        session.code().map(CaseTerms::code).ifPresent(codes -> codes.forEach(terms::add));
        topCause.ifPresent(cause -> terms.add(new Term(Term.Kind.CAUSE, cause)));
        session.from().ifPresent(from -> terms.add(new Term(Term.Kind.ARTICLE, from)));
        terms.add(new Term(
                Term.Kind.STATE, session.outcome().map(o -> o.result().id()).orElse(OPEN)));
        terms.add(new Term(Term.Kind.ASSIGNED, file.assignedTo().orElse(NOBODY)));
        file.tags().forEach(tag -> terms.add(new Term(Term.Kind.TAG, tag)));
        if (file.unread()) {
            terms.add(Term.unread());
        }
        session.target().ifPresent(target -> {
            Term.named(Term.Kind.HOST, target.host()).forEach(terms::add);
            target.gateway()
                    .ifPresent(gateway -> Term.named(Term.Kind.GATEWAY, gateway).forEach(terms::add));
        });
        session.check().flatMap(CaseTerms::network).ifPresent(terms::add);
        words(session, topCause, file).limit(MOST).forEach(terms::add);
        return terms;
    }

    private static List<Term> code(ErrorCode code) {
        return List.of(new Term(Term.Kind.CODE, code.mainOnly().toString()), new Term(Term.Kind.CODE, code.toString()));
    }

    private static Optional<Term> network(CheckState check) {
        return check.findings().stream()
                .flatMap(f -> f.address().stream())
                .findFirst()
                .flatMap(Networks::of)
                .map(network -> new Term(Term.Kind.NETWORK, network));
    }

    private static Stream<Term> words(SessionState session, Optional<String> topCause, CaseFile file) {
        Stream<String> texts = Stream.of(
                        Stream.of(
                                session.supportCode().value(),
                                session.supportCode().value().replace("-", "")),
                        session.code().stream().flatMap(CaseTerms::spellings),
                        session.target().stream().map(t -> t.host()),
                        session.target().stream().flatMap(t -> t.gateway().stream()),
                        session.from().stream(),
                        topCause.stream(),
                        session.check().stream().flatMap(CaseTerms::seen),
                        file.tags().stream(),
                        file.notes().stream().map(CaseFile.Note::words),
                        session.outcome().flatMap(Outcome::remark).stream())
                .flatMap(s -> s);
        return texts.flatMap(Term::words).distinct();
    }

    /** People search for 2308 as for 0x904. */
    private static Stream<String> spellings(ErrorCode code) {
        return Stream.of(
                code.toString(), ErrorCode.hex(code.disconnect()), Integer.toUnsignedString(code.disconnect()));
    }

    /** The codes of what was found, and the names and addresses in it; what was fine is found with every second host. */
    private static Stream<String> seen(CheckState check) {
        return check.findings().stream().flatMap(f -> Stream.concat(names(f), f.address().stream()));
    }

    private static Stream<String> names(Finding finding) {
        return finding.severity() == Severity.OK
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(finding.code().name()),
                        Stream.of("computer", "domain", "subject")
                                .flatMap(
                                        name -> Stream.ofNullable(finding.args().get(name))));
    }
}
