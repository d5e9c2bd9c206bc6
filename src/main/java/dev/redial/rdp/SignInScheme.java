package dev.redial.rdp;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A way to sign in that a server offers in WWW-Authenticate, RFC 9110 section 11.6.1. */
public enum SignInScheme {
    /** RFC 4559: Kerberos, or NTLM inside it. */
    NEGOTIATE("Negotiate"),
    NTLM("NTLM"),
    DIGEST("Digest"),
    BASIC("Basic"),
    BEARER("Bearer"),
    /** One we don't know. */
    OTHER("other");

    /** Longer than any challenge before the first word of a sign-in. */
    private static final int LONGEST_VALUE = 4096;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"[^\"]*+\"";
    private static final Pattern PARAMETER = Pattern.compile(TOKEN + "\\s*+=\\s*+(" + TOKEN + "|" + QUOTED + ")");
    private static final Pattern ALONE = Pattern.compile(TOKEN);
    private static final Pattern WITH_TOKEN68 = Pattern.compile(TOKEN + " ++[A-Za-z0-9._~+/-]++=*+");
    private static final Pattern WITH_PARAMETER = Pattern.compile(TOKEN + " ++" + PARAMETER.pattern());

    private final String spelling;

    SignInScheme(String spelling) {
        this.spelling = spelling;
    }

    /** As in the header, but always in one spelling. */
    public String spelling() {
        return spelling;
    }

    /**
     * The schemes that are offered, each once.
     *
     * @throws MalformedPdu {@code http-challenge} when a value is no list of challenges
     */
    static Set<SignInScheme> read(List<String> values) throws MalformedPdu {
        Set<SignInScheme> offered = EnumSet.noneOf(SignInScheme.class);
        for (String value : values) {
            if (value.length() > LONGEST_VALUE) {
                throw new MalformedPdu("http-challenge");
            }
            // An escaped quotation mark would end the text too early; its content does not matter here.
            readList(value.replaceAll("\\\\.", "_"), offered);
        }
        return offered;
    }

    /** {@code Negotiate, Basic realm="a, b", charset="UTF-8"}: commas part challenges and parameters alike. */
    private static void readList(String value, Set<SignInScheme> offered) throws MalformedPdu {
        boolean inChallenge = false;
        for (String element : elements(value)) {
            if (inChallenge && PARAMETER.matcher(element).matches()) {
                continue;
            }
            boolean challenge = ALONE.matcher(element).matches()
                    || WITH_TOKEN68.matcher(element).matches()
                    || WITH_PARAMETER.matcher(element).matches();
            if (challenge) {
                offered.add(named(element.split(" ", 2)[0]));
                inChallenge = true;
            } else if (!element.isEmpty()) {
                throw new MalformedPdu("http-challenge");
            }
        }
    }

    /** What the commas outside quotation marks part. */
    private static List<String> elements(String value) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < value.length(); i++) {
            quoted ^= value.charAt(i) == '"';
            if (value.charAt(i) == ',' && !quoted) {
                elements.add(value.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        elements.add(value.substring(begin).strip());
        return elements;
    }

    private static SignInScheme named(String scheme) {
        for (SignInScheme known : values()) {
            if (known != OTHER && known.spelling.toLowerCase(Locale.ROOT).equals(scheme.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        return OTHER;
    }
}
