package dev.redial.finding;

import dev.redial.rdp.OsBuild;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which products of Windows a build stands for, and when their support ends ({@code finding/os-builds.csv}). */
final class OsBuilds {

    private static final String FILE = "/finding/os-builds.csv";
    private static final String ROWS = "# rows: ";
    private static final int CELLS = 6;

    private final Map<String, List<Product>> byBuild;

    private OsBuilds(Map<String, List<Product>> byBuild) {
        this.byBuild = byBuild;
    }

    /**
     * One product.
     *
     * @param ends the last day of normal support, which a paid program may outlast; empty if we do not know it
     * @param named whether people know it by this name; the others are rare editions
     */
    record Product(String name, Optional<LocalDate> ends, boolean named) {}

    /** All products of one build. */
    record Release(List<Product> products) {

        /** {@code Windows 10 1607 / Windows Server 2016}. */
        String name() {
            return products.stream().filter(Product::named).map(Product::name).collect(Collectors.joining(" / "));
        }

        /** The last day on which any of them was supported; empty while that day is not over, or not known. */
        Optional<LocalDate> endedBefore(LocalDate today) {
            return products.stream()
                    .map(p -> p.ends().orElse(LocalDate.MAX))
                    .max(Comparator.naturalOrder())
                    .filter(today::isAfter);
        }
    }

    /** What a build stands for; empty for one that is not in our list, such as a preview. */
    Optional<Release> of(OsBuild build) {
        return Optional.ofNullable(byBuild.get(build.toString())).map(Release::new);
    }

    /** Reads our own table; IllegalStateException naming what is wrong with it. */
    static OsBuilds load() {
        try (InputStream in = OsBuilds.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + ": the file is missing");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + ": the file cannot be read", e);
        }
    }

    static OsBuilds read(String text) {
        List<String> lines = text.lines().toList();
        List<String> rows =
                lines.stream().filter(line -> !line.startsWith("#")).skip(1).toList();
        if (!lines.contains(ROWS + rows.size())) {
            throw new IllegalStateException(FILE + ": has " + rows.size() + " rows, and no line '# rows: ' says so");
        }
        Map<String, List<Product>> byBuild = new LinkedHashMap<>();
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            if (cells.length != CELLS || !cells[0].matches("[0-9]+\\.[0-9]+\\.[0-9]+") || cells[1].isBlank()) {
                throw new IllegalStateException(FILE + ": '" + row + "' is not build,product,ends,named,paid,source");
            }
            byBuild.computeIfAbsent(cells[0], b -> new ArrayList<>())
                    .add(new Product(cells[1], date(cells[2]), yes(cells[3])));
            date(cells[4]);
            if (!cells[5].startsWith("https://")) {
                throw new IllegalStateException(FILE + ": '" + row + "' has no source");
            }
        }
        return new OsBuilds(byBuild);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(FILE + ": '" + text + "' is not a date", e);
        }
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalStateException(FILE + ": '" + text + "' is neither yes nor no");
        };
    }
}
