package dev.redial;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes that the code has, read from its annotations. */
public final class Routes {

    private static final List<Class<? extends Annotation>> ANSWERS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class, Authenticated.class);

    private Routes() {}

    /**
     * One way to ask for something.
     *
     * @param path without the patterns of its parameters
     * @param forWhom the annotation that says who may: the method's own, or its class's
     */
    public record Route(String method, String path, String where, Optional<Class<? extends Annotation>> forWhom) {

        /** As the list of routes names it. */
        public String name() {
            return method + " " + path;
        }

        public boolean atTheDesk() {
            return path.equals("/desk") || path.startsWith("/desk/");
        }
    }

    /** In no order. */
    public static List<Route> inCode() {
        JavaClasses ours = new ClassFileImporter().importPath(java.nio.file.Path.of("target", "classes", "dev"));
        return ours.stream()
                .filter(c -> c.isAnnotatedWith(Path.class))
                .flatMap(Routes::of)
                .toList();
    }

    private static Stream<Route> of(JavaClass resource) {
        return resource.getMethods().stream()
                .flatMap(method -> verb(method)
                        .map(verb -> new Route(
                                verb,
                                path(resource, method),
                                resource.getSimpleName() + "." + method.getName(),
                                forWhom(resource, method))));
    }

    private static Stream<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(a -> a.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getAnnotationOfType(HttpMethod.class).value());
    }

    private static String path(JavaClass resource, JavaMethod method) {
        String below = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String whole = "/" + resource.getAnnotationOfType(Path.class).value() + "/" + below;
        String plain = withoutPatterns(whole).replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** Patterns may hold braces of their own. */
    private static String withoutPatterns(String path) {
        return path.replaceAll("\\{(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}", "{$1}");
    }

    private static Optional<Class<? extends Annotation>> forWhom(JavaClass resource, JavaMethod method) {
        Optional<Class<? extends Annotation>> own =
                ANSWERS.stream().filter(method::isAnnotatedWith).findFirst();
        return own.or(() -> ANSWERS.stream().filter(resource::isAnnotatedWith).findFirst());
    }
}
