package dev.redial.code;

import java.util.Optional;

/** What a reader of pasted text must know of the catalogue. */
public interface KnownCodes {

    /** Whether the main code is in the client's own list; decides how bare digits are meant. */
    boolean main(int number);

    /** A code from its spellings, as they stand in an address; empty when one of them is no number. */
    default Optional<ErrorCode> read(String main, Optional<String> extended) {
        Optional<ErrorCode> read = Number32.read(main, this::main).map(ErrorCode::of);
        return extended.isEmpty()
                ? read
                : read.flatMap(code ->
                        Number32.read(extended.get(), n -> true).map(more -> ErrorCode.of(code.disconnect(), more)));
    }

    /** Which number a public name stands for, such as {@code ERRCONNECT_LOGON_FAILURE}; in any case of letters. */
    Optional<Named> named(String symbol);

    /** A number of one numbering. */
    record Named(CodeNamespace namespace, int number) {}
}
