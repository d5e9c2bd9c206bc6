package dev.redial.practice;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** TSRequest, the one message of CredSSP, MS-CSSP 2.2.1: {@code version [0], negoTokens [1], ..., errorCode [4]}. */
final class CredSspBytes {

    /** No honest first TSRequest comes near it. */
    private static final int LARGEST_TSREQUEST = 65_536;

    private CredSspBytes() {}

    /** The first token of the TSRequest that comes next; empty if something else comes or the client leaves. */
    static Optional<byte[]> readToken(InputStream in) throws IOException {
        var request = new ASN1InputStream(in, LARGEST_TSREQUEST).readObject();
        return request instanceof ASN1Sequence fields ? firstToken(fields) : Optional.empty();
    }

    private static Optional<byte[]> firstToken(ASN1Sequence fields) throws IOException {
        for (ASN1Encodable field : fields) {
            if (field instanceof ASN1TaggedObject tagged
                    && tagged.getTagNo() == 1
                    && tagged.getExplicitBaseObject() instanceof ASN1Sequence tokens
                    && tokens.getObjectAt(0) instanceof ASN1Sequence item
                    && item.getObjectAt(0) instanceof ASN1TaggedObject token
                    && token.getExplicitBaseObject() instanceof ASN1OctetString octets) {
                return Optional.of(octets.getOctets());
            }
        }
        return Optional.empty();
    }

    static byte[] withToken(int version, byte[] token) throws IOException {
        var item = new DERSequence(new DERTaggedObject(0, new DEROctetString(token)));
        return tsRequest(version, new DERTaggedObject(1, new DERSequence(item)));
    }

    /** NTSTATUS goes as a signed 32-bit INTEGER, so failures look negative. */
    static byte[] withErrorCode(int version, int ntStatus) throws IOException {
        return tsRequest(version, new DERTaggedObject(4, new ASN1Integer(ntStatus)));
    }

    private static byte[] tsRequest(int version, ASN1Encodable field) throws IOException {
        var versionField = new DERTaggedObject(0, new ASN1Integer(version));
        return new DERSequence(new ASN1Encodable[] {versionField, field}).getEncoded();
    }
}
