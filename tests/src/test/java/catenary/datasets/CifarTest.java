package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.array.Index;
import catenary.serializers.BadFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {

    @TempDir Path folder;

    /// Records whose pixels count up.
    static byte[] records(int labels, int... classes) {
        var out = new ByteArrayOutputStream();
        for (int c : classes) {
            for (int l = 1; l < labels; l++) {
                out.write(77);
            }
            out.write(c);
            for (int i = 0; i < 3072; i++) {
                out.write(i / 1024 * 100 + i % 32);
            }
        }
        return out.toByteArray();
    }

    static byte[] gzip(byte[] data) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(data);
        }
        return bytes.toByteArray();
    }

    static byte[] tar(String name, String octalSize, byte[] data) {
        var out = new ByteArrayOutputStream();
        byte[] header = new byte[512];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, header, 0, name.length());
        System.arraycopy(octalSize.getBytes(StandardCharsets.US_ASCII), 0, header, 124, octalSize.length());
        out.writeBytes(header);
        out.writeBytes(Arrays.copyOf(data, (data.length + 511) / 512 * 512));
        return out.toByteArray();
    }

    @Test void aFolderOfRecordsIsRead() throws IOException {
        Files.write(folder.resolve("data_batch_2.bin"), records(1, 9));
        Files.write(folder.resolve("data_batch_1.bin.gz"), gzip(records(1, 3, 4)));
        Files.write(folder.resolve("test_batch.bin"), records(1, 5));
        Files.writeString(folder.resolve("readme.html"), "no picture");
        TrainTest data = Datasets.cifar10(folder, o -> o.scale(255));
        assertEquals("array([3, 4, 9])", data.train().column(1).toString());
        assertEquals("array([5])", data.test().column(1).toString());
        assertEquals("(3, 3, 32, 32)", data.train().column(0).shape().toString());
        assertEquals(105.0, data.train().column(0).get(2, 1, 7, 5).item(), 1e-4);
        assertEquals("(3, 3072)", Datasets.cifar10(folder, o -> o.ndim(1)).train().column(0).shape().toString());
        assertEquals("images: expected ndim 1 or 3 of images in colour, but found 2",
                assertThrows(IllegalArgumentException.class, () -> Datasets.cifar10(folder, o -> o.ndim(2)))
                        .getMessage());
    }

    @Test void theLastOfTwoLabelsCounts() {
        assertArrayEquals(new byte[] {99, 2}, Cifar.images("x", records(2, 99, 2), 2).labels());
    }

    @Test void anArchiveIsUnpackedInMemory() throws IOException {
        var tar = new ByteArrayOutputStream();
        tar.writeBytes(tar("cifar-10-batches-bin/", "00000000000", new byte[0]));
        tar.writeBytes(tar("cifar-10-batches-bin/test_batch.bin", "00000006002 ", records(1, 1)));
        tar.writeBytes(tar("../../readme.html", "00000000003", new byte[3]));
        tar.writeBytes(new byte[1024]);
        var members = Cifar.members("x", gzip(tar.toByteArray()));
        assertEquals(List.of("test_batch.bin"), List.copyOf(members.keySet()));
        assertEquals(0_6002, members.get("test_batch.bin").length);
    }

    @Test void filesThatLieAreRefused() throws IOException {
        assertBad("x: expected records of 3073 bytes, but found 3072 bytes",
                () -> Cifar.images("x", new byte[3072], 1));
        assertBad("x: expected records of 3074 bytes, but found 0 bytes", () -> Cifar.images("x", new byte[0], 2));
        byte[] large = gzip(tar("a.bin", "77777777777", new byte[5]));
        assertBad("x: expected at most 268435456 bytes unpacked, but found more", () -> Cifar.members("x", large));
        byte[] cut = gzip(tar("a.bin", "00000007777", new byte[5]));
        assertBad("x: a.bin is cut off", () -> Cifar.members("x", cut));
        byte[] noSize = gzip(tar("a.bin", "twelve", new byte[5]));
        assertBad("x: expected a tar archive, but found a size of twelve", () -> Cifar.members("x", noSize));
    }

    private static void assertBad(String message, Executable wrong) {
        assertEquals(message, assertThrows(BadFileException.class, wrong).getMessage());
    }

    @Test void damagedArchivesAreRefusedOrRead() throws IOException {
        byte[] whole = gzip(tar("a.bin", "00000006001", records(1, 1)));
        var random = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes =
                    random.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Cifar.members("x", bytes);
            } catch (BadFileException e) {
                assertTrue(e.getMessage().startsWith("x: "), e.getMessage());
            }
        }
    }

    @Test @EnabledIfEnvironmentVariable(named = "CATENARY_DATA", matches = ".+") void realPicturesAreRead() {
        Path real = DataFolder.path().resolve("cifar10-subset");
        assumeTrue(Files.isDirectory(real));
        TrainTest data = Datasets.cifar10(real);
        assertEquals("cifar10 train cifar10-subset (10000), cifar10 test cifar10-subset (1000)", data.toString());
        assertTrue(data.train().column(1).min().item() == 0 && data.train().column(1).max().item() == 9);
        assertEquals(0.47, data.train().column(0).get(Index.slice(0, 500)).mean().item(), 0.03);
    }
}
