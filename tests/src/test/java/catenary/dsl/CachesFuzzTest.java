package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.fuzzing.Fuzzing;
import catenary.fuzzing.Mutations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is kept on disk to save time may be damaged: then it counts as absent.
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CachesFuzzTest {

    private static final long MODEST = 8 << 20;
    private static final int PER_BYTE = 300;

    @TempDir Path folder;

    private static byte[] withChecksum(byte[] file) {
        var checksum = new CRC32C();
        checksum.update(file, Long.BYTES, file.length - Long.BYTES);
        return ByteBuffer.wrap(file.clone()).putLong(0, checksum.getValue()).array();
    }

    /// Files whose bytes are changed; every other one has the right checksum all the same.
    @Test void scripts() throws IOException {
        var cache = new ScriptCache(folder);
        byte[] identity = "a script".getBytes(StandardCharsets.UTF_8);
        var script = new CompiledScript("Main", Map.of("Main", new byte[] {1, 2, 3}),
                List.of(new Option("epoch", "int", "20", "sweeps", List.of("a", "b"))), true,
                List.of(new Site(3, 4, "sum")), new int[] {1, 2});
        cache.store(identity, script);
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        List<byte[]> good = List.of(Files.readAllBytes(file));
        int read = new Fuzzing("cached scripts", MODEST, PER_BYTE).run(random -> {
            byte[] changed = new Mutations(good, random).next();
            return changed.length > Long.BYTES && random.nextBoolean() ? withChecksum(changed) : changed;
        }, bytes -> {
            Fuzzing.write(file, bytes);
            var found = cache.load(identity);
            if (found.isEmpty()) throw new IllegalArgumentException("counts as absent");
            if (!Arrays.equals(bytes, withChecksum(bytes))) throw new AssertionError("the checksum is wrong");
        });
        assertTrue(read > 0);
        cache.store(identity, script);
        assertArrayEquals(new byte[] {1, 2, 3}, cache.load(identity).orElseThrow().classes().get("Main"));
    }

    @Test void libraries() throws IOException {
        Path kept = folder.resolve("kept");
        Path jar = Files.createFile(folder.resolve("a.jar"));
        List<byte[]> good = List.of((jar + "\n" + jar + "\n").getBytes(StandardCharsets.UTF_8));
        int read = new Fuzzing("cached libraries", MODEST, PER_BYTE)
                .run(random -> new Mutations(good, random).next(), bytes -> {
                    Fuzzing.write(kept, bytes);
                    var jars = Libraries.read(kept);
                    if (jars.isEmpty()) throw new IllegalArgumentException("counts as absent");
                    assertTrue(jars.stream().allMatch(Files::isReadable));
                });
        assertTrue(read > 0);
        assertEquals(List.of(), Libraries.read(folder.resolve("missing")));
    }
}
