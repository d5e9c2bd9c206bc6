package dev.redial.bench;

import com.sun.management.ThreadMXBean;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeFiles;
import dev.redial.knowledge.KnowledgeLoader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much knowledge there is, how much of it nobody has checked, how long reading takes and what it weighs. */
final class KnowledgeFigures {

    private static final Path CONTENT = Path.of("src/main/resources/knowledge");
    private static final String MARK = "[unverified]";
    private static final int RUNS = 10;
    private static final double MILLION = 1e6;

    private KnowledgeFigures() {}

    public static void main(String[] args) throws IOException {
        long begun = System.nanoTime();
        KnowledgeBase known = load();
        System.out.printf("first reading  %.0f ms%n", (System.nanoTime() - begun) / MILLION);
        List<Double> millis = new ArrayList<>();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int i = 0; i < RUNS; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            known = load();
            millis.add((System.nanoTime() - start) / MILLION);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        millis.sort(null);
        System.out.printf(
                "warm reading   %.0f ms (median of %d), allocating %.0f MB%n",
                millis.get(RUNS / 2), RUNS, allocated / MILLION);
        System.out.printf("kept in memory %.1f MB%n", weight() / MILLION);
        System.out.printf(
                "causes %d, steps %d, questions %d, articles %d, discouraged %d, codes %d%n",
                known.causes().size(),
                known.steps().size(),
                known.questions().size(),
                known.articles().size(),
                known.discouraged().size(),
                known.entries().size());
        unverified();
    }

    private static KnowledgeBase load() {
        return switch (KnowledgeLoader.load(new KnowledgeFiles().with(CONTENT))) {
            case KnowledgeLoader.Loaded.Whole(var known) -> known;
            case KnowledgeLoader.Loaded.Broken(var defects) -> throw new IllegalStateException(defects.toString());
        };
    }

    /** What ten more copies add to the heap after collection, by ten. */
    private static long weight() {
        long before = used();
        List<KnowledgeBase> copies = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            copies.add(load());
        }
        long weight = (used() - before) / RUNS;
        if (copies.size() != RUNS) {
            throw new IllegalStateException("copies were lost");
        }
        return weight;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** English bodies only: a translation repeats the marks. */
    private static void unverified() throws IOException {
        Map<String, Integer> marks = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CONTENT)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                String path = CONTENT.relativize(file).toString();
                int count = Files.readString(file).split(Pattern.quote(MARK), -1).length - 1;
                if (count > 0 && path.matches("(causes|steps|questions|codes|discouraged)/.*")) {
                    marks.put(path, count);
                }
            }
        }
        System.out.printf(
                "unverified     %d claims in %d files%n",
                marks.values().stream().mapToInt(n -> n).sum(), marks.size());
        marks.forEach((path, count) -> System.out.println("  " + count + "  " + path));
    }
}
