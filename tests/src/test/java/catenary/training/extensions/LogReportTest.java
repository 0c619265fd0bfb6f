package catenary.training.extensions;

import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
import catenary.training.CountingUpdater;
import catenary.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReportTest {

    @TempDir Path out;

    private Trainer run(LogReport log) {
        var trainer = Trainer.builder(new CountingUpdater(2)).stop(2, EPOCH).out(out).extend("loss", t -> {
            t.observation().put("main/loss", (double) t.iteration());
            if (t.iteration() == 4) t.observation().put("x", Double.NaN);
        }).extend(log).build();
        trainer.run();
        return trainer;
    }

    @Test void writesMeansAsChainerDoes() throws Exception {
        var log = new LogReport();
        run(log);
        assertEquals("""
                [
                    {
                        "main/loss": 1.5,
                        "epoch": 1,
                        "iteration": 2,
                        "elapsed_time": ?
                    },
                    {
                        "main/loss": 3.5,
                        "x": NaN,
                        "epoch": 2,
                        "iteration": 4,
                        "elapsed_time": ?
                    }
                ]
                """, Files.readString(out.resolve("log")).replaceAll("(elapsed_time\": )[-.e0-9]+", "$1?"));
        assertEquals(List.of("main/loss", "epoch", "iteration", "elapsed_time"),
                List.copyOf(log.log().getFirst().keySet()));
    }

    @Test void savesItsRowsAndWhatIsNotYetOne() {
        var trainer = run(new LogReport(o -> o.trigger(3, ITERATION)));
        var state = DictionarySerializer.entries(trainer.getExtension("LogReport"));
        assertTrue(((Entry.Text) state.get("_log")).text().startsWith("[{\"main/loss\": 2.0, \"epoch\": 1, "));
        assertEquals("[\"main/loss\", \"x\"]", ((Entry.Text) state.get("_summary/_names")).text());
        assertEquals(4.0, ((Entry.Array) state.get("_summary/_summaries/0/_x")).array().item());
        var loaded = new LogReport();
        DictionarySerializer.load(state, loaded, o -> o);
        assertEquals(2.0, loaded.log().getFirst().get("main/loss"));
        assertEquals(3L, loaded.log().getFirst().get("iteration"));
    }

    @Test void optionsChooseKeysNameAndContent() throws Exception {
        run(new LogReport(o -> o.keys("x").filename("log_{epoch}.json").postprocess(row -> row.put("y", 1))));
        String text = Files.readString(out.resolve("log_2.json"));
        assertFalse(text.contains("main/loss"));
        assertTrue(text.contains("\"y\": 1"));
        assertTrue(Files.exists(out.resolve("log_1.json")));
    }
}
