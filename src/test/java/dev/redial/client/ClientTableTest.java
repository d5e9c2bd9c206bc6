package dev.redial.client;

import static dev.redial.finding.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.client.Judgement.Because;
import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.probe.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which client can connect, by the real table and by findings as they are stored. */
class ClientTableTest {

    private static final ClientTable TABLE = ClientTable.load();

    private static final Finding CREDSSP = Finding.of(NEGOTIATION_OK, "protocols", "CredSSP-EX");
    private static final Finding TLS_1_2 =
            Finding.of(TLS_OK, "version", "1.2", "cipher", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    private static final Finding ALL_TLS = Finding.of(TLS_VERSIONS, "accepted", "1.0, 1.1, 1.2", "refused", "1.3");
    private static final Finding NLA = Finding.of(NLA_OK, "version", "6");
    private static final Finding TRUSTED = certificate(CERTIFICATE_OK);

    /** A Windows computer that is well. */
    private static final List<Finding> WELL = List.of(
            CREDSSP,
            Finding.of(SECURITY_PROTOCOLS, "accepted", "TLS, CredSSP", "refused", "classic"),
            TLS_1_2,
            ALL_TLS,
            TRUSTED,
            NLA);

    private record Case(String what, List<Finding> host, String client, Verdict verdict, Reason... reasons) {}

    private static Case on(String what, List<Finding> host, String client, Verdict verdict, Reason... reasons) {
        return new Case(what, host, client, verdict, reasons);
    }

    private static final List<Case> CASES = List.of(
            on("well", WELL, "mstsc-windows-10-22h2", Verdict.YES, Reason.SIGN_IN_FIRST),
            on("well", WELL, "freerdp-3-27", Verdict.YES, Reason.SIGN_IN_FIRST),
            on("well", WELL, "ironrdp", Verdict.YES, Reason.SIGN_IN_FIRST),
            on("well, without Kerberos by TLS", WELL, "rdesktop", Verdict.YES, Reason.TLS_ONLY),
            on("well", WELL, "windows-app-windows", Verdict.UNKNOWN, Reason.PROTECTION_UNSURE),
            // The certificate
            on(
                    "self-signed",
                    faulty(CERTIFICATE_SELF_SIGNED),
                    "mstsc-windows-7",
                    Verdict.WARNS,
                    Reason.CERTIFICATE_ASKED,
                    Reason.SIGN_IN_FIRST),
            on("self-signed", faulty(CERTIFICATE_SELF_SIGNED), "guacamole", Verdict.NO, Reason.CERTIFICATE_REFUSED),
            on(
                    "self-signed",
                    faulty(CERTIFICATE_SELF_SIGNED),
                    "ironrdp",
                    Verdict.YES,
                    Reason.SIGN_IN_FIRST,
                    Reason.CERTIFICATE_NOT_CHECKED),
            on(
                    "self-signed",
                    faulty(CERTIFICATE_SELF_SIGNED),
                    "windows-app-android",
                    Verdict.UNKNOWN,
                    Reason.CERTIFICATE_UNSURE),
            on("short key", faulty(CERTIFICATE_WEAK_KEY), "freerdp-3", Verdict.UNKNOWN, Reason.CERTIFICATE_UNSURE),
            on("unreadable", faulty(CERTIFICATE_UNREADABLE), "freerdp-3", Verdict.UNKNOWN, Reason.CERTIFICATE_NOT_SEEN),
            on("nothing seen", without(CERTIFICATE_OK), "freerdp-3", Verdict.UNKNOWN, Reason.CERTIFICATE_NOT_SEEN),
            on(
                    "gateway's",
                    with(WELL, Finding.of(CERTIFICATE_EXPIRED, "on", "gateway")),
                    "guacamole",
                    Verdict.YES,
                    Reason.SIGN_IN_FIRST),
            // TLS
            on("1.2 only", tls("1.2", "1.0, 1.1, 1.3"), "mstsc-windows-7", Verdict.UNKNOWN, Reason.TLS_UNSURE),
            on("1.3 only", tls("1.3", "1.0, 1.1, 1.2"), "mstsc-windows-7", Verdict.NO, Reason.TLS_TOO_NEW),
            on("1.3 only", tls("1.3", "1.0, 1.1, 1.2"), "mstsc-windows-11-24h2", Verdict.YES, Reason.SIGN_IN_FIRST),
            on(
                    "1.3 only, older finding",
                    with(without(TLS_VERSIONS, TLS_OK), Finding.of(TLS_ONLY_1_3)),
                    "mstsc-windows-10-22h2",
                    Verdict.NO,
                    Reason.TLS_TOO_NEW),
            on("1.0 only", tls("1.0", "1.1, 1.2, 1.3"), "freerdp-3-27", Verdict.NO, Reason.TLS_TOO_OLD),
            on("1.0 only", tls("1.0", "1.1, 1.2, 1.3"), "freerdp-3", Verdict.UNKNOWN, Reason.TLS_UNSURE),
            on("1.0 only", tls("1.0", "1.1, 1.2, 1.3"), "mstsc-windows-7", Verdict.YES, Reason.SIGN_IN_FIRST),
            on(
                    "1.0, older finding",
                    with(without(TLS_VERSIONS, TLS_OK), Finding.of(TLS_TOO_OLD, "version", "1.0")),
                    "freerdp-3-27",
                    Verdict.NO,
                    Reason.TLS_TOO_OLD),
            on(
                    "only our own choice seen",
                    without(TLS_VERSIONS),
                    "mstsc-windows-10-1607",
                    Verdict.YES,
                    Reason.SIGN_IN_FIRST),
            on(
                    "1.3 chosen, rest not tried",
                    with(without(TLS_VERSIONS, TLS_OK), Finding.of(TLS_OK, "version", "1.3", "cipher", "x")),
                    "mstsc-windows-10-1607",
                    Verdict.UNKNOWN,
                    Reason.TLS_NOT_TESTED),
            on(
                    "1.3 chosen, rest not tried",
                    with(without(TLS_VERSIONS, TLS_OK), Finding.of(TLS_OK, "version", "1.3", "cipher", "x")),
                    "freerdp-2",
                    Verdict.UNKNOWN,
                    Reason.TLS_NOT_TESTED),
            on(
                    "reset",
                    List.of(CREDSSP, Finding.of(TLS_RESET_AFTER_HELLO)),
                    "mstsc-windows-10-22h2",
                    Verdict.UNKNOWN,
                    Reason.TLS_FAILED),
            on("not reached", List.of(CREDSSP), "mstsc-windows-10-22h2", Verdict.UNKNOWN, Reason.TLS_NOT_TESTED),
            on(
                    "triple DES",
                    with(WELL, Finding.of(TLS_WEAK_CIPHER, "cipher", "TLS_RSA_WITH_3DES_EDE_CBC_SHA")),
                    "freerdp-3-27",
                    Verdict.UNKNOWN,
                    Reason.CIPHER_UNSURE),
            on(
                    "CBC",
                    with(
                            without(TLS_OK),
                            Finding.of(TLS_OK, "version", "1.2", "cipher", "TLS_RSA_WITH_AES_128_CBC_SHA")),
                    "ironrdp",
                    Verdict.UNKNOWN,
                    Reason.CIPHER_UNSURE),
            on(
                    "CBC",
                    with(
                            without(TLS_OK),
                            Finding.of(TLS_OK, "version", "1.2", "cipher", "TLS_RSA_WITH_AES_128_CBC_SHA")),
                    "freerdp-3",
                    Verdict.YES,
                    Reason.SIGN_IN_FIRST),
            // Sign-in
            on(
                    "old CredSSP",
                    with(WELL, Finding.of(CREDSSP_OLD, "version", "2")),
                    "mstsc-windows-10-22h2",
                    Verdict.NO,
                    Reason.SIGN_IN_TOO_OLD),
            on(
                    "old CredSSP",
                    with(WELL, Finding.of(CREDSSP_OLD, "version", "2")),
                    "freerdp-3",
                    Verdict.YES,
                    Reason.SIGN_IN_FIRST),
            on(
                    "old CredSSP",
                    with(WELL, Finding.of(CREDSSP_OLD, "version", "2")),
                    "ironrdp",
                    Verdict.UNKNOWN,
                    Reason.SIGN_IN_UNSURE),
            on(
                    "NTLM blocked",
                    with(without(NLA_OK), Finding.of(NTLM_BLOCKED)),
                    "mstsc-windows-10-22h2",
                    Verdict.UNKNOWN,
                    Reason.KERBEROS_DEMANDED),
            on(
                    "sign-in not reached",
                    without(NLA_OK),
                    "mstsc-windows-10-22h2",
                    Verdict.UNKNOWN,
                    Reason.SIGN_IN_NOT_TESTED),
            on(
                    "sign-in closed",
                    with(without(NLA_OK), Finding.of(NLA_CLOSED)),
                    "freerdp-3",
                    Verdict.UNKNOWN,
                    Reason.SIGN_IN_FAILED),
            on(
                    "NLA demanded",
                    with(without(SECURITY_PROTOCOLS), Finding.of(NLA_REQUIRED)),
                    "rdesktop",
                    Verdict.UNKNOWN,
                    Reason.KERBEROS_ALONE),
            // Protection
            on(
                    "classic only",
                    List.of(Finding.of(CLASSIC_ONLY)),
                    "freerdp-3-27",
                    Verdict.WARNS,
                    Reason.CLASSIC_PROTECTION),
            on("classic only", List.of(Finding.of(CLASSIC_ONLY)), "ironrdp", Verdict.NO, Reason.PROTECTION_DIFFERS),
            on(
                    "classic only",
                    List.of(Finding.of(CLASSIC_ONLY)),
                    "mstsc-windows-11-24h2",
                    Verdict.UNKNOWN,
                    Reason.PROTECTION_UNSURE),
            on(
                    "xrdp",
                    List.of(Finding.of(NEGOTIATION_OK, "protocols", "TLS"), TLS_1_2, TRUSTED),
                    "mstsc-windows-10-22h2",
                    Verdict.YES,
                    Reason.TLS_ONLY),
            on(
                    "no certificate",
                    List.of(Finding.of(SERVER_HAS_NO_CERTIFICATE)),
                    "freerdp-3",
                    Verdict.UNKNOWN,
                    Reason.PROTECTION_NOT_TESTED),
            on(
                    "no certificate, classic taken",
                    List.of(Finding.of(SERVER_HAS_NO_CERTIFICATE), Finding.of(CLASSIC_ALLOWED)),
                    "freerdp-3",
                    Verdict.WARNS,
                    Reason.CLASSIC_PROTECTION),
            on(
                    "Entra ID",
                    List.of(Finding.of(ENTRA_REQUIRED)),
                    "mstsc-windows-11-24h2",
                    Verdict.UNKNOWN,
                    Reason.PROTECTION_IF_SET),
            on(
                    "Entra ID",
                    List.of(Finding.of(ENTRA_REQUIRED)),
                    "mstsc-windows-8-1",
                    Verdict.NO,
                    Reason.PROTECTION_DIFFERS),
            on(
                    "smart card",
                    List.of(Finding.of(SMARTCARD_REQUIRED)),
                    "mstsc-windows-8-1",
                    Verdict.UNKNOWN,
                    Reason.SMART_CARD_DEMANDED),
            on(
                    "refused oddly",
                    List.of(Finding.of(NEGOTIATION_REFUSED)),
                    "mstsc-windows-8-1",
                    Verdict.UNKNOWN,
                    Reason.PROTECTION_NOT_TESTED));

    @TestFactory
    Stream<DynamicTest> host_suitsClient() {
        return CASES.stream()
                .map(c -> DynamicTest.dynamicTest(c.what() + ", " + c.client(), () -> {
                    Judgement judgement = judge(c.host(), c.client());
                    assertThat(judgement.verdict()).isEqualTo(c.verdict());
                    assertThat(judgement.told()).extracting(Because::reason).containsExactly(c.reasons());
                }));
    }

    @Test
    void everyReason_hasACase() {
        assertThat(CASES.stream().flatMap(c -> Arrays.stream(c.reasons())).distinct())
                .containsExactlyInAnyOrder(Reason.values());
    }

    @Test
    void hostWithoutAnswer_hasNoTable() {
        assertThat(TABLE.judge(List.of())).isEmpty();
        assertThat(TABLE.judge(List.of(
                        Finding.of(PORT_OPEN, "port", "3389"),
                        Finding.of(CLOSED_ON_CONNECT),
                        Finding.of(NOT_RDP, "service", "http"),
                        Finding.of(NOT_TESTED).during(Stage.NEGOTIATION))))
                .isEmpty();
    }

    @Test
    void addressThatDiffers_counts() {
        List<Finding> hosts = new ArrayList<>();
        WELL.forEach(f -> hosts.add(f.at("192.0.2.7")));
        List.of(CREDSSP, TLS_1_2, certificate(CERTIFICATE_SELF_SIGNED), NLA).forEach(f -> hosts.add(f.at("192.0.2.8")));
        assertThat(judge(hosts, "freerdp-3").verdict()).isEqualTo(Verdict.WARNS);
        assertThat(judge(hosts, "guacamole").verdict()).isEqualTo(Verdict.NO);

        // One that does not answer is told of elsewhere.
        List<Finding> oneDead = new ArrayList<>();
        WELL.forEach(f -> oneDead.add(f.at("192.0.2.7")));
        oneDead.add(Finding.of(CLOSED_ON_CONNECT).at("192.0.2.8"));
        assertThat(judge(oneDead, "freerdp-3").verdict()).isEqualTo(Verdict.YES);
    }

    /** Whatever single finding is all we have: nobody is told yes. */
    @Test
    void loneFinding_isNeverEnoughForYes() {
        for (FindingCode code : FindingCode.values()) {
            List<Finding> lone = List.of(CREDSSP, Finding.of(code));
            assertThat(TABLE.judge(lone)).as(code.name()).noneMatch(j -> j.verdict() == Verdict.YES);
        }
    }

    @Test
    void everyClient_isJudgedInTheOrderOfTheFile() {
        assertThat(TABLE.judge(WELL)).extracting(Judgement::client).isEqualTo(TABLE.clients());
        assertThat(TABLE.clients()).hasSizeGreaterThan(20);
    }

    @Test
    void brokenTable_namesAllThatIsWrong() {
        assertThatThrownBy(() -> ClientTable.read("""
                checked: 2026-11-22
                shared: {}
                sources:
                  page: {title: A page, url: 'http://a.example'}
                clients:
                  - id: Not An Id
                    name: One
                    offers: [CredSSP, TLZ]
                    tls: {from: 1.2, to: 1.4}
                    weak-ciphers: maybe
                    old-credssp: refuses
                    certificate: {self-signed: asks}
                    sources: [page, other]
                    colour: green
                  - just a word
                """))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "must begin with https://",
                        "'Not An Id' must be a name of its own",
                        "there is no 'TLZ'",
                        "there is no '1.4'",
                        "there is no 'maybe'",
                        "'expired' is missing",
                        "there is no 'other'",
                        "unknown key 'colour'",
                        "rests on a source that nobody checked",
                        "clients 2: must be a table");
    }

    @Test
    void unreadableTable_saysSo() {
        assertThatThrownBy(() -> ClientTable.read("clients: [")).hasMessageContaining("is not valid YAML");
        assertThatThrownBy(() -> ClientTable.read("")).hasMessageContaining("'clients' must be a list of tables");
    }

    private static Judgement judge(List<Finding> host, String client) {
        return TABLE.judge(host).stream()
                .filter(j -> j.client().id().equals(client))
                .findFirst()
                .orElseThrow();
    }

    private static Finding certificate(FindingCode code) {
        return Finding.of(code, "on", "host");
    }

    private static List<Finding> faulty(FindingCode code) {
        return with(without(CERTIFICATE_OK), certificate(code));
    }

    private static List<Finding> tls(String accepted, String refused) {
        return with(without(TLS_VERSIONS, TLS_OK), Finding.of(TLS_VERSIONS, "accepted", accepted, "refused", refused));
    }

    private static List<Finding> with(List<Finding> host, Finding more) {
        List<Finding> all = new ArrayList<>(host);
        all.add(more);
        return all;
    }

    private static List<Finding> without(FindingCode... codes) {
        return WELL.stream().filter(f -> !List.of(codes).contains(f.code())).toList();
    }
}
