package catenary.fuzzing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Good files made bad: flipped bits, false numbers, cut, repeated, exchanged and invented parts.
public final class Mutations {

    private static final long[] FALSE_NUMBERS = {0, 1, -1, 2, 7, 8, 127, 128, 255, 256, 32767, 32768, 65535, 65536,
            1 << 20, 1 << 24, Integer.MAX_VALUE, 1L << 31, 0xFFFFFFFFL, 1L << 32, 1L << 40, 1L << 62, Long.MAX_VALUE,
            Long.MIN_VALUE, -2, -8, -1024};
    private static final String[] FALSE_TEXTS = {"0", "-1", "2147483647", "2147483648", "4294967296",
            "9223372036854775807", "99999999999999999999999999", "1e400", "NaN", "\"", "{", "}", "[", "]", ",", "(",
            ")",
            ":", "\\u0000", "\\", "'", "null", "true", "<f8", "|O", "[[[[[[[[", "../../x", "\u00e4", "\0"};
    private static final int MOST_ADDED = 1 << 12;

    private final List<byte[]> good;
    private final SplittableRandom random;

    public Mutations(List<byte[]> good, SplittableRandom random) {
        this.good = good;
        this.random = random;
    }

    /// A new bad one.
    public byte[] next() {
        byte[] bytes = good.get(random.nextInt(good.size())).clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        if (bytes.length == 0) {
            return random(1 + random.nextInt(64));
        }
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 3 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 4, 5 -> number(bytes, at);
            case 6 -> Arrays.copyOf(bytes, at);
            case 7 -> joined(bytes, at, at + length, new byte[0]);
            case 8 -> joined(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            case 9 -> {
                byte[] other = good.get(random.nextInt(good.size()));
                int from = random.nextInt(other.length + 1);
                int to = from + random.nextInt(Math.min(MOST_ADDED, other.length - from) + 1);
                yield joined(bytes, at, random.nextBoolean() ? at : at + length, Arrays.copyOfRange(other, from, to));
            }
            default -> text(bytes, at);
        };
    }

    /// Overwrites 2, 4 or 8 bytes, aligned more often than not, as the fields of binary headers are.
    private byte[] number(byte[] bytes, int near) {
        int size = 2 << random.nextInt(3);
        int at = random.nextInt(3) == 0 ? near : near / size * size;
        if (at + size <= bytes.length) {
            long value = random.nextInt(4) == 0 ? random.nextLong(2L * bytes.length)
                    : FALSE_NUMBERS[random.nextInt(FALSE_NUMBERS.length)];
            var field = ByteBuffer.wrap(bytes, at, size)
                    .order(random.nextInt(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            switch (size) {
                case 2 -> field.putShort((short) value);
                case 4 -> field.putInt((int) value);
                default -> field.putLong(value);
            }
        }
        return bytes;
    }

    /// Puts a text in the place of a run of digits, or anywhere.
    private byte[] text(byte[] bytes, int near) {
        int start = near;
        while (start < bytes.length && !isDigit(bytes[start])) {
            start++;
        }
        start = start == bytes.length ? near : start;
        int end = start;
        while (end < bytes.length && isDigit(bytes[end])) {
            end++;
        }
        return joined(bytes, start, end, FALSE_TEXTS[random.nextInt(FALSE_TEXTS.length)].getBytes());
    }

    private static boolean isDigit(byte b) {
        return '0' <= b && b <= '9';
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] middle) {
        byte[] out = new byte[bytes.length - (to - from) + middle.length];
        System.arraycopy(bytes, 0, out, 0, from);
        System.arraycopy(middle, 0, out, from, middle.length);
        System.arraycopy(bytes, to, out, from + middle.length, bytes.length - to);
        return out;
    }
}
