package catenary.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.training.extensions.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Training goes on where nothing can be written any more, says so, and leaves the last good snapshot alone.
@EnabledOnOs({OS.LINUX, OS.MAC})
class FullDiskTest {

    @TempDir Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    /// Six iterations without trouble.
    private void begin() {
        KilledRun.run(out(), 6).trainer().run();
    }

    /// Goes on to iteration 120 in a shell that has taken the disk away.
    private Program.Ended goOn(List<String> shell, String first) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(shell);
        command.addAll(
                List.of("sh", "-c", first + " && " + Program.quoted(Program.command(KilledRun.class, out(), 120))));
        return Program.run(command);
    }

    private void assertWentOnWithoutSaving(Program.Ended ended) throws IOException {
        assertEquals(0, ended.code(), ended.output());
        assertTrue(ended.output().contains("snapshot: cannot write " + out().resolve("snapshot_iter_8") + ": "),
                ended.output());
        assertTrue(ended.output().contains("; training goes on"), ended.output());
        assertTrue(ended.output().contains("log: cannot write"), ended.output());
        assertTrue(ended.output().endsWith("done at iteration 120\n"), ended.output());
        try (var files = Files.list(out())) {
            assertEquals("[snapshot_iter_2, snapshot_iter_4, snapshot_iter_6]",
                    files.map(f -> f.getFileName().toString()).sorted().toList().toString());
        }
        var again = KilledRun.run(folder.resolve("again"), 0).trainer();
        assertEquals(out().resolve("snapshot_iter_6"), Snapshot.resume(out(), again));
        assertEquals(6, again.iteration());
    }

    /// A limit on the length of files stands for a quota.
    @Test void filesThatMayNotGrow() throws Exception {
        begin();
        assertWentOnWithoutSaving(goOn(List.of(), "ulimit -f 0"));
    }

    private static void assumeMounts() throws IOException, InterruptedException {
        try {
            Assumptions.assumeTrue(Program.run(List.of("unshare", "-rm", "true")).code() == 0,
                    "no mounts of one's own");
        } catch (IOException e) {
            Assumptions.abort("no unshare");
        }
    }

    /// A file system with room for a few snapshots and no more, seen by the program alone.
    @Test void aDiskThatFillsUp() throws Exception {
        assumeMounts();
        Files.createDirectories(out());
        Path seen = folder.resolve("seen");
        String mount = "mount -t tmpfs -o size=512k tmpfs '" + out() + "'";
        String command = mount + " && " + Program.quoted(Program.command(KilledRun.class, out(), 8))
                + " && head -c 1000000 /dev/zero > '" + out().resolve("filling") + "' 2> /dev/null; "
                + Program.quoted(Program.command(KilledRun.class, out(), 120)) + "; code=$?; rm '"
                + out().resolve("filling") + "'; cp -rp '" + out() + "' '" + seen + "'; exit $code";
        var ended = Program.run(List.of("unshare", "-rm", "sh", "-c", command));
        assertEquals(0, ended.code(), ended.output());
        assertTrue(ended.output().contains("snapshot: cannot write " + out().resolve("snapshot_iter_10")
                + ": No space left on device; training goes on"), ended.output());
        assertTrue(ended.output().endsWith("done at iteration 120\n"), ended.output());
        var again = KilledRun.run(folder.resolve("again"), 0).trainer();
        assertEquals(seen.resolve("snapshot_iter_8"), Snapshot.resume(seen, again));
        assertEquals(8, again.iteration());
        try (var files = Files.list(seen)) {
            assertTrue(files.noneMatch(f -> f.toString().endsWith(".tmp")), "half a file is left");
        }
    }

    private String readOnly() {
        return "mount -o remount,ro,bind '" + out() + "'";
    }

    private String bound() {
        return "mount --bind '" + out() + "' '" + out() + "'";
    }

    @Test void aFolderThatMayOnlyBeReadFromTheStartIsRefusedBeforeTheFirstIteration() throws Exception {
        assumeMounts();
        begin();
        var ended = goOn(List.of("unshare", "-rm"), bound() + " && " + readOnly());
        assertEquals(1, ended.code(), ended.output());
        assertTrue(ended.output().contains("trainer: cannot write into the output folder " + out()), ended.output());
        assertFalse(ended.output().contains("running"), ended.output());
    }

    /// As file systems become when their disk has an error.
    @Test void aFolderThatMayOnlyBeReadFromSomeTimeOn() throws Exception {
        assumeMounts();
        begin();
        String program = Program.quoted(Program.command(KilledRun.class, out(), 2000));
        var ended = Program.run(List.of("unshare", "-rm", "sh", "-c", bound() + " && { " + program + " & } && "
                + "while [ -e '" + out().resolve("snapshot_iter_6") + "' ]; do sleep 0.02; done; "
                + "until " + readOnly() + " 2> /dev/null; do :; done; wait $!"));
        assertEquals(0, ended.code(), ended.output());
        assertTrue(ended.output().contains("snapshot: cannot write " + out()), ended.output());
        assertTrue(ended.output().endsWith("done at iteration 2000\n"), ended.output());
        var again = KilledRun.run(folder.resolve("again"), 0).trainer();
        Snapshot.resume(out(), again);
        assertTrue(6 < again.iteration() && again.iteration() < 2000, "iteration " + again.iteration());
        assertTrue(ended.output().contains("the last good snapshot is " + out().resolve("snapshot_iter_"
                + again.iteration())), ended.output());
    }
}
