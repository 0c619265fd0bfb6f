package catenary.datasets;

import catenary.serializers.BadFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Texts as a whole, in UTF-8, gzipped or not.
final class PlainText {

    private static final int MAX_BYTES = 1 << 30;
    private static final int GZIP = 0x1F8B;

    private static final String SHAKESPEARE = "tinyshakespeare";
    private static final List<URI> PLACES = List
            .of(URI.create("https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/"));
    private static final Mirrors.Wanted INPUT = new Mirrors.Wanted("input.txt", 1115394,
            "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed");

    private PlainText() {}

    static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadFileException(file.toString(), "there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return parse(file.toString(), limited(file.toString(), in));
        } catch (IOException e) {
            throw new BadFileException(file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    static String parse(String file, byte[] bytes) {
        boolean isPacked = bytes.length > 1 && ((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF) == GZIP;
        try {
            byte[] plain = bytes;
            if (isPacked) {
                try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    plain = limited(file, in);
                }
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
        } catch (CharacterCodingException e) {
            throw new BadFileException(file, "is no text in UTF-8", e);
        } catch (IOException e) {
            throw new BadFileException(file, "cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }

    private static byte[] limited(String file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES);
        if (in.read() >= 0) {
            throw new BadFileException(file, "expected at most " + MAX_BYTES + " bytes, but found more");
        }
        return bytes;
    }

    static String shakespeare() {
        return shakespeare(DataFolder.path(), PLACES, RemoteFiles.PATIENCE);
    }

    static String shakespeare(Path dataFolder, List<URI> places, Duration patience) {
        Path own = dataFolder.resolve("text").resolve(SHAKESPEARE + ".txt.gz");
        if (Files.isRegularFile(own)) {
            return read(own);
        }
        var files = new RemoteFiles(SHAKESPEARE, dataFolder, places, patience);
        return parse(files.where(INPUT), files.contents(INPUT));
    }
}
