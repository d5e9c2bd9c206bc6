package dev.redial.desk;

import dev.redial.figures.Table;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Tables as one workbook. Names are cells of text, which no spreadsheet runs; they are made harmless all the same, for who edits such a cell or saves it as CSV makes
 * a formula of it (W-11).
 */
final class XlsxExport {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9])?");

    /** XML can't write them, and no table needs them. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{FFFE}\\x{FFFF}\\x{D800}-\\x{DFFF}]");

    private XlsxExport() {}

    /** @param tables one for each sheet; the first cell of a row is text, the others are numbers where they look like one */
    static byte[] of(List<Table> tables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Redial", null)) {
            for (Table table : tables) {
                write(table, workbook.newWorksheet(table.name()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory is writable", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Table table, Worksheet sheet) {
        for (int column = 0; column < table.head().size(); column++) {
            sheet.value(0, column, text(table.head().get(column)));
            sheet.style(0, column).bold().set();
        }
        int line = 1;
        for (List<String> row : table.rows()) {
            sheet.value(line, 0, text(row.getFirst()));
            for (int column = 1; column < row.size(); column++) {
                cell(sheet, line, column, row.get(column));
            }
            line++;
        }
        sheet.freezePane(1, 1);
    }

    private static void cell(Worksheet sheet, int line, int column, String cell) {
        if (NUMBER.matcher(cell).matches()) {
            sheet.value(line, column, new BigDecimal(cell));
        } else if (!cell.isEmpty()) {
            sheet.value(line, column, text(cell));
        }
    }

    private static String text(String cell) {
        return UNWRITABLE.matcher(CsvExport.asText(cell)).replaceAll("\uFFFD");
    }

    /** @param fileName one of our own */
    static Response response(String fileName, byte[] workbook) {
        if (!fileName.matches("[a-z0-9-]{1,40}\\.xlsx")) {
            throw new IllegalArgumentException("not a file name of ours");
        }
        return Response.ok(workbook, TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
