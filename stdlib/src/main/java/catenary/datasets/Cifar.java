package catenary.datasets;

import catenary.serializers.BadFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The small pictures of Krizhevsky (2009): 32x32 in colour, of 10 or of 100 classes, as their binary version holds them.
/// A record is one or two bytes of labels, the last of which counts, and 3072 of pixels, plane by plane.
final class Cifar {

    private static final int SIDE = 32;
    private static final int PIXELS = 3 * SIDE * SIDE;
    private static final long MAX_BYTES = 1L << 28;
    private static final List<URI> PLACES = List.of(URI.create("https://www.cs.toronto.edu/~kriz/"));

    private static final Mirrors.Wanted TEN = new Mirrors.Wanted("cifar-10-binary.tar.gz", 170052171,
            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");
    private static final Mirrors.Wanted HUNDRED = new Mirrors.Wanted("cifar-100-binary.tar.gz", 168513733,
            "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec");

    private Cifar() {}

    static TrainTest ten(ImageOptions options) {
        return archive("cifar10", TEN, 1, "data_batch_\\d\\.bin", "test_batch\\.bin", options);
    }

    static TrainTest hundred(ImageOptions options) {
        return archive("cifar100", HUNDRED, 2, "train\\.bin", "test\\.bin", options);
    }

    private static TrainTest archive(String name, Mirrors.Wanted file, int labels, String train, String test,
            ImageOptions options) {
        var files = new RemoteFiles(name, DataFolder.path(), PLACES, RemoteFiles.PATIENCE);
        TreeMap<String, byte[]> members = members(files.where(file), files.contents(file));
        String hash = " sha256:" + file.sha256().substring(0, 16);
        return new TrainTest(dataset(files.where(file), members, train, labels, name + " train" + hash, options),
                dataset(files.where(file), members, test, labels, name + " test" + hash, options));
    }

    /// Records of ten classes in a folder of the files `data_batch_<number>.bin` and `test_batch.bin`, gzipped or not.
    static TrainTest ten(Path folder, ImageOptions options) {
        TreeMap<String, byte[]> members = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            throw new BadFileException(folder.toString(), "there is no such folder");
        }
        Pattern names = Pattern.compile("(data_batch_\\d+|test_batch)\\.bin(\\.gz)?");
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(f -> names.matcher(f.getFileName().toString()).matches()).toList()) {
                String name = file.getFileName().toString();
                try (InputStream in = Files.newInputStream(file)) {
                    members.put(name.replace(".gz", ""),
                            limited(file.toString(), name.endsWith(".gz") ? new GZIPInputStream(in) : in));
                }
            }
        } catch (IOException e) {
            throw new BadFileException(folder.toString(), "cannot be read (" + e.getMessage() + ")", e);
        }
        return new TrainTest(
                dataset(folder.toString(), members, "data_batch_\\d+\\.bin", 1, "cifar10 train " + folder.getFileName(),
                        options),
                dataset(folder.toString(), members, "test_batch\\.bin", 1, "cifar10 test " + folder.getFileName(),
                        options));
    }

    private static byte[] limited(String file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes((int) MAX_BYTES);
        if (in.read() >= 0) {
            throw new BadFileException(file, "expected at most " + MAX_BYTES + " bytes, but found more");
        }
        return bytes;
    }

    private static TupleDataset dataset(String file, TreeMap<String, byte[]> members, String wanted, int labels,
            String name, ImageOptions options) {
        var bytes = new ByteArrayOutputStream();
        members.forEach((member, data) -> {
            if (member.matches(wanted)) {
                bytes.writeBytes(data);
            }
        });
        return images(file, bytes.toByteArray(), labels).dataset(options, name);
    }

    static LabelledImages images(String file, byte[] records, int labels) {
        int length = labels + PIXELS;
        if (records.length == 0 || records.length % length != 0) {
            throw new BadFileException(file, "expected records of " + length + " bytes, but found " + records.length
                    + " bytes");
        }
        int n = records.length / length;
        byte[] x = new byte[n * PIXELS];
        byte[] t = new byte[n];
        for (int i = 0; i < n; i++) {
            t[i] = records[i * length + labels - 1];
            System.arraycopy(records, i * length + labels, x, i * PIXELS, PIXELS);
        }
        return new LabelledImages(n, 3, SIDE, SIDE, x, t);
    }

    /// The binary members of a gzipped tar archive, by their names without folders. Nothing is written anywhere.
    static TreeMap<String, byte[]> members(String file, byte[] archive) {
        TreeMap<String, byte[]> members = new TreeMap<>();
        long left = MAX_BYTES;
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(archive), 1 << 16))) {
            byte[] header = new byte[512];
            while (in.readNBytes(header, 0, header.length) == header.length && header[0] != 0) {
                String name = text(header, 0, 100);
                String octal = text(header, 124, 12).strip();
                if (!octal.matches("[0-7]{1,11}")) {
                    throw new BadFileException(file, "expected a tar archive, but found a size of " + octal);
                }
                long size = Long.parseLong(octal, 8);
                left -= size;
                if (left < 0) {
                    throw new BadFileException(file,
                            "expected at most " + MAX_BYTES + " bytes unpacked, but found more");
                }
                byte[] data = in.readNBytes((int) size);
                if (data.length < size) {
                    throw new BadFileException(file, name + " is cut off");
                }
                in.skipNBytes((512 - size % 512) % 512);
                if (name.endsWith(".bin")) {
                    members.put(name.substring(name.lastIndexOf('/') + 1), data);
                }
            }
            return members;
        } catch (IOException e) {
            throw new BadFileException(file, "cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }

    private static String text(byte[] header, int at, int length) {
        String s = new String(header, at, length, StandardCharsets.ISO_8859_1);
        int end = s.indexOf('\0');
        return end < 0 ? s : s.substring(0, end);
    }
}
