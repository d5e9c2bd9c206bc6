package dev.redial.client;

import dev.redial.client.TlsVersion.Range;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client as it comes, with the updates of its time and its settings untouched.
 *
 * @param offers the protections it asks for and takes
 * @param ifSet those that it takes once somebody has switched them on
 * @param unsure those of which we do not know whether it takes them
 * @param tls the versions that it surely speaks
 * @param tlsAtMost the versions that it may speak, with other libraries or updates
 * @param weakCiphers whether it takes RC4, triple DES and the like
 * @param modernCiphersOnly whether it takes only suites with ECDHE and authenticated encryption (RFC 8446, and of RFC 5288 and 7905)
 * @param oldSignIn whether it signs in to a host without the correction of CVE-2018-0886
 * @param kerberosOnly whether it can sign in before the desktop by Kerberos alone
 * @param certificate what it does about each fault of a certificate
 * @param unverified whether some of this could not be verified
 */
public record Client(
        String id,
        String name,
        List<Protection> offers,
        List<Protection> ifSet,
        List<Protection> unsure,
        Range tls,
        Range tlsAtMost,
        Tolerance weakCiphers,
        boolean modernCiphersOnly,
        Tolerance oldSignIn,
        boolean kerberosOnly,
        Map<CertificateFault, Reaction> certificate,
        boolean unverified,
        List<Source> sources) {

    /** Where what is said of a client comes from. @param checked when somebody looked it up there */
    public record Source(String id, String title, String url, Optional<LocalDate> checked) {}
}
