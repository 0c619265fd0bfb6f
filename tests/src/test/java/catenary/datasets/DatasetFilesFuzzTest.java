package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.fuzzing.Fuzzing;
import catenary.fuzzing.Mutations;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The files of CIFAR, SVHN and the Penn Treebank, and pictures: no input makes a reader fail otherwise than by saying what is
/// wrong with it.
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DatasetFilesFuzzTest {

    @TempDir Path folder;

    private static final long MODEST = 8 << 20;

    /// Deflate packs a thousand zeros in a byte; they are read once, and given out a few times.
    private static final int PER_PACKED_BYTE = 8 * 1040;

    private static byte[] gzip(byte[] data) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Archives whose bytes are changed, and changed archives in good gzip.
    @Test void cifar() {
        byte[] good = CifarTest.tar("cifar/data_batch_1.bin", "00000006002", CifarTest.records(1, 5));
        byte[] wide = CifarTest.tar("train.bin", "6004", CifarTest.records(2, 99));
        byte[] bomb = CifarTest.tar("zeros.bin", "4000000", new byte[1 << 20]);
        List<byte[]> plain = List.of(good, wide);
        List<byte[]> packed = List.of(gzip(good), gzip(wide), gzip(bomb));
        Function<SplittableRandom, byte[]> inputs = random -> random.nextBoolean()
                ? new Mutations(packed, random).next() : gzip(new Mutations(plain, random).next());
        int read = new Fuzzing("CIFAR", MODEST, PER_PACKED_BYTE).run(inputs, bytes -> {
            for (byte[] member : Cifar.members("x", bytes).values()) {
                Cifar.images("x", member, 1 + member.length % 3073 % 2);
            }
        });
        assertTrue(read > 0);
    }

    /// Files whose bytes are changed, and files of changed arrays, packed or not.
    @Test void svhn() throws IOException {
        byte[] x = SvhnTest.matrix("X", new int[] {32, 32, 3, 1}, 2, new byte[3072]);
        byte[] y = SvhnTest.matrix("y", new int[] {1, 1}, 2, new byte[] {10});
        List<byte[]> plain = List.of(x, y);
        List<byte[]> good = List.of(SvhnTest.file(x, y), SvhnTest.file(SvhnTest.compressed(x), SvhnTest.compressed(y)),
                SvhnTest.file(SvhnTest.compressed(
                        SvhnTest.matrix("X", new int[] {32, 32, 3, 300}, 2, new byte[300 * 3072]))));
        Function<SplittableRandom, byte[]> inputs = random -> {
            if (random.nextBoolean()) {
                return new Mutations(good, random).next();
            }
            byte[] changed = new Mutations(plain, random).next();
            try {
                return SvhnTest.file(random.nextBoolean() ? SvhnTest.compressed(changed) : changed, x, y);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        int read = new Fuzzing("SVHN", MODEST, PER_PACKED_BYTE).run(inputs,
                bytes -> Svhn.images("x", MatFile.parse("x", bytes)));
        assertTrue(read > 0);
    }

    @Test void pennTreebank() {
        List<byte[]> good = List.of(" no it was n't black monday \n but while the <unk> N \n\n"
                .getBytes(StandardCharsets.UTF_8));
        int read =
                new Fuzzing("Penn Treebank", MODEST, 300).run(random -> new Mutations(good, random).next(), bytes -> {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    PtbWords.of(text, text, "");
                });
        assertTrue(read > 0);
    }

    private static List<byte[]> goodPictures() throws IOException {
        List<byte[]> good = new ArrayList<>();
        for (String format : List.of("png", "jpg", "bmp", "gif")) {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB), format, out);
            good.add(out.toByteArray());
        }
        return good;
    }

    private static byte[] zip(List<byte[]> members) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < members.size(); i++) {
                zip.putNextEntry(new ZipEntry("pictures/" + i));
                zip.write(members.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Zips whose bytes are changed, and changed pictures in good ones.
    @Test void zippedPictures() throws IOException {
        Path file = folder.resolve("x.zip");
        List<byte[]> pictures = goodPictures();
        List<byte[]> zips = List.of(zip(pictures), zip(List.of(new byte[1 << 20])));
        Function<SplittableRandom, byte[]> inputs = random -> random.nextInt(4) > 0 ? new Mutations(zips, random).next()
                : zip(List.of(new Mutations(pictures, random).next()));
        int read = new Fuzzing("zipped pictures", 64 << 20, 100_000).run(inputs, bytes -> {
            Fuzzing.write(file, bytes);
            try (var data = new ZippedImageDataset(file, o -> o.dtype(DType.UINT8))) {
                for (int i = 0; i < data.size(); i++) {
                    assertTrue(data.get(i).size() > 0);
                }
            }
        });
        assertTrue(read > 0);
    }

    @Test void listsOfPictures() throws IOException {
        Path file = folder.resolve("list");
        List<byte[]> good = List.of("a.png 0\n b/c.jpg\t12\r\n\n\u00e4 -1\n".getBytes(StandardCharsets.UTF_8));
        int read = new Fuzzing("lists of pictures", MODEST, 300).run(random -> new Mutations(good, random).next(),
                bytes -> {
                    Fuzzing.write(file, bytes);
                    new ImageDataset(file, o -> o).size();
                    new LabeledImageDataset(file, o -> o).size();
                });
        assertTrue(read > 0);
    }

    @Test void text() throws IOException {
        Path file = folder.resolve("text");
        List<byte[]> good = List.of("a b\nc \u00e4\r\n\n\u6f22\ud83d\ude00".getBytes(StandardCharsets.UTF_8));
        int read = new Fuzzing("text", MODEST, 300).run(random -> new Mutations(good, random).next(), bytes -> {
            Fuzzing.write(file, bytes);
            var data = new TextDataset(file);
            for (int i = 0; i < data.size(); i++) {
                data.get(i);
            }
        });
        assertTrue(read > 0);
    }

    @Test void wholeText() {
        byte[] plain = "a b\nc \u00e4\r\n\n\u6f22\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
        List<byte[]> good = List.of(plain, gzip(plain), gzip(new byte[1 << 20]));
        int read = new Fuzzing("whole text", MODEST, PER_PACKED_BYTE)
                .run(random -> new Mutations(good, random).next(), bytes -> PlainText.parse("x", bytes));
        assertTrue(read > 0);
    }

    @Test void pictures() throws IOException {
        List<byte[]> good = goodPictures();
        int read =
                new Fuzzing("pictures", 64 << 20, 100_000).run(random -> new Mutations(good, random).next(), bytes -> {
                    try {
                        NDArray a = Pictures.read(new ByteArrayInputStream(bytes), DType.UINT8);
                        assertTrue(a.rank() == 3 && a.size() > 0);
                    } catch (IOException e) {
                        throw new IllegalArgumentException("refused: " + e.getMessage(), e);
                    }
                });
        assertTrue(read > 0);
    }

    @Test void examples() throws IOException {
        Path file = folder.resolve("examples");
        try (var writer = new PickleDatasetWriter(file)) {
            writer.write(Tuple.of(1, "text", true, 0.5));
            writer.write(Map.of("x", Create.of(Devices.cpu(), Shape.of(2), new float[] {1, 2})));
            writer.write("alone");
        }
        List<byte[]> good = List.of(Files.readAllBytes(file));
        int read = new Fuzzing("examples", MODEST, 300).run(random -> new Mutations(good, random).next(), bytes -> {
            Fuzzing.write(file, bytes);
            try (var data = new PickleDataset(file)) {
                for (int i = 0; i < data.size(); i++) {
                    data.get(i);
                }
            }
        });
        assertTrue(read > 0);
    }
}
