package catenary.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Scripts in a process of their own: how it ends.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a blocked read heeds no interrupt
class ProgramTest {

    @TempDir Path folder;

    private Process start(List<String> options, String... words) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.add("catenary.cli.Main");
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("CATENARY_CACHE", folder.resolve("cache").toString());
        return builder.start();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err")).replaceFirst("WARNING: Using incubator[^\n]*\n", "");
    }

    @Test void aScriptThatNobodyReadsAnyMoreEnds() throws IOException, InterruptedException {
        var script = start(List.of(), "-e", "while (true) try { System.out.println(7); } catch (Exception e) { }");
        try (var out = script.getInputStream()) {
            assertEquals('7', out.read());
        }
        assertTrue(script.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, script.exitValue());
        assertTrue(err().startsWith("-e:1:31: cannot write to standard output: "), err());
    }

    @Test void aFullMemoryHasAnExitCodeOfItsOwn() throws IOException, InterruptedException {
        var script = start(List.of("-Xmx64m"), "-e",
                "var all = new ArrayList<long[]>(); void fill() { while (true) all.add(new long[1 << 20]); } fill()");
        assertEquals(4, script.waitFor());
        assertTrue(err().contains("OutOfMemoryError"), err());
        assertTrue(err().lines().count() < 8, err());
    }

    @Test void aScriptMayChooseItsExitCode() throws IOException, InterruptedException {
        assertEquals(7, start(List.of(), "-e", "System.exit(7)").waitFor());
        assertEquals("", err());
    }

    @Test void aWatchedScriptRunsAgainWhenItIsSaved() throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("a.jsh"),
                "System.out.println(\"first\"); while (true) Thread.sleep(9)");
        var watch = start(List.of(), "run", "--watch", script.toString());
        try (var out = new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("first", out.readLine());
            Files.writeString(script, "System.out.println(\"second\"); int n = 1 / 0");
            assertEquals("second", out.readLine());
            Files.writeString(script, "System.out.println(\"third\")");
            assertEquals("third", out.readLine());
        } finally {
            watch.descendants().forEach(ProcessHandle::destroy);
            watch.destroy();
        }
        assertTrue(watch.waitFor(30, TimeUnit.SECONDS));
        assertTrue(err().contains("a.jsh:1:41: ArithmeticException: / by zero"), err());
        assertTrue(!err().contains("code 143"), err()); // a run that gave way to the next
    }
}
