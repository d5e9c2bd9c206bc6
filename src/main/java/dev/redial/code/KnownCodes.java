package dev.redial.code;

import java.util.Optional;

/** What a reader of pasted text must know of the catalogue. */
public interface KnownCodes {

    /** Whether the main code is in the client's own list; decides how bare digits are meant. */
    boolean main(int number);

    /** Which number a public name stands for, such as {@code ERRCONNECT_LOGON_FAILURE}; in any case of letters. */
    Optional<Named> named(String symbol);

    /** A number of one numbering. */
    record Named(CodeNamespace namespace, int number) {}
}
