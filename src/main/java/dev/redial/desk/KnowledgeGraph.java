package dev.redial.desk;

import dev.redial.knowledge.Answer;
import dev.redial.knowledge.Cause;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.CodeArticle;
import dev.redial.knowledge.CodePattern;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Step;
import dev.redial.knowledge.StepId;
import dev.redial.knowledge.Strength;
import dev.redial.knowledge.Word;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From codes to causes to steps, as the knowledge has it.
 *
 * @param codes every code that an article or a cause names
 * @param codeless the causes that no code is named for
 */
record KnowledgeGraph(List<Code> codes, List<Remedies> codeless, List<DeadEnd> deadEnds) {

    /** A code and the causes it can mean, the strongest first. @param article whether there is an article on just this one */
    record Code(CodePattern code, boolean article, List<Lead> leads) {

        boolean unexplained() {
            return article && leads.isEmpty();
        }
    }

    /** A code points to a cause. @param by as which code the cause names it, which may say less or more */
    record Lead(Remedies to, Strength strength, CodePattern by) {}

    /** A cause with what helps against it, in its order of preference. */
    record Remedies(Cause cause, List<Remedy> steps) {

        boolean unreached() {
            return cause.codes().keySet().stream().allMatch(CodePattern::noCode)
                    && cause.findings().values().stream().noneMatch(KnowledgeGraph::speaksFor)
                    && cause.answers().values().stream().noneMatch(KnowledgeGraph::speaksFor);
        }

        boolean onlyWeakening() {
            return steps.stream().allMatch(s -> s.step().weakensSecurity());
        }
    }

    /** A step and how often it cures the cause. */
    record Remedy(Step step, Word cures) {}

    static KnowledgeGraph of(KnowledgeBase knowledge) {
        List<Remedies> causes =
                knowledge.causes().stream().map(c -> remedies(c, knowledge)).toList();
        Set<CodePattern> articles =
                knowledge.articles().stream().map(CodeArticle::about).collect(Collectors.toSet());
        List<Code> codes = Stream.concat(
                        articles.stream(), causes.stream().flatMap(r -> r.cause().codes().keySet().stream()))
                .distinct()
                .sorted(order())
                .map(pattern -> new Code(pattern, articles.contains(pattern), leads(pattern, causes)))
                .toList();
        return new KnowledgeGraph(
                codes,
                causes.stream().filter(r -> r.cause().codes().isEmpty()).toList(),
                deadEnds(knowledge, causes, codes));
    }

    /** By number; "any" comes after the numbers and "none" last. */
    private static Comparator<CodePattern> order() {
        return Comparator.comparing(CodePattern::noCode)
                .thenComparing(p -> p.disconnect().isEmpty())
                .thenComparing(p -> Integer.toUnsignedLong(p.disconnect().orElse(0)))
                .thenComparing(p -> Integer.toUnsignedLong(p.extended().orElse(0)))
                .thenComparing(p -> p.extended().isPresent());
    }

    private static Remedies remedies(Cause cause, KnowledgeBase knowledge) {
        return new Remedies(
                cause,
                cause.steps().entrySet().stream()
                        .flatMap(e -> knowledge.step(e.getKey()).map(step -> new Remedy(step, e.getValue())).stream())
                        .toList());
    }

    private static List<Lead> leads(CodePattern code, List<Remedies> causes) {
        return causes.stream()
                .flatMap(r -> lead(code, r).stream())
                .sorted(Comparator.comparing(Lead::strength)
                        .thenComparing(Comparator.comparingInt(
                                        (Lead l) -> l.to().cause().prior())
                                .reversed()))
                .toList();
    }

    /** By the most precise code of the cause that includes this one; else by the strongest of those that this one includes. */
    private static Optional<Lead> lead(CodePattern code, Remedies to) {
        Map<CodePattern, Strength> named = to.cause().codes();
        return named.keySet().stream()
                .filter(pattern -> pattern.covers(code))
                .max(Comparator.comparingInt(CodePattern::precision))
                .or(() -> named.keySet().stream().filter(code::covers).min(Comparator.comparing(named::get)))
                .flatMap(by -> Optional.ofNullable(named.get(by)).map(strength -> new Lead(to, strength, by)));
    }

    private static List<DeadEnd> deadEnds(KnowledgeBase knowledge, List<Remedies> causes, List<Code> codes) {
        Set<StepId> used = causes.stream()
                .flatMap(r -> r.cause().steps().keySet().stream())
                .collect(Collectors.toSet());
        Set<?> asked = causes.stream()
                .flatMap(r -> r.cause().answers().keySet().stream())
                .map(Answer::question)
                .collect(Collectors.toSet());
        return Stream.of(
                        codes.stream().filter(Code::unexplained).map(c -> new DeadEnd.Unexplained(c.code())),
                        causes.stream().filter(Remedies::unreached).map(r -> new DeadEnd.Unreached(r.cause())),
                        causes.stream().filter(Remedies::onlyWeakening).map(r -> new DeadEnd.OnlyWeakening(r.cause())),
                        knowledge.steps().stream()
                                .filter(s -> !used.contains(s.id()))
                                .map(DeadEnd.Unused::new),
                        knowledge.questions().stream()
                                .filter(q -> !asked.contains(q.id()))
                                .map(DeadEnd.Idle::new))
                .<DeadEnd>flatMap(found -> found)
                .toList();
    }

    /** What is seen seldom with a cause speaks against it. */
    private static boolean speaksFor(Word word) {
        return switch (word) {
            case ALWAYS, USUALLY, OFTEN, SOMETIMES -> true;
            case RARELY, NEVER -> false;
        };
    }

    /** One code alone, whether anybody names it or not. */
    KnowledgeGraph about(CodePattern code) {
        boolean article = codes.stream().anyMatch(c -> c.code().equals(code) && c.article());
        return new KnowledgeGraph(List.of(new Code(code, article, leads(code, everyCause()))), List.of(), List.of());
    }

    /** One cause alone, with the codes that it names itself. */
    KnowledgeGraph about(CauseId cause) {
        KnowledgeGraph its = only(cause);
        return new KnowledgeGraph(
                its.codes().stream()
                        .filter(c -> c.leads().stream().anyMatch(l -> l.by().equals(c.code())))
                        .toList(),
                its.codeless(),
                List.of());
    }

    /** Of what is here, that which leads to this cause. */
    KnowledgeGraph only(CauseId cause) {
        List<Code> its = codes.stream()
                .map(c -> new Code(
                        c.code(),
                        c.article(),
                        c.leads().stream().filter(l -> isOf(l.to(), cause)).toList()))
                .filter(c -> !c.leads().isEmpty())
                .toList();
        return new KnowledgeGraph(
                its, codeless.stream().filter(r -> isOf(r, cause)).toList(), List.of());
    }

    private static boolean isOf(Remedies remedies, CauseId cause) {
        return remedies.cause().id().equals(cause);
    }

    /** The causes that are shown, each once. */
    List<Remedies> everyCause() {
        return Stream.concat(
                        codes.stream()
                                .map(Code::leads)
                                .flatMap(Collection::stream)
                                .map(Lead::to),
                        codeless.stream())
                .distinct()
                .toList();
    }
}
