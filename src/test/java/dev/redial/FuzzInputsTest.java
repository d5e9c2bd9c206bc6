package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each fuzz target on the inputs kept for it, which are valid ones and all that fuzzing ever broke something with. Without
 * Jazzer's instrumentation, and so in milliseconds.
 */
class FuzzInputsTest {

    private static final Path CLASSES = Path.of("target", "test-classes");

    @TestFactory
    Stream<DynamicContainer> keptInputs_breakNothing() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<Path> targets =
                    files.filter(file -> file.toString().endsWith("Fuzz.class")).toList();
            assertThat(targets).isNotEmpty();
            return targets.stream().sorted().map(FuzzInputsTest::replay);
        }
    }

    private static DynamicContainer replay(Path classFile) {
        String name = CLASSES.relativize(classFile).toString().replace(".class", "");
        Target target = Target.of(name.replace('/', '.').replace('\\', '.'));
        Path folder = CLASSES.resolve(name + "Inputs");
        return dynamicContainer(
                name,
                inputs(folder).stream()
                        .map(input -> dynamicTest(
                                folder.relativize(input).toString(), () -> target.run(Files.readAllBytes(input)))));
    }

    private static List<Path> inputs(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("a fuzz target without inputs to start from", e);
        }
    }

    /** The one method of a target, on a new instance. */
    private record Target(Constructor<?> maker, Method method) {

        static Target of(String className) {
            try {
                Class<?> type = Class.forName(className);
                List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                        .toList();
                assertThat(methods)
                        .as("fuzz tests in %s; Jazzer runs no more than one", className)
                        .hasSize(1);
                Constructor<?> maker = type.getDeclaredConstructor();
                maker.setAccessible(true);
                methods.getFirst().setAccessible(true);
                return new Target(maker, methods.getFirst());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(className, e);
            }
        }

        void run(byte[] input) throws Throwable {
            try {
                method.invoke(maker.newInstance(), (Object) input);
            } catch (InvocationTargetException broken) {
                throw broken.getCause();
            }
        }
    }
}
