package dev.redial.client;

import static dev.redial.client.Verdict.NO;
import static dev.redial.client.Verdict.UNKNOWN;
import static dev.redial.client.Verdict.WARNS;
import static dev.redial.client.Verdict.YES;

import java.util.Locale;

/** Why a client can connect or not, each with words in {@code messages/client*.properties}. */
public enum Reason {
    SIGN_IN_FIRST(YES),
    TLS_ONLY(YES),
    CERTIFICATE_NOT_CHECKED(YES),

    CLASSIC_PROTECTION(WARNS),
    CERTIFICATE_ASKED(WARNS),

    PROTECTION_NOT_TESTED(UNKNOWN),
    PROTECTION_IF_SET(UNKNOWN),
    PROTECTION_UNSURE(UNKNOWN),
    SMART_CARD_DEMANDED(UNKNOWN),
    TLS_FAILED(UNKNOWN),
    TLS_NOT_TESTED(UNKNOWN),
    TLS_UNSURE(UNKNOWN),
    CIPHER_UNSURE(UNKNOWN),
    CERTIFICATE_NOT_SEEN(UNKNOWN),
    CERTIFICATE_UNSURE(UNKNOWN),
    SIGN_IN_NOT_TESTED(UNKNOWN),
    SIGN_IN_FAILED(UNKNOWN),
    SIGN_IN_UNSURE(UNKNOWN),
    KERBEROS_DEMANDED(UNKNOWN),
    KERBEROS_ALONE(UNKNOWN),

    PROTECTION_DIFFERS(NO),
    TLS_TOO_OLD(NO),
    TLS_TOO_NEW(NO),
    CERTIFICATE_REFUSED(NO),
    SIGN_IN_TOO_OLD(NO);

    private final Verdict verdict;

    Reason(Verdict verdict) {
        this.verdict = verdict;
    }

    /** What this reason alone makes of a client. */
    public Verdict verdict() {
        return verdict;
    }

    /** The spelling in the API: {@code tls-too-old}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
