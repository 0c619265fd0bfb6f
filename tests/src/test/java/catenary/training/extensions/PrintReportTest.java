package catenary.training.extensions;

import static catenary.training.TrainingUnit.EPOCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.training.CountingUpdater;
import catenary.training.Trainer;
import catenary.training.TrainerBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintReportTest {

    private static final List<String> COLUMNS =
            List.of("epoch", "iteration", "main/loss", "validation/main/loss", "main/accuracy");

    @TempDir Path out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed);

    private TrainerBuilder builder() {
        return Trainer.builder(new CountingUpdater(2)).stop(2, EPOCH).out(out).extend("values", t -> {
            t.observation().put("main/loss", t.iteration() == 4 ? 1e-5 : 1.2597971359);
            if (t.epoch() == 1) t.observation().put("validation/main/loss", 1234567);
            t.observation().put("main/accuracy", 0.25f);
        }).extend(new LogReport());
    }

    @Test void printsChainersTable() {
        builder().extend(new PrintReport(COLUMNS, o -> o.out(stream))).build().run();
        assertEquals("""
                epoch       iteration   main/loss   validation/main/loss  main/accuracy
                1           2           1.2598      1.23457e+06           0.25         \s\s
                2           4           0.629904    1.23457e+06           0.25         \s\s
                """, printed.toString());
    }

    @Test void whatIsMissingLeavesItsColumnEmpty() {
        builder().extend(new PrintReport(List.of("epoch", "other", "iteration"), o -> o.out(stream))).build().run();
        assertTrue(printed.toString().startsWith("epoch       other       iteration \n1                       2"));
    }

    @Test void onATerminalRowsEraseTheProgressBar() {
        builder().extend(new PrintReport(COLUMNS, o -> o.out(stream).ansi(true))).build().run();
        assertEquals(2, printed.toString().lines().filter(line -> line.startsWith("\u001b[J")).count());
    }

    @Test void itsLogMayBeItsOwn() {
        var log = new LogReport(o -> o.filename(null));
        Trainer.builder(new CountingUpdater(1)).stop(1, EPOCH).out(out)
                .extend(new PrintReport(List.of("epoch"), o -> o.logReport(log).out(stream))).build().run();
        assertEquals("epoch     \n1           \n", printed.toString());
    }

    @Test void aLogThatIsNotThereIsSaid() {
        var trainer = Trainer.builder(new CountingUpdater(1)).stop(1, EPOCH).out(out)
                .extend(new PrintReport("epoch")).build();
        var e = assertThrows(IllegalArgumentException.class, trainer::run);
        assertTrue(e.getMessage().startsWith("PrintReport: expected a LogReport called LogReport"), e.getMessage());
    }
}
