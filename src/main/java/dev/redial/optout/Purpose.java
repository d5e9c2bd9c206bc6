package dev.redial.optout;

/** What a stranger asks for. The names are stored. */
public enum Purpose {
    /** Never to be tested from now on. */
    ADD("redial-optout="),
    /** To be tested again. */
    WITHDRAW("redial-optout-withdraw=");

    private final String prefix;

    Purpose(String prefix) {
        this.prefix = prefix;
    }

    /** What the text in the DNS begins with; so that the one text never proves the other wish. */
    String prefix() {
        return prefix;
    }
}
