package catenary.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.training.extensions.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A program told to end finishes its iteration, saves, says how to go on, and exits with the signal's code.
@EnabledOnOs({OS.LINUX, OS.MAC})
class SignalsTest {

    @TempDir Path out;

    @Test void terminate() throws Exception {
        ends("TERM", 143);
    }

    @Test void controlC() throws Exception {
        assumeTrue(!isIgnored(2), "whoever started these tests has Ctrl-C ignored");
        ends("INT", 130);
    }

    private void ends(String signal, int exitCode) throws Exception {
        Path printed = out.resolve("out.txt");
        Path errors = out.resolve("err.txt");
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), EndlessRun.class.getName(), out.toString())
                .redirectOutput(printed.toFile()).redirectError(errors.toFile()).start();
        try {
            while (!Files.readString(printed).equals("running\n")) {
                assertTrue(program.isAlive(), () -> said(errors));
                Thread.sleep(20);
            }
            assertEquals(0, new ProcessBuilder("kill", "-" + signal, String.valueOf(program.pid())).start().waitFor());
            assertTrue(program.waitFor(60, TimeUnit.SECONDS), "it doesn't end");
        } finally {
            program.destroyForcibly();
        }
        assertEquals(exitCode, program.exitValue(), () -> said(errors));
        assertEquals("running\n", Files.readString(printed), "what follows the run is not done");
        String line = said(errors).lines().filter(l -> l.startsWith("training stopped at iteration ")).findFirst()
                .orElse("");
        Path saved = Path.of(line.substring(line.indexOf("resume with ") + "resume with ".length()));
        assertTrue(Files.isRegularFile(saved), line);
        var resumed = new SmallRun(out, 1).builder().stop(0, TrainingUnit.EPOCH).build();
        assertEquals(saved, Snapshot.resume(out, resumed), "the newest file");
        assertTrue(line.contains("iteration " + resumed.iteration() + " "), line);
    }

    private static String said(Path errors) {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Linux tells in a bit mask; elsewhere nobody starts tests that way.
    private static boolean isIgnored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) return false;
        String mask = Files.readAllLines(status).stream().filter(l -> l.startsWith("SigIgn:")).findFirst()
                .orElse("SigIgn: 0");
        return (Long.parseUnsignedLong(mask.substring(7).strip(), 16) >> signal - 1 & 1) == 1;
    }
}
