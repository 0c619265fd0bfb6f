package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.serializers.BadFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/// House numbers, and the format of MATLAB that they come in.
class SvhnTest {

    private static byte[] tag(int type, int size) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(type).putInt(size).array();
    }

    private static byte[] padded(byte[] data) {
        return Arrays.copyOf(data, (data.length + 7) / 8 * 8);
    }

    static byte[] matrix(String name, int[] lengths, int type, byte[] data) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(tag(6, 8));
        body.writeBytes(new byte[8]);
        body.writeBytes(tag(5, 4 * lengths.length));
        var axes = ByteBuffer.allocate(4 * lengths.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int length : lengths) {
            axes.putInt(length);
        }
        body.writeBytes(padded(axes.array()));
        body.writeBytes(new byte[] {1, 0, (byte) name.length(), 0, (byte) name.charAt(0), 0, 0, 0}); // a short element
        body.writeBytes(tag(type, data.length));
        body.writeBytes(padded(data));
        var out = new ByteArrayOutputStream();
        out.writeBytes(tag(14, body.size()));
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }

    static byte[] compressed(byte[] element) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(element);
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(tag(15, packed.size()));
        out.writeBytes(packed.toByteArray());
        return out.toByteArray();
    }

    static byte[] file(byte[]... elements) {
        var out = new ByteArrayOutputStream();
        byte[] header = new byte[128];
        header[126] = 'I';
        header[127] = 'M';
        out.writeBytes(header);
        for (byte[] element : elements) {
            out.writeBytes(element);
        }
        return out.toByteArray();
    }

    /// Two images; a pixel is its row in the first, its column in the second.
    private static byte[] pixels() {
        byte[] x = new byte[2 * 3072];
        for (int i = 0; i < x.length; i++) {
            x[i] = (byte) (i < 3072 ? i % 32 : i / 32 % 32);
        }
        return x;
    }

    @Test void imagesAreTurnedAndTenIsZero() throws IOException {
        byte[] data = file(compressed(matrix("X", new int[] {32, 32, 3, 2}, 2, pixels())),
                matrix("y", new int[] {2, 1}, 2, new byte[] {10, 3}));
        LabelledImages images = Svhn.images("x", MatFile.parse("x", data));
        assertArrayEquals(new byte[] {0, 3}, images.labels());
        assertEquals(5, images.pixels()[5 * 32 + 9], "row 5, column 9");
        assertEquals(9, images.pixels()[3072 + 2048 + 5 * 32 + 9]);
        assertEquals("(2, 3, 32, 32)", images.dataset(ImageOptions.colour(), "x").column(0).shape().toString());
    }

    @Test void filesThatLieAreRefused() throws IOException {
        assertBad("expected a little-endian MATLAB 5 file, but found something else", new byte[200]);
        assertBad("y: expected 3 bytes, but found an element of type 2 and 2 bytes",
                file(matrix("y", new int[] {3, 1}, 2, new byte[2])));
        assertBad("y: expected 2 bytes, but found an element of type 9 and 2 bytes",
                file(matrix("y", new int[] {2, 1}, 9, new byte[2])));
        assertBad("cannot be unpacked (an element of 100 bytes is cut off)", file(tag(14, 100)));
        assertBad("expected arrays, but found an element of type 13", file(compressed(tag(13, 0))));
        assertEquals("x: expected X of 32x32x3 pixels an image and y of a label each", assertThrows(
                BadFileException.class,
                () -> Svhn.images("x", Map.of("y", new MatFile.Bytes(new int[] {1, 1}, new byte[1])))).getMessage());
    }

    private static void assertBad(String message, byte[] data) {
        assertEquals("x: " + message,
                assertThrows(BadFileException.class, () -> MatFile.parse("x", data)).getMessage());
    }

    @Test void damagedFilesAreRefusedOrRead() throws IOException {
        byte[] whole = file(compressed(matrix("X", new int[] {4, 5}, 2, new byte[20])),
                matrix("y", new int[] {2, 1}, 2, new byte[] {10, 3}));
        var random = new SplittableRandom(7);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = random.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, 128 + random.nextInt(120));
            bytes[120 + random.nextInt(bytes.length - 120)] ^= (byte) (1 << random.nextInt(8));
            try {
                MatFile.parse("x", bytes);
            } catch (BadFileException e) {
                assertTrue(e.getMessage().startsWith("x: "), e.getMessage());
            }
        }
    }
}
