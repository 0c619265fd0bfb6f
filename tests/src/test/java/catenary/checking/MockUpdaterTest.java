package catenary.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.training.Trigger;
import catenary.training.TrainingUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockUpdaterTest {

    @Test void extensionsSeeACountThatGoesOn(@TempDir Path out) {
        var seen = new ArrayList<String>();
        MockUpdater.trainer(2, TrainingUnit.EPOCH, 4).out(out)
                .extend("seen", t -> seen.add(t.iteration() + " " + t.epochDetail()),
                        Trigger.every(3, TrainingUnit.ITERATION))
                .build().run();
        assertEquals(List.of("3 0.75", "6 1.5"), seen);
        var trainer = MockUpdater.trainer().out(out).build();
        trainer.run();
        assertEquals(10, trainer.iteration());
        assertEquals(1, trainer.epoch());
        assertThrows(IllegalArgumentException.class, () -> new MockUpdater(0));
    }
}
