package dev.redial.finding;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The certificate of a host. */
class ReadCertificateFuzz {

    @FuzzTest
    void read(byte[] der) {
        CertificatePromises.certificate(der);
    }
}
