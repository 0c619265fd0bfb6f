package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.fuzzing.Fuzzing;
import catenary.fuzzing.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IdxFileFuzzTest {

    private static byte[] zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Changed files, changed contents in good gzip, and zeros that unfold a thousand times.
    @Test void noInputMakesItFail() {
        byte[] images = ByteBuffer.allocate(16 + 2 * 4 * 4).putInt(0x803).putInt(2).putInt(4).putInt(4).array();
        byte[] labels = ByteBuffer.allocate(8 + 5).putInt(0x801).putInt(5).array();
        byte[] bomb = ByteBuffer.allocate(16 + (1 << 20)).putInt(0x803).putInt(16).putInt(256).putInt(256).array();
        List<byte[]> plain = List.of(images, labels);
        List<byte[]> good = List.of(zipped(images), zipped(labels), zipped(bomb));
        int read = new Fuzzing("IDX", 8 << 20, 4 * 1040).run(
                random -> random.nextBoolean() ? new Mutations(good, random).next()
                        : zipped(new Mutations(plain, random).next()),
                bytes -> IdxFile.parse("x", bytes, 3));
        assertTrue(read > 0);
    }
}
