package dev.redial.code;

/** What the reader of error codes promises for any text; the oracle of the mutation test and of the fuzz target. */
final class CodePromises {

    private static final CodeReader READER = new CodeReader(TestCodes.of(0x204, 0x516, 0x904));

    private CodePromises() {}

    /** Whether there is a code in it. */
    static boolean code(String text) {
        switch (READER.read(text)) {
            case CodeReading.Nothing(CodeReading.Why why) -> {
                promise((why == CodeReading.Why.EMPTY) == text.isBlank() || why == CodeReading.Why.TOO_LONG, "" + why);
                promise(why != CodeReading.Why.TOO_LONG || text.length() > CodeReader.MAX_CHARACTERS, "" + why);
                return false;
            }
            case CodeReading.Foreign foreign -> {
                promise(foreign.number() >>> 18 == 0, "more digits than were read");
                canonical(foreign.asErrorCode());
            }
            case CodeReading.Found found -> {
                canonical(found.code());
                canonical(found.explained());
                found.alternative().ifPresent(CodePromises::canonical);
            }
        }
        return true;
    }

    /** The way a code is shown is read as that code. */
    private static void canonical(ErrorCode code) {
        boolean same = READER.read(code.toString()) instanceof CodeReading.Found(ErrorCode again, var inline, var other)
                && again.equals(code)
                && inline.isEmpty()
                && other.isEmpty();
        promise(same, "shown, it is another: " + code);
    }

    private static void promise(boolean kept, String otherwise) {
        if (!kept) {
            throw new AssertionError(otherwise);
        }
    }
}
