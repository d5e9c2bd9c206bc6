package dev.redial.code;

import java.util.Optional;

/** What could be read from a text a person typed or pasted. */
public sealed interface CodeReading {

    /**
     * An error of a Microsoft client.
     *
     * @param code the pair
     * @param inline a number that stands inside the sentence, "(Code: 0x80080005)": where the pair is 0x0/0x0 it is the real one
     * @param alternative the other reading of bare digits, such as 516, which is 0x204 as decimal and 0x516 as hex
     */
    record Found(ErrorCode code, Optional<Integer> inline, Optional<ErrorCode> alternative) implements CodeReading {

        /** The number to explain: the inline one where the pair says nothing. */
        public ErrorCode explained() {
            return code.disconnect() == 0 && inline.isPresent() ? ErrorCode.of(inline.get()) : code;
        }
    }

    /** A number of another program, in its own numbering. */
    record Foreign(CodeNamespace namespace, int number) implements CodeReading {

        /** The pair by which it is looked up: server error info is what Microsoft's clients show as the extended code. */
        public ErrorCode asErrorCode() {
            return namespace == CodeNamespace.RDP_ERRINFO ? ErrorCode.of(0, number) : ErrorCode.of(number);
        }
    }

    /** Nothing that looks like a code. */
    record Nothing(Why why) implements CodeReading {}

    /** Why nothing was read. */
    enum Why {
        EMPTY,
        TOO_LONG,
        NO_CODE
    }
}
