package catenary.training.extensions;

import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.training.CountingUpdater;
import catenary.training.Trainer;
import catenary.training.Trigger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {

    @TempDir Path out;
    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();

    @Test void drawsChainersFourLines() {
        var bar = new ProgressBar();
        var updater = new CountingUpdater(600);
        var trainer = Trainer.builder(updater).stop(20, EPOCH).out(out).build();
        for (int i = 0; i < 100; i++) updater.update();
        assertEquals("""
                     total [..................................................]  0.83%
                this epoch [########..........................................] 16.67%
                       100 iter, 0 epoch / 20 epochs
                       inf iters/sec. Estimated time to finish: 0:00:00.
                """, bar.text(trainer, 0));
        for (int i = 0; i < 100; i++) updater.update();
        assertEquals("""
                     total [..................................................]  1.67%
                this epoch [################..................................] 33.33%
                       200 iter, 0 epoch / 20 epochs
                       200 iters/sec. Estimated time to finish: 0:00:59.
                """, bar.text(trainer, 500_000_000));
    }

    @Test void lengthsMayBeIterationsOrUnknown() {
        var updater = new CountingUpdater(10);
        updater.update();
        var trainer = Trainer.builder(updater).stop(4, ITERATION).out(out).build();
        assertTrue(new ProgressBar().text(trainer, 0).contains("1 iter, 0 epoch / 4 iterations\n"));
        var endless = Trainer.builder(updater).stop(Trigger.never()).out(out).build();
        assertEquals("""
                this epoch [#####.............................................] 10.00%
                         1 iter, 0 epoch
                       inf iters/sec.
                """, new ProgressBar().text(endless, 0));
    }

    @Test void leavesTheCursorAboveItselfAndErasesItselfInTheEnd() {
        run(new ProgressBar(o -> o.updateInterval(2).barLength(4).out(new PrintStream(drawn))));
        String text = drawn.toString();
        assertTrue(text.startsWith("\u001b[J     total [##..] 50.00%\n"), text);
        assertTrue(text.endsWith("\u001b[4A\u001b[J"), text);
        assertEquals(2, text.split("total", -1).length - 1);
    }

    @Test void isSilentWhereThereIsNoTerminal() {
        run(new ProgressBar(o -> o.updateInterval(1).out(new PrintStream(drawn)).ansi(false)));
        assertEquals("", drawn.toString());
    }

    private void run(ProgressBar bar) {
        Trainer.builder(new CountingUpdater(4)).stop(1, EPOCH).out(out).extend(bar).build().run();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"90061.5|1 day, 1:01:01.500000", "59|0:00:59", "200000|2 days, 7:33:20",
            "0|0:00:00", "37.33695|0:00:37.336950"}) void durations(double seconds, String text) {
        assertEquals(text, ProgressBar.duration(seconds));
    }
}
