package catenary.training.triggers;

import static catenary.training.Trigger.every;
import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.serializers.DictionarySerializer;
import catenary.training.CountingUpdater;
import catenary.training.Trainer;
import catenary.training.Trigger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The iterations at which triggers fire within 12, four iterations an epoch; recorded from Chainer 7.8.1.
class TriggersTest {

    private static final double[] LOSSES = {3, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1};

    @TempDir Path out;

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(every(3, ITERATION), List.of(3, 6, 9, 12)),
                Arguments.of(every(1, EPOCH), List.of(4, 8, 12)),
                Arguments.of(every(0.5, EPOCH), List.of(2, 4, 6, 8, 10, 12)),
                Arguments.of(every(0.3, EPOCH), List.of(2, 3, 4, 5, 6, 8, 9, 10, 11, 12)),
                Arguments.of(every(1.5, EPOCH), List.of(6, 12)),
                Arguments.of(new ManualScheduleTrigger(ITERATION, 2, 7), List.of(2, 7)),
                Arguments.of(new ManualScheduleTrigger(EPOCH, 0.5, 2.25), List.of(2, 9)),
                Arguments.of(new OnceTrigger(), List.of(1)),
                Arguments.of(new MinValueTrigger("loss"), List.of(4, 12)),
                Arguments.of(new MaxValueTrigger("loss"), List.of(4, 8)),
                Arguments.of(Trigger.never(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("vectors") void firesAt(Trigger trigger, List<Integer> iterations) {
        assertEquals(iterations, firings(trigger, LOSSES));
    }

    /// By Python's floor division: `0.3 // 0.1` is 2.0, and `1.0 // 0.1` is 9.0.
    @Test void tenthsOfAnEpochAreCountedAsPythonCountsThem() {
        var fired = new ArrayList<Integer>();
        Trainer.builder(new CountingUpdater(10)).stop(12, ITERATION).out(out)
                .extend("record", t -> fired.add(t.iteration()), every(0.1, EPOCH)).build().run();
        assertEquals(List.of(1, 2, 4, 6, 7, 8, 10, 11), fired);
    }

    /// What a trigger that is not asked after each update has missed counts too.
    @Test void anEpochBeforeTheFirstQuestionIsNoticed() {
        var inner = every(1, EPOCH);
        var fired = new ArrayList<Integer>();
        Trainer.builder(new CountingUpdater(4)).stop(14, ITERATION).out(out)
                .extend("record", t -> {
                    if (inner.fire(t)) {
                        fired.add(t.iteration());
                    }
                }, every(7, ITERATION)).build().run();
        assertEquals(List.of(7, 14), fired);
    }

    /// The state is that of the trigger alone: it can move to another one between any two iterations.
    @ParameterizedTest
    @MethodSource("vectors") void firesAtTheSameIterationsIfSavedAndLoadedInBetween(Trigger trigger,
            List<Integer> iterations) {
        var fired = new ArrayList<Integer>();
        run(LOSSES, t -> {
            var state = DictionarySerializer.copies(trigger);
            DictionarySerializer.load(state, trigger, o -> o);
            return trigger.fire(t);
        }, fired);
        assertEquals(iterations, fired);
    }

    @Test void lossThatRisesRunsOutOfPatience() {
        var trigger = new EarlyStoppingTrigger(o -> o.monitor("loss").patience(1));
        assertEquals(List.of(8), firings(trigger, LOSSES));
    }

    /// A run that patience has ended is over, also for one that resumes it.
    @Test void patienceIsSaved() {
        var trigger = new EarlyStoppingTrigger(o -> o.monitor("loss").patience(1));
        firings(trigger, Arrays.copyOf(LOSSES, 8));
        var resumed = new EarlyStoppingTrigger(o -> o.monitor("loss").patience(1));
        DictionarySerializer.load(DictionarySerializer.copies(trigger), resumed, o -> o);
        assertEquals(1, firings(resumed, LOSSES).getFirst());
    }

    @Test void constantLossRunsOutOfPatience() {
        assertEquals(List.of(12), firings(new EarlyStoppingTrigger(o -> o.monitor("loss").patience(2)),
                new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}));
    }

    @Test void checksCanBeMoreFrequent() {
        var trigger = new EarlyStoppingTrigger(o -> o.checkTrigger(2, ITERATION).monitor("loss").patience(2));
        assertEquals(List.of(8), firings(trigger, new double[] {4, 4, 3, 3, 5, 5, 4, 4, 1, 1, 1, 1}));
    }

    @Test void earlyStoppingEndsInAnyCase() {
        var trigger = new EarlyStoppingTrigger(o -> o.monitor("loss").maxTrigger(2, EPOCH));
        assertEquals(8, firings(trigger, LOSSES).getFirst());
        assertEquals("2 epochs", trigger.trainingLength().orElseThrow().toString());
    }

    @Test void aValueNeverSeenIsSaid() {
        var e = assertThrows(IllegalStateException.class, () -> firings(new MinValueTrigger("other"), LOSSES));
        assertTrue(e.getMessage().contains("expected other among the observations"), e.getMessage());
    }

    /// Strictly later than the time, and one step at a time where it was late.
    @Test void timeTriggerCatchesUp() {
        var trainer = Trainer.builder(new CountingUpdater(4)).out(out).build();
        var late = new TimeTrigger(0.000_000_001);
        assertFalse(late.fire(trainer), "no time has passed before the run");
        assertThrows(IllegalArgumentException.class, () -> new TimeTrigger(0));
    }

    @Test void schedulesEnd() {
        var trigger = new ManualScheduleTrigger(ITERATION, 2, 7);
        assertFalse(trigger.finished());
        firings(trigger, LOSSES);
        assertTrue(trigger.finished());
    }

    @Test void onceMayFireAgainAfterAResume() {
        var trigger = new OnceTrigger(true);
        firings(trigger, LOSSES);
        assertTrue(trigger.finished());
        DictionarySerializer.load(DictionarySerializer.copies(trigger), trigger, o -> o);
        assertFalse(trigger.finished());
        assertEquals(List.of(1), firings(trigger, LOSSES));
    }

    @Test void untilFiresFromTheEndOn() {
        assertEquals(List.of(6, 7, 8, 9, 10, 11, 12), firings(new UntilTrigger(1.5, EPOCH), LOSSES));
    }

    @Test void badPeriodsAreSaid() {
        assertThrows(IllegalArgumentException.class, () -> every(0, EPOCH));
        assertThrows(IllegalArgumentException.class, () -> every(Double.NaN, EPOCH));
    }

    private List<Integer> firings(Trigger trigger, double[] losses) {
        var fired = new ArrayList<Integer>();
        run(losses, trigger, fired);
        return fired;
    }

    private void run(double[] losses, Trigger trigger, List<Integer> fired) {
        Trainer.builder(new CountingUpdater(4)).stop(losses.length, ITERATION).out(out)
                .extend("report", t -> t.observation().put("loss", losses[t.iteration() - 1]))
                .extend("record", t -> fired.add(t.iteration()), trigger)
                .build().run();
    }
}
