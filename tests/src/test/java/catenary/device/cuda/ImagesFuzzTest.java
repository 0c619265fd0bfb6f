package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.fuzzing.Fuzzing;
import catenary.fuzzing.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A damaged file of a compiled kernel, or of a note, counts as absent: it never reaches a driver.
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ImagesFuzzTest {

    @TempDir Path folder;

    @Test void keptKernels() throws IOException {
        var images = new Images(new FakeDriver(1 << 20), folder, 1 << 20);
        var of = List.of("what was measured");
        images.note(of, "the fastest is number 3");
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] good = Files.readAllBytes(file);
        int read = new Fuzzing("kept kernels", 8 << 20, 300).run(
                random -> random.nextInt(8) == 0 ? good : new Mutations(List.of(good), random).next(), bytes -> {
                    Fuzzing.write(file, bytes);
                    if (images.recall(of) == null) throw new IllegalArgumentException("counts as absent");
                    assertArrayEquals(good, bytes);
                });
        assertTrue(read > 0);
    }
}
