package dev.redial.rdp;

import java.util.Locale;

/** How a host encrypts under classic security, MS-RDPBCGR 2.2.1.4.3 and 5.3.1. */
public enum EncryptionLevel {
    NONE(0),
    /** Only what the client sends is encrypted. */
    LOW(1),
    /** With the longest key that the client knows. */
    CLIENT_COMPATIBLE(2),
    /** 128 bit. */
    HIGH(3),
    FIPS(4);

    private final int number;

    EncryptionLevel(int number) {
        this.number = number;
    }

    /** The level of this number. */
    static EncryptionLevel of(long number) throws MalformedPdu {
        for (EncryptionLevel level : values()) {
            if (level.number == number) {
                return level;
            }
        }
        throw new MalformedPdu("mcs-level");
    }

    /** The spelling in findings: {@code client-compatible}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
