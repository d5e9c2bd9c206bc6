package dev.redial.rdp;

import static dev.redial.rdp.Hex.join;
import static dev.redial.rdp.Samples.endMark;
import static dev.redial.rdp.Samples.pair;
import static dev.redial.rdp.Samples.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import com.hierynomus.msdtyp.FileTime;
import com.hierynomus.ntlm.av.AvId;
import com.hierynomus.ntlm.messages.TargetInfo;
import com.hierynomus.protocol.commons.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** smbj reads challenges independently of us: for good ones, both must see the same. */
class NtlmChallengeOracleTest {

    private static final String ALPHABET = "abcXYZ059-.äßж会";

    @Test
    void smbj_seesTheSame() throws Exception {
        Random random = new Random(4711);
        for (int i = 0; i < 2_000; i++) {
            byte[] message = anyChallenge(random);
            NtlmChallenge ours = NtlmChallenge.read(message);
            com.hierynomus.ntlm.messages.NtlmChallenge theirs = new com.hierynomus.ntlm.messages.NtlmChallenge();
            theirs.read(new Buffer.PlainBuffer(message, com.hierynomus.protocol.commons.buffer.Endian.LE));
            assertThat(ours.targetName()).contains(theirs.getTargetName());
            assertThat(ours.netbiosComputer()).isEqualTo(name(theirs.getTargetInfo(), AvId.MsvAvNbComputerName));
            assertThat(ours.netbiosDomain()).isEqualTo(name(theirs.getTargetInfo(), AvId.MsvAvNbDomainName));
            assertThat(ours.dnsComputer()).isEqualTo(name(theirs.getTargetInfo(), AvId.MsvAvDnsComputerName));
            assertThat(ours.dnsDomain()).isEqualTo(name(theirs.getTargetInfo(), AvId.MsvAvDnsDomainName));
            assertThat(ours.dnsTree()).isEqualTo(name(theirs.getTargetInfo(), AvId.MsvAvDnsTreeName));
            assertThat(ours.timestamp().map(time -> time.toEpochMilli()))
                    .isEqualTo(value(theirs.getTargetInfo(), AvId.MsvAvTimestamp)
                            .map(time -> ((FileTime) time).toEpochMillis()));
            assertThat(theirs.getVersion())
                    .asString()
                    .contains(String.valueOf(ours.osBuild().orElseThrow().build()));
        }
    }

    private static byte[] anyChallenge(Random random) {
        List<byte[]> pairs = new ArrayList<>();
        for (int id = 1; id <= 5; id++) {
            if (random.nextInt(4) > 0) {
                pairs.add(pair(id, utf16(anyName(random))));
            }
        }
        if (random.nextBoolean()) {
            pairs.add(Samples.timestamp(Samples.SEPTEMBER_2024 + random.nextLong(1L << 50)));
        }
        Collections.shuffle(pairs, random);
        pairs.add(endMark());
        Samples.Challenge challenge = new Samples.Challenge();
        challenge.targetName = utf16(anyName(random));
        challenge.targetInfo = join(pairs.toArray(byte[][]::new));
        int[] builds = {7601, 9600, 14393, 17763, 19045, 20348, 22631, 26100};
        challenge.version = new ByteWriter()
                .u8(10)
                .u8(0)
                .u16le(builds[random.nextInt(builds.length)])
                .bytes(Hex.hex("00 00 00 0f"))
                .toByteArray();
        return challenge.bytes();
    }

    private static String anyName(Random random) {
        StringBuilder name = new StringBuilder();
        for (int length = 1 + random.nextInt(20); length > 0; length--) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    private static Optional<String> name(TargetInfo info, AvId id) {
        return value(info, id).map(String.class::cast);
    }

    private static Optional<Object> value(TargetInfo info, AvId id) {
        return info.hasAvPair(id) ? Optional.of(info.getAvPair(id).getValue()) : Optional.empty();
    }
}
