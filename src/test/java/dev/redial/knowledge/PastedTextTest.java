package dev.redial.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.CodeReader;
import dev.redial.code.CodeReading;
import dev.redial.code.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What people paste (src/test/resources/dev/redial/code/pasted.yaml), read with the catalogue that ships. */
class PastedTextTest {

    private static final CodeReader READER = new CodeReader(KnowledgeContentTest.SHIPPED);

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> samples() throws IOException {
        try (InputStream file = CodeReader.class.getResourceAsStream("pasted.yaml")) {
            return (List<Map<String, String>>) new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        }
    }

    @TestFactory
    Stream<DynamicTest> pastedText_isRead() throws IOException {
        return samples().stream()
                .map(sample -> DynamicTest.dynamicTest(String.valueOf(sample.get("text")), () -> isRead(sample)));
    }

    private static void isRead(Map<String, String> sample) {
        switch (READER.read(String.valueOf(sample.get("text")))) {
            case CodeReading.Found found -> {
                assertThat(found.explained()).hasToString(sample.get("code"));
            }
            case CodeReading.Foreign(var namespace, var number) -> {
                assertThat(ErrorCode.hex(number)).isEqualTo(sample.get("number"));
                assertThat(namespace.id()).isEqualTo(sample.get("namespace"));
                assertThat(KnowledgeContentTest.SHIPPED.now().entry(namespace, number))
                        .isPresent();
            }
            case CodeReading.Nothing(var why) -> throw new AssertionError(why);
        }
    }

    @Test
    void thereAreFortySamplesAtLeast() throws IOException {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void whatIsNoCode_isLeftAlone() {
        for (String text : List.of(
                "It fails since 2026, on port 3389, version 10.0.26100.3775, at 10:24:11",
                "My PC is 192.168.1.100",
                "call +49 30 123456",
                "MY_PC_NAME is wrong")) {
            assertThat(READER.read(text)).as(text).isInstanceOf(CodeReading.Nothing.class);
        }
    }
}
