package dev.redial.simulation;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How often what is thought likely turns out true, in ten bins of the probability of the first cause. */
record Calibration(List<Bin> bins, double brier) {

    private static final int BINS = 10;

    /** @param sure mean probability @param right how often it was the cause */
    record Bin(int count, double sure, double right) {}

    static Calibration of(List<Study.Ranking> rankings) {
        List<Bin> bins = IntStream.range(0, BINS)
                .mapToObj(i -> rankings.stream()
                        .filter(r -> Math.min(BINS - 1, (int) (r.sure() * BINS)) == i)
                        .toList())
                .map(in -> new Bin(
                        in.size(),
                        in.stream().mapToDouble(Study.Ranking::sure).average().orElse(0),
                        in.stream().filter(Study.Ranking::right).count() / (double) Math.max(1, in.size())))
                .toList();
        double brier = rankings.stream()
                .mapToDouble(r -> Math.pow(r.sure() - (r.right() ? 1 : 0), 2))
                .average()
                .orElse(0);
        return new Calibration(bins, brier);
    }

    /** Expected calibration error: the mean distance between thought and true, each bin by its size. */
    double error() {
        int all = bins.stream().mapToInt(Bin::count).sum();
        return bins.stream()
                .mapToDouble(bin -> bin.count() * Math.abs(bin.sure() - bin.right()) / all)
                .sum();
    }

    /** The reliability diagram. Dots on the diagonal are right; their size shows how many cases they stand for. */
    String drawing() {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 400" role="img" aria-label="Reliability diagram" font-family="sans-serif" font-size="12">
                <rect width="420" height="400" fill="#fff"/>
                <path d="M60 340V20M60 340H380" stroke="#444" fill="none"/><path d="M60 340L380 20" stroke="#999" stroke-dasharray="5 4"/>
                <text x="220" y="385" text-anchor="middle">how likely the first cause was thought</text>
                <text transform="translate(18 180) rotate(-90)" text-anchor="middle">how often it was the cause</text>
                """);
        for (int tenth = 0; tenth <= BINS; tenth += 2) {
            svg.append(
                    "<text x=\"%d\" y=\"358\" text-anchor=\"middle\">%d%%</text><text x=\"52\" y=\"%d\" text-anchor=\"end\">%d%%</text>%n"
                            .formatted(60 + tenth * 32, tenth * 10, 344 - tenth * 32, tenth * 10));
        }
        int most = bins.stream().mapToInt(Bin::count).max().orElse(1);
        bins.stream()
                .filter(bin -> bin.count() > 0)
                .forEach(bin -> svg.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#0b5cad\"><title>%d cases: thought %.0f %%, true %.0f %%</title></circle>%n",
                        60 + bin.sure() * 320,
                        340 - bin.right() * 320,
                        3 + 8 * Math.sqrt(bin.count() / (double) most),
                        bin.count(),
                        bin.sure() * 100,
                        bin.right() * 100)));
        return svg.append("</svg>\n").toString();
    }
}
