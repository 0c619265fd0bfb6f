package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged and malicious files end in a [BadFileException], and take no memory that they don't deserve.
class HostileFilesTest {

    /// More, and other ones, with `-Dcatenary.mutations=... -Dcatenary.seed=...`.
    private static final int MUTATIONS = Integer.getInteger("catenary.mutations", 700);
    private static final int SEED = Integer.getInteger("catenary.seed", 1);
    private static final long MODEST = 8 << 20;

    @TempDir Path folder;

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /// Reads a file in every way. Returns whether it was found good.
    private boolean isGood(byte[] bytes) throws IOException {
        Path file = folder.resolve("x");
        Files.write(file, bytes);
        long before = allocated();
        boolean good = true;
        try {
            Npz.readEntries(file, o -> o);
        } catch (BadFileException e) {
            assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
            good = false;
        }
        Notebook object = Notebook.blank();
        String state = object.state();
        try {
            Npz.load(file, object);
        } catch (BadFileException e) {
            assertEquals(state, object.state());
            good = false;
        }
        assertTrue(allocated() - before < MODEST + 20L * bytes.length, "memory taken: " + (allocated() - before));
        return good;
    }

    private byte[] saved(boolean compression) throws IOException {
        Npz.save(folder.resolve("x"), new Notebook(), o -> o.compression(compression));
        return Files.readAllBytes(folder.resolve("x"));
    }

    @ParameterizedTest @ValueSource(booleans = {true, false}) void damagedBitsAreFoundOrHarmless(boolean compression)
            throws IOException {
        byte[] whole = saved(compression);
        var random = new SplittableRandom(SEED);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = whole.clone();
            int flips = 1 + random.nextInt(4);
            for (int k = 0; k < flips; k++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            refused += isGood(bytes) ? 0 : 1;
        }
        assertTrue(refused > MUTATIONS / 2, "only " + refused + " were refused");
    }

    @Test void everyTruncationIsFound() throws IOException {
        byte[] whole = saved(true);
        assertTrue(isGood(whole));
        for (int length = 0; length < whole.length; length += length < 200 ? 1 : 17) {
            byte[] part = Arrays.copyOf(whole, length);
            assertTrue(!isGood(part), "of " + length + " bytes");
        }
    }

    @Test void randomBytesAreNoFile() throws IOException {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            assertTrue(!isGood(bytes));
        }
    }

    private byte[] npz(String name, byte[]... parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            for (byte[] part : parts) {
                zip.write(part);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] header(int version, long length, String text) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(NpyHeader.MAGIC);
        out.write(version);
        out.write(0);
        for (int i = 0; i < (version == 1 ? 2 : 4); i++) {
            out.write((int) (length >>> 8 * i));
        }
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] header(String text) {
        return header(1, text.length(), text);
    }

    @ParameterizedTest @ValueSource(strings = {"{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647,), }",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536), }",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (3), }",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (1,,), }",
            "{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,), }", "{'descr': '<f4', 'fortran_order': False}",
            "{'descr': '<f4', 'descr': '<f4', 'shape': (1,), }",
            "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }",
            "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }",
            "{'descr': '<U999999999', 'fortran_order': False, 'shape': (), }",
            "{'descr': '<U2', 'fortran_order': False, 'shape': (1,), }",
            "{'descr': '|O', 'fortran_order': False, 'shape': (2,), }",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1), }",
            "__import__('os').system('true')", "",
            "((((((((((((((((((((((((((((((((("}) void impossibleHeadersAreRefused(
                    String text) throws IOException {
        assertTrue(!isGood(npz("t.npy", header(text), new byte[4])));
    }

    @Test void headersOfImpossibleLengthAreRefused() throws IOException {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (), }";
        assertTrue(!isGood(npz("t.npy", header(2, 0xFFFFFFFFL, text))));
        assertTrue(!isGood(npz("t.npy", header(3, 1 << 20, " ".repeat(1 << 20)))));
        assertTrue(!isGood(npz("t.npy", header(1, 1000, text))));
        assertTrue(!isGood(npz("t.npy", header(4, text.length(), text), new byte[4])));
    }

    @Test void aPythonObjectIsNotMistakenForNone() throws IOException {
        String text = "{'descr': '|O', 'fortran_order': False, 'shape': (), }";
        assertTrue(!isGood(npz("t.npy", header(text), new byte[5000])));
    }

    @Test void moreOrFewerElementsThanTheHeaderSaysAreRefused() throws IOException {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }";
        assertTrue(!isGood(npz("t.npy", header(text), new byte[11])));
        assertTrue(!isGood(npz("t.npy", header(text), new byte[13])));
    }

    @Test void namesAreNeverPaths() throws IOException {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (), }";
        byte[] bytes = npz("../../escaped.npy", header(text), new byte[4]);
        Files.write(folder.resolve("x"), bytes);
        assertEquals("[../../escaped]", Npz.read(folder.resolve("x")).keySet().toString());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    /// A small file that would unfold to 256 MB: refused where nobody expects so much.
    @Test void aFileThatUnfoldsTooFarIsRefused() throws IOException {
        int n = 1 << 26;
        Path file = folder.resolve("bomb");
        try (var out = Files.newOutputStream(file); var zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("w.npy"));
            zip.write(header("{'descr': '<f4', 'fortran_order': False, 'shape': (" + n + ",), }"));
            zeros(zip, 4L * n);
        }
        long before = allocated();
        var e = assertThrows(BadFileException.class, () -> Npz.read(file));
        assertTrue(e.getMessage().contains("w: expected at most"), e.getMessage());
        assertThrows(BadFileException.class, () -> Npz.load(file, (Saveable) s -> s.absent("w",
                DType.FLOAT32, Devices.cpu())));
        assertTrue(allocated() - before < MODEST, "memory taken: " + (allocated() - before));
    }

    /// Zeros that the object has memory for, such as an optimizer's state before the first update, load whatever the ratio.
    @Test void zerosThatAreExpectedLoad() {
        var zeros = NDArray.zeros(Devices.cpu(), DType.FLOAT32,
                Shape.of(20_000_000));
        Npz.save(folder.resolve("x"), (Saveable) s -> s.array("m", zeros));
        assertEquals("loaded 1", Npz.load(folder.resolve("x"), (Saveable) s -> s.array("m", zeros)).toString());
    }

    private static void zeros(OutputStream out, long count) throws IOException {
        byte[] block = new byte[1 << 16];
        for (long left = count; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(left, block.length));
        }
    }

    @Test void aMissingFileAndAFolderAreSaidToBeThat() {
        var e = assertThrows(BadFileException.class, () -> Npz.read(folder.resolve("none.npz")));
        assertEquals(folder.resolve("none.npz") + ": there is no such file", e.getMessage());
        e = assertThrows(BadFileException.class, () -> Npz.read(folder));
        assertEquals(folder + ": is not a file", e.getMessage());
    }
}
