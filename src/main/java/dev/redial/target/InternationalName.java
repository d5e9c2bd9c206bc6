package dev.redial.target;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.util.ICUInputTooLongException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Names beyond ASCII: UTS 46, non-transitional, and IDNA 2008's choice of characters on top (UTS 46 alone lets symbols pass). */
final class InternationalName {
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /** Names such as {@code r3---sn.example} exist; the two hyphens harm nobody. */
    private static final Set<IDNA.Error> HARMLESS = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    /** RFC 5892 sections 2.6 and A: allowed although neither letters, marks nor digits; the contexts are checked by UTS46. */
    private static final String ALLOWED_BESIDES = "\u00b7\u0375\u05f3\u05f4\u06fd\u06fe\u0f0b\u200c\u200d\u3007\u30fb";

    /** UTS 39; apart, because its tables are large and most names are plain. */
    private static final class Scripts {
        private static final SpoofChecker CHECK = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL)
                .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
                .build();
    }

    private InternationalName() {}

    /** The A-label form, lower case; labels may still be empty or no host labels. */
    static String toAscii(String name) throws Unacceptable {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        try {
            UTS46.nameToASCII(name, ascii, info);
        } catch (ICUInputTooLongException label) {
            // Punycode gives up at 1 000 characters instead of reporting a label that is too long.
            throw new Unacceptable(Refusal.LABEL_TOO_LONG);
        }
        check(info);
        if (!toUnicode(ascii.toString()).codePoints().allMatch(InternationalName::allowed)) {
            throw new Unacceptable(Refusal.SYNTAX_OR_IDN);
        }
        return ascii.toString();
    }

    private static void check(IDNA.Info info) throws Unacceptable {
        Set<IDNA.Error> errors = EnumSet.noneOf(IDNA.Error.class);
        errors.addAll(info.getErrors());
        errors.removeAll(HARMLESS);
        if (errors.isEmpty()) {
            return;
        }
        boolean alone = errors.size() == 1;
        if (alone && errors.contains(IDNA.Error.EMPTY_LABEL)) {
            throw new Unacceptable(Refusal.EMPTY_LABEL);
        }
        if (errors.contains(IDNA.Error.LABEL_TOO_LONG)) {
            throw new Unacceptable(Refusal.LABEL_TOO_LONG);
        }
        if (errors.contains(IDNA.Error.DOMAIN_NAME_TOO_LONG)) {
            throw new Unacceptable(Refusal.NAME_TOO_LONG);
        }
        throw new Unacceptable(Refusal.SYNTAX_OR_IDN);
    }

    private static boolean allowed(int character) {
        if (character < 0x80) {
            return true;
        }
        return switch (UCharacter.getType(character)) {
            case UCharacterCategory.LOWERCASE_LETTER,
                    UCharacterCategory.OTHER_LETTER,
                    UCharacterCategory.MODIFIER_LETTER,
                    UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK,
                    UCharacterCategory.DECIMAL_DIGIT_NUMBER -> true;
            default -> ALLOWED_BESIDES.indexOf(character) >= 0;
        };
    }

    /** The form for people of a name that {@link #toAscii} made. */
    static String toUnicode(String ascii) {
        return UTS46.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info()).toString();
    }

    /** The name with what people see and whether that deceives. */
    static HostName.Dns shown(String ascii) {
        String unicode = ascii.contains("xn--") ? toUnicode(ascii) : ascii;
        if (unicode.equals(ascii)) {
            return new HostName.Dns(ascii, Optional.empty(), false);
        }
        boolean lookAlike = Arrays.stream(unicode.split("\\.", -1)).anyMatch(InternationalName::deceives);
        return new HostName.Dns(ascii, Optional.of(unicode), lookAlike);
    }

    private static boolean deceives(String label) {
        return !isAscii(label) && (Scripts.CHECK.failsChecks(label) || isAscii(Scripts.CHECK.getSkeleton(label)));
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** Invisible characters, and those that change the writing direction; the soft hyphen and the joiners are UTS 46's to judge. */
    static boolean invisible(int character) {
        boolean judgedLater = character == 0x00ad || character == 0x200c || character == 0x200d;
        return !judgedLater
                && (UCharacter.getType(character) == UCharacterCategory.FORMAT
                        || UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT));
    }
}
