package dev.redial.figures;

import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.Titles;
import java.util.List;
import java.util.Locale;

/** All figures as sheets in one language. */
public final class Sheets {

    /** A group of fewer sessions is not shown to everybody: who knows of one of them would learn how it ended. */
    public static final int SMALLEST_OPEN_GROUP = 10;

    private final Figures figures;
    private final Subjects subjects;
    private final SessionSheets ofSessions;
    private final AdviceSheets ofAdvice;

    private Sheets(Figures figures, KnowledgeBase knowledge, String language, long smallest) {
        this.figures = figures;
        this.subjects = new Subjects(new Titles(knowledge, language), FigureWords.in(language));
        this.ofSessions = new SessionSheets(figures, subjects, smallest);
        this.ofAdvice = new AdviceSheets(figures, subjects, smallest);
    }

    /** What staff see. */
    public static List<Sheet> ofStaff(Figures figures, KnowledgeBase knowledge, String language) {
        Sheets s = new Sheets(figures, knowledge, language, 0);
        return List.of(
                s.ofSessions.overall(),
                s.ofSessions.weeks(),
                s.ofSessions.funnel(),
                s.ofSessions.groups(Kind.CODE),
                s.ofSessions.groups(Kind.CAUSE),
                s.ofSessions.groups(Kind.ARTICLE),
                s.ofAdvice.steps(),
                s.ofSessions.minutes(),
                s.ofAdvice.calibration(),
                s.ofAdvice.questions(),
                s.unanswered(Kind.UNKNOWN_CODE),
                s.unanswered(Kind.EMPTY_SEARCH));
    }

    /** What everybody may see where the house says so; groups of fewer than {@link #SMALLEST_OPEN_GROUP} are left out. */
    public static List<Sheet> open(Figures figures, KnowledgeBase knowledge, String language) {
        Sheets s = new Sheets(figures, knowledge, language, SMALLEST_OPEN_GROUP);
        return List.of(
                s.ofSessions.overall(),
                s.ofSessions.weeks(),
                s.ofSessions.funnel(),
                s.ofSessions.groups(Kind.CODE),
                s.ofSessions.groups(Kind.CAUSE),
                s.ofAdvice.steps());
    }

    /** What was asked for in vain. */
    private Sheet unanswered(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<List<String>> rows = figures.unanswered(kind).stream()
                .map(u -> List.of(
                        u.subject().isEmpty() ? subjects.words().of("words") : subjects.of(Kind.CODE, u.subject()),
                        SheetWords.number(u.times())))
                .toList();
        SheetWords sheets = new SheetWords(subjects.words());
        return sheets.sheet(List.of(), new Table(name, sheets.heads("column.codes", "times"), rows));
    }
}
