package dev.redial.rdp;

/** NegTokenResp, RFC 4178 section 4.2.2: the wrapper some servers put around an NTLM challenge. */
final class SpnegoResponse {

    private static final int TAG = DerReader.field(1);
    private static final int RESPONSE_TOKEN = 2;

    private SpnegoResponse() {}

    /** Whether a token begins like one. */
    static boolean is(byte[] token) {
        return token.length > 0 && (token[0] & 0xff) == TAG;
    }

    /** What it wraps; the state, the mechanism and the checksum beside it are passed over. */
    static byte[] responseToken(byte[] token) throws MalformedPdu {
        DerReader whole = new DerReader(token);
        DerReader choice = whole.enter(TAG);
        whole.end();
        DerReader fields = choice.enter(DerReader.SEQUENCE);
        choice.end();
        byte[] responseToken = new byte[0];
        while (fields.hasMore()) {
            DerReader content = fields.nextField();
            if (fields.lastField() == RESPONSE_TOKEN) {
                responseToken = content.onlyOctets();
            }
        }
        return responseToken;
    }
}
