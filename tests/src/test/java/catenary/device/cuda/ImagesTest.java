package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {

    private static final String SOURCE = "extern \"C\" __global__ void f(const f_arguments a) {}\n";

    @TempDir Path root;
    private Path folder;
    private final FakeDriver driver = new FakeDriver(1 << 20);

    @BeforeEach void place() {
        folder = root.resolve("cache").resolve("kernels");
    }

    /// As a process that has just begun.
    private Images images() {
        return new Images(driver, folder, 1 << 20);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test void aKernelIsCompiledOnce() {
        Images images = images();
        long f = images.load("f", SOURCE);
        assertEquals(f, images.load("f", SOURCE));
        assertNotEquals(f, images.load("f", SOURCE + "// other\n"));
        assertNotEquals(f, images.load("g", SOURCE));
        assertEquals(3, driver.count("compile"));
    }

    @Test void theNextProcessCompilesNothing() throws IOException {
        images().load("f", SOURCE);
        images().load("f", SOURCE);
        assertEquals(1, driver.count("compile"));
        assertEquals(2, driver.count("load"));
        assertEquals(1, files().size());
    }

    @Test void anotherCompilerCompilesAnew() {
        images().load("f", SOURCE);
        driver.compiler = "fake 2";
        images().load("f", SOURCE);
        assertEquals(2, driver.count("compile"));
    }

    @Test void aDamagedFileIsCompiledAnew() throws IOException {
        images().load("f", SOURCE);
        Path file = files().getFirst();
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x10;
            isMended(file, bad, good);
            isMended(file, Arrays.copyOf(good, i), good);
        }
        isMended(file, Arrays.copyOf(good, good.length + 1), good);
    }

    private void isMended(Path file, byte[] bad, byte[] good) throws IOException {
        Files.write(file, bad);
        driver.clearLog();
        images().load("f", SOURCE);
        assertEquals(List.of("compile", "load"), driver.log());
        assertEquals(-1, Arrays.mismatch(good, Files.readAllBytes(file)));
    }

    @Test void anImageThatTheDriverRefusesIsCompiledAnew() {
        images().load("f", SOURCE);
        driver.clearLog();
        driver.fail("load", 1);
        images().load("f", SOURCE);
        assertEquals(List.of("load", "compile", "load"), driver.log());
    }

    @Test void aFolderThatCannotBeWrittenIsNoError() throws IOException {
        Files.writeString(root.resolve("cache"), "a file");
        images().load("f", SOURCE);
        images().load("f", SOURCE);
        assertEquals(2, driver.count("compile"));
        new Images(driver, null, 1 << 20).load("f", SOURCE);
    }

    @Test void filesAreTheOwnersAlone() throws IOException {
        assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("posix"));
        images().load("f", SOURCE);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())));
    }

    @Test void whatWasNotUsedForLongestIsRemoved() throws IOException {
        String pad = "/".repeat(1000);
        var small = new Images(driver, folder, 5000);
        for (int i = 0; i < 4; i++) {
            small.load("f", SOURCE + i + pad);
            for (Path f : files()) {
                long time = Files.getLastModifiedTime(f).toMillis();
                Files.setLastModifiedTime(f, FileTime.fromMillis(time - 10_000));
            }
        }
        new Images(driver, folder, 5000).load("f", SOURCE + 0 + pad);
        small.load("f", SOURCE + 4 + pad);
        assertEquals(4, files().size());
        driver.clearLog();
        var next = new Images(driver, folder, 5000);
        for (int i : new int[] {0, 2, 3, 4}) {
            next.load("f", SOURCE + i + pad);
        }
        assertEquals(0, driver.count("compile"));
        next.load("f", SOURCE + 1 + pad);
        assertEquals(1, driver.count("compile"));
    }

    @Test void severalProcessesShareAFolder() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = threads.invokeAll(IntStream.range(0, 4).mapToObj(_ -> (Callable<Long>) () -> {
                Images mine = images();
                return IntStream.range(0, 40).mapToLong(i -> mine.load("f", SOURCE + i)).sum();
            }).toList());
            for (var each : all) {
                each.get();
            }
        }
        assertEquals(40, files().size());
        driver.clearLog();
        Images last = images();
        IntStream.range(0, 40).forEach(i -> last.load("f", SOURCE + i));
        assertEquals(0, driver.count("compile"));
    }

    @Test void aCompilersErrorComesWithTheLineItMeans() throws IOException {
        driver.compileError = "nvrtc: f.cu(2): error: identifier \"foo\" is undefined";
        String message = assertThrows(CudaException.class, () -> images().load("f", "first\n  foo(x);\nthird\n"))
                .getMessage();
        assertEquals("""
                kernel f: nvrtc: f.cu(2): error: identifier "foo" is undefined
                  line 2: foo(x);""", message);
        driver.compileError = "f.cu:1:7: warning: odd\nf.cu:3:5: fatal error: no such thing";
        message = assertThrows(CudaException.class, () -> images().load("f", "first\nsecond\nthird\n")).getMessage();
        assertTrue(message.endsWith("\n  line 3: third"), message);
        driver.compileError = "out of luck";
        message = assertThrows(CudaException.class, () -> images().load("f", "first\n")).getMessage();
        assertEquals("kernel f: out of luck", message);
        driver.compileError = null;
        images().load("f", "first\n");
        assertFalse(files().isEmpty());
    }
}
