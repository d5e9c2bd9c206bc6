package dev.redial.desk;

import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;

/** A knowledge of four causes in which everything that can lead nowhere does so once. */
final class SmallKnowledge {

    private SmallKnowledge() {}

    static KnowledgeFiles files() {
        return new KnowledgeFiles()
                .with("sources.yaml", "house: {title: House, url: /about/probe, kind: own, checked: null, read: none}")
                .with("steps/reboot.md", step(false))
                .with("steps/lower.md", step(true))
                .with("steps/forgotten.md", step(false))
                .with("questions/moment.md", question())
                .with("questions/weather.md", question())
                .with("causes/key.md", cause(20, "{\"0x904/0x7\": typical, \"*/0x101\": rare}", "{reboot: often}"))
                .with("causes/socket.md", cause(40, "{\"0x904\": possible}", "{reboot: rarely, lower: usually}"))
                .with("causes/weak.md", cause(5, "{none: typical}", "{lower: often}"))
                .with("causes/lost.md", cause(5, "{}", "{reboot: often}"))
                .with("codes/0x904-0x7.md", article())
                .with("codes/0x204.md", article())
                .with("de/causes/key.md", "# Der Schlüssel\n\nEr ist zu [unverified].\n");
    }

    static KnowledgeBase read(KnowledgeFiles files) {
        return switch (KnowledgeLoader.load(files)) {
            case KnowledgeLoader.Loaded.Whole(var knowledge) -> knowledge;
            case KnowledgeLoader.Loaded.Broken(var defects) -> throw new AssertionError(defects);
        };
    }

    static String cause(int prior, String codes, String steps) {
        String answers = codes.contains("none") ? "{moment/now: often}" : "{moment/now: rarely}";
        return """
                ---
                stage: tls
                prior: %d
                visibility: both
                codes: %s
                findings: {TLS_OK: never}
                answers: %s
                steps: %s
                sources: [house]
                ---
                # Cause of weight %d

                So it is [unverified], or so they say [unverified].
                """.formatted(prior, codes, answers, steps, prior);
    }

    private static String step(boolean weakens) {
        return """
                ---
                who: [user]
                minutes: 5
                risk: low
                weakens-security: %s
                %schanges: []
                sources: []
                ---
                # Do something

                Then look.
                """.formatted(weakens, weakens ? "undo-within-minutes: 30\n" : "");
    }

    private static String question() {
        return "---\nminutes: 1\nanswers: [now, later]\n---\n# When?\n\n## now\nNow\n## later\nLater\n";
    }

    private static String article() {
        return "---\nreviewed: 2026-11-22\nsources: []\n---\n# An article\n\nAbout a code.\n";
    }
}
