package catenary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.serializers.Npz;
import catenary.training.extensions.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A program that is killed at any moment, again and again, ends with the parameters of one that never was.
///
/// `mvn verify -Pfuzz` kills it 200 times; other numbers come with `-Dcatenary.kills=... -Dcatenary.kills.seed=...`.
@EnabledOnOs({OS.LINUX, OS.MAC})
class KillTest {

    private static final int KILLS = Integer.getInteger("catenary.kills", 5);
    private static final long SEED = Long.getLong("catenary.kills.seed", 1);
    private static final int LONGEST_MILLISECONDS = 300;
    private static final int START_MILLISECONDS = 2000;

    @TempDir Path folder;

    @Test void whoeverIsKilledGoesOn() throws Exception {
        Path out = folder.resolve("killed");
        var random = new SplittableRandom(SEED);
        int reached = 0;
        int duringWrites = 0;
        for (int i = 0; i < KILLS; i++) {
            boolean whileItStarts = i % 8 == 7;
            killAfter(random.nextInt(whileItStarts ? START_MILLISECONDS : LONGEST_MILLISECONDS), whileItStarts, out);
            duringWrites += temporaries(out).isEmpty() ? 0 : 1;
            int iteration = iterationSaved(out);
            assertTrue(iteration >= reached, "kill " + i + " brought iteration " + reached + " back to " + iteration);
            reached = iteration;
        }
        assertTrue(reached > 0, "nothing was ever saved");
        int last = reached + 5;
        var ended = Program.run(Program.command(KilledRun.class, out, last, "model"));
        assertEquals(0, ended.code(), ended.output());
        assertArrayEquals(trained(folder.resolve("whole"), last), Files.readAllBytes(out.resolve("model")));
        assertEquals(List.of(), temporaries(out));
        if (Integer.getInteger("catenary.kills") != null) {
            System.out.println("killed " + KILLS + " times, " + duringWrites + " of them while a snapshot was written;"
                    + " parameters at iteration " + last + " are those of a run that was not");
        }
    }

    /// Starts the program and kills it so long after its start or, what is more of a risk, after it has got
    /// going.
    private static void killAfter(long milliseconds, boolean start, Path out) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(Program.command(KilledRun.class, out, Integer.MAX_VALUE))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var printed = program.inputReader()) {
            assertEquals("running", start ? "running" : printed.readLine());
            Thread.sleep(milliseconds);
        } finally {
            program.destroyForcibly(); // SIGKILL
            program.waitFor();
        }
        assertEquals(128 + 9, program.exitValue(), "it ended by itself");
    }

    private static List<Path> temporaries(Path out) throws IOException {
        try (var files = Files.list(out)) {
            return files.filter(f -> f.toString().endsWith(".tmp")).toList();
        }
    }

    /// The iteration of the newest snapshot, which must be whole; 0 if there was no time for one.
    private int iterationSaved(Path out) throws IOException {
        try (var files = Files.list(out)) {
            if (files.noneMatch(f -> f.getFileName().toString().startsWith("snapshot"))) {
                return 0;
            }
        }
        Trainer trainer = KilledRun.run(folder.resolve("looked at"), 0).trainer();
        Path newest = Snapshot.resume(out, trainer);
        assertTrue(newest.endsWith("snapshot_iter_" + trainer.iteration()), newest.toString());
        return trainer.iteration();
    }

    /// The bytes of the model, trained in this process until an iteration.
    private static byte[] trained(Path out, int iterations) throws IOException {
        var run = KilledRun.run(out, iterations);
        run.trainer().run();
        assertEquals(iterations, run.trainer().iteration());
        Path file = out.resolve("model");
        Npz.save(file, run.model());
        return Files.readAllBytes(file);
    }
}
