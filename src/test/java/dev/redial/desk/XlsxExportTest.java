package dev.redial.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.figures.Table;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What lies in a workbook, read as a spreadsheet would. */
class XlsxExportTest {

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    @TempDir
    Path folder;

    /** By the directory at its end, as spreadsheets do: a stream of such a file can't be read. */
    private Map<String, Document> parts(byte[] workbook) throws Exception {
        Map<String, Document> parts = new TreeMap<>();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Path file = Files.write(folder.resolve("figures.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream part = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), factory.newDocumentBuilder().parse(part));
                }
            }
        }
        return parts;
    }

    private static List<Element> all(Map<String, Document> parts, String part, String name) {
        return all(Objects.requireNonNull(parts.get(part), part), name);
    }

    private static List<Element> all(Document part, String name) {
        NodeList found = part.getElementsByTagNameNS(NAMESPACE, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    @Test
    void formula_isTextInEveryCell() throws Exception {
        List<List<String>> rows =
                CsvExportTest.FORMULAS.stream().map(f -> List.of(f, f)).toList();
        Map<String, Document> parts = parts(XlsxExport.of(List.of(new Table("codes", List.of("=1+1", "@A1"), rows))));

        assertThat(parts.values()).allSatisfy(part -> assertThat(all(part, "f")).isEmpty());
        List<Element> cells = all(parts, "xl/worksheets/sheet1.xml", "c");
        assertThat(cells)
                .hasSize(2 * rows.size() + 2)
                .allSatisfy(c -> assertThat(c.getAttribute("t")).isEqualTo("s"));
        assertThat(all(parts, "xl/sharedStrings.xml", "si"))
                .allSatisfy(text -> assertThat(text.getTextContent()).startsWith("'"));
    }

    @Test
    void numbers_areNumbersAndNamesAreNot() throws Exception {
        Table table = new Table("steps", List.of("name", "a", "b"), List.of(List.of("2308", "12", "90.9")));
        List<Element> cells = all(parts(XlsxExport.of(List.of(table))), "xl/worksheets/sheet1.xml", "c");
        assertThat(cells.get(3).getAttribute("t")).isEqualTo("s");
        assertThat(cells.get(4).getAttribute("t")).isIn("", "n");
        assertThat(cells.get(4).getTextContent()).isEqualTo("12");
        assertThat(cells.get(5).getTextContent()).isEqualTo("90.9");
    }

    @Test
    void everyTable_hasItsSheet() throws Exception {
        List<Table> tables = List.of(
                new Table("codes", List.of("a"), List.of()), new Table("empty-search", List.of("a"), List.of()));
        assertThat(all(parts(XlsxExport.of(tables)), "xl/workbook.xml", "sheet"))
                .extracting(s -> s.getAttribute("name"))
                .containsExactly("codes", "empty-search");
    }

    @Test
    void lettersOfAllKinds_comeThrough() throws Exception {
        Table table = new Table("codes", List.of("ä \uD83D\uDE00 \uD800 \u0001"), List.of());
        assertThat(all(parts(XlsxExport.of(List.of(table))), "xl/sharedStrings.xml", "si")
                        .getFirst()
                        .getTextContent())
                .isEqualTo("ä \uD83D\uDE00 \uFFFD \uFFFD");
    }

    @Test
    void fileName_isNeverWhatSomebodyTyped() {
        assertThatThrownBy(() -> XlsxExport.response("a\".xlsx", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
