package dev.redial.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A version of TLS, the oldest first. */
public enum TlsVersion {
    V1_0("1.0"),
    V1_1("1.1"),
    V1_2("1.2"),
    V1_3("1.3");

    private final String number;

    TlsVersion(String number) {
        this.number = number;
    }

    /** {@code 1.2}. */
    public String number() {
        return number;
    }

    static Optional<TlsVersion> of(String number) {
        return Arrays.stream(values()).filter(v -> v.number.equals(number)).findFirst();
    }

    static List<TlsVersion> list(String numbers) {
        return Arrays.stream(numbers.split(","))
                .map(String::strip)
                .flatMap(number -> of(number).stream())
                .toList();
    }

    /** A range of versions, both ends included. */
    record Range(TlsVersion from, TlsVersion to) {
        boolean contains(TlsVersion version) {
            return from.compareTo(version) <= 0 && version.compareTo(to) <= 0;
        }
    }
}
