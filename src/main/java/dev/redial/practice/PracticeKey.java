package dev.redial.practice;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Kinds of keys a certificate can have. */
public enum PracticeKey {
    RSA_2048,
    RSA_1024,
    EC_P256;

    /** A new pair; RSA takes a tenth of a second or more. */
    public KeyPair generate() {
        return switch (this) {
            case RSA_2048 -> generate("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
            case RSA_1024 -> generate("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4));
            case EC_P256 -> generate("EC", new ECGenParameterSpec("secp256r1"));
        };
    }

    private static KeyPair generate(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
