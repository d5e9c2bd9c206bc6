package dev.redial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Spoils valid input at random, but the same way each time. */
public final class Mutator {

    /** How many mutations each parser sees: 10<sup>5</sup>, with {@code -Pfull} 10<sup>6</sup>. */
    public static final int ROUNDS = Integer.getInteger("redial.mutations", 100_000);

    private final Random random;

    public Mutator(long seed) {
        random = new Random(seed);
    }

    /** A copy with one to four changes: a byte, a bit, an insertion, a removal, a cut, or a part said twice. */
    public byte[] mutate(byte[] valid) {
        byte[] bytes = valid.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> bytes[at] = (byte) random.nextInt(256);
                case 3, 4 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 5 -> bytes = replaced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
                case 6 ->
                    bytes = random.nextInt(4) == 0
                            ? Arrays.copyOf(bytes, at)
                            : replaced(bytes, at, at + 1, new byte[0]);
                default -> {
                    int until = at + random.nextInt(bytes.length - at);
                    bytes = replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, until));
                }
            }
        }
        return bytes;
    }

    /** A copy with one to three characters replaced, put in or taken out, the new ones from {@code alphabet}. */
    public String mutate(String valid, String alphabet) {
        StringBuilder text = new StringBuilder(valid);
        for (int n = random.nextInt(3); n >= 0 && !text.isEmpty(); n--) {
            int at = random.nextInt(text.length());
            char with = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, with);
                case 1 -> text.insert(at, with);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    /** A number from 0 to one less than {@code bound}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Bytes as text, so that both ASCII and every UTF-16 unit, alone or paired, can come out of a fuzzer. */
    public static String text(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == (byte) 0xff
                ? new String(Arrays.copyOfRange(bytes, 1, (bytes.length - 1) | 1), StandardCharsets.UTF_16LE)
                : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] bytes, int from, int until, byte[] instead) {
        byte[] all = new byte[bytes.length - (until - from) + instead.length];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(instead, 0, all, from, instead.length);
        System.arraycopy(bytes, until, all, from + instead.length, bytes.length - until);
        return all;
    }
}
