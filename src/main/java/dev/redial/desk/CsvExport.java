package dev.redial.desk;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Tables for spreadsheets (W-11). Cells hold words of visitors and peers, and a spreadsheet runs a cell that looks like a formula.
 */
final class CsvExport {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a formula can begin with; the wide forms because spreadsheets of East Asia read them as the narrow ones. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\0＝＋－＠";

    /** RFC 4180. All cells are quoted: in countries whose spreadsheets part cells at a semicolon, one cell stays one. */
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private CsvExport() {}

    /** @param rows cells in the order of the head */
    static byte[] of(List<String> head, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(head.stream().map(CsvExport::asText));
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(CsvExport::asText));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is writable", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param fileName one of our own, never made from what a visitor typed */
    static Response response(String fileName, byte[] csv) {
        if (!fileName.matches("[a-z0-9-]{1,40}\\.csv")) {
            throw new IllegalArgumentException("not a file name of ours");
        }
        return Response.ok(csv, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The cell, never to be taken for a formula. */
    static String asText(String cell) {
        return cell.chars()
                .filter(c -> !blank(c))
                .limit(1)
                .filter(c -> FORMULA_STARTS.indexOf(c) >= 0)
                .mapToObj(c -> "'" + cell)
                .findFirst()
                .orElse(cell);
    }

    /** Also what no eye sees: spreadsheets trim some of it before they look for a formula. */
    private static boolean blank(int c) {
        return c != '\t'
                && c != '\r'
                && c != '\n'
                && (Character.isWhitespace(c) || Character.isSpaceChar(c) || invisible(c));
    }

    private static boolean invisible(int c) {
        return c != 0 && (Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.CONTROL);
    }
}
