package dev.redial.probe.net;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.tls.CipherSuite;

/** IANA's names for cipher suites, which the TLS library has as names of constants only. */
final class CipherSuiteNames {

    private static final Map<Integer, String> NAMES = read();

    private CipherSuiteNames() {}

    static String of(int suite) {
        return NAMES.getOrDefault(suite, String.format(Locale.ROOT, "0x%04x", suite));
    }

    private static Map<Integer, String> read() {
        Map<Integer, String> names = new TreeMap<>();
        for (Field field : CipherSuite.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getName().startsWith("TLS_")) {
                try {
                    names.putIfAbsent(field.getInt(null), field.getName());
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("public constants are readable", e);
                }
            }
        }
        return names;
    }
}
