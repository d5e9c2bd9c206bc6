package dev.redial.target;

/** Who asked not to be tested (REQUIREMENTS A-14). Asked at each decision, so it answers from memory. */
public interface OptOuts {

    /** Whether the name, or one above it, is not to be tested. @param ascii in canonical form */
    boolean name(String ascii);

    /** Whether the address, or a range that holds it, is not to be tested. */
    boolean address(IpAddress address);
}
