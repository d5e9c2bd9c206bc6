package dev.redial.target;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Reads settings the way the running program does, from nothing or from given values. */
final class DefaultSettings {
    private DefaultSettings() {}

    static <T> T of(Class<T> mapping) {
        return of(mapping, Map.of());
    }

    static <T> T of(Class<T> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(mapping);
    }
}
