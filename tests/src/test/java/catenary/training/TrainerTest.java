package catenary.training;

import static catenary.training.Trigger.every;
import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.reporting.Reporting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    @TempDir Path out;

    private final List<String> events = new ArrayList<>();
    private final CountingUpdater updater = new CountingUpdater(4);

    private TrainerBuilder builder() {
        return Trainer.builder(updater).stop(2, ITERATION).out(out);
    }

    /// An extension that writes down everything that happens to it.
    private class Witness implements Extension {
        private final String id;
        private final int priority;
        private final Trigger trigger;

        Witness(String id, int priority) {
            this(id, priority, _ -> true);
        }

        Witness(String id, int priority, Trigger trigger) {
            this.id = id;
            this.priority = priority;
            this.trigger = trigger;
        }

        @Override public void initialize(Trainer trainer) {
            events.add(id + " initialize");
        }

        @Override public void call(Trainer trainer) {
            events.add(id + " call");
        }

        @Override public void onError(Trainer trainer, Exception error) {
            events.add(id + " onError " + error.getMessage());
        }

        @Override public void close() {
            events.add(id + " close");
        }

        @Override public int priority() {
            return priority;
        }

        @Override public Trigger trigger() {
            return trigger;
        }
    }

    @Test void theStopTriggerIsAskedBeforeEachUpdateAndAfterTheLast() {
        var asked = new ArrayList<Integer>();
        builder().stop(t -> {
            asked.add(t.iteration());
            return t.iteration() == 3;
        }).build().run();
        assertEquals(List.of(0, 1, 2, 3), asked);
    }

    @Test void aRunThatIsOverBeforeItBeginsDoesNothing() {
        builder().stop(0, EPOCH).extend(new Witness("a", 100)).build().run();
        assertEquals(List.of("a initialize", "a close"), events);
        assertEquals(0, updater.iteration());
    }

    @Test void triggersAndCallsAlternateInTheOrderOfPriorities() {
        builder().stop(1, ITERATION)
                .extend(new Witness("reader", 100, _ -> events.add("reader?")))
                .extend(new Witness("writer", 300, _ -> events.add("writer?")))
                .extend(new Witness("reader2", 100, _ -> events.add("reader2?")))
                .build().run();
        assertEquals(List.of("writer initialize", "reader initialize", "reader2 initialize",
                "writer?", "writer call", "reader?", "reader call", "reader2?", "reader2 call",
                "writer close", "reader close", "reader2 close"), events);
    }

    @Test void priorityAndTriggerOfTheRegistrationWin() {
        builder().extend(new Witness("a", 100), every(2, ITERATION), 50).extend(new Witness("b", 60)).build().run();
        assertEquals(List.of("b call", "b call", "a call"),
                events.stream().filter(e -> e.endsWith("call")).toList());
    }

    @Test void writersAreSeenByReadersOfTheSameIteration() {
        var seen = new ArrayList<>();
        builder().extend("read", t -> seen.add(t.observation().get("x")))
                .extend("write", t -> t.observation().put("x", t.iteration()), every(1, ITERATION), Extension.WRITER)
                .build().run();
        assertEquals(List.of(1, 2), seen);
    }

    @Test void everyIterationHasItsOwnObservation() {
        var seen = new ArrayList<Map<String, Object>>();
        builder().extend(t -> {
            assertTrue(t.observation().isEmpty());
            Reporting.report("y", 1);
            assertEquals(Map.of("y", 1), t.observation());
            seen.add(t.observation());
        }).build().run();
        assertNotSame(seen.get(0), seen.get(1));
        assertFalse(Reporting.isActive());
    }

    @Test void whatIsFinishedIsNotInitialized() {
        var done = new Trigger() {
            @Override public boolean fire(Trainer trainer) {
                return false;
            }

            @Override public boolean finished() {
                return true;
            }
        };
        builder().extend(new Witness("a", 100, done)).build().run();
        assertEquals(List.of("a close"), events);
    }

    @Test void aFailureIsToldToAllAndThrownOn() {
        var failure = new IllegalStateException("boom");
        var trainer = builder().extend(new Witness("a", 300)).extend(_ -> {
            throw failure;
        }).extend(new Witness("b", 50)).build();
        assertSame(failure, assertThrows(IllegalStateException.class, trainer::run));
        assertEquals(List.of("a initialize", "b initialize", "a call", "a onError boom", "b onError boom", "a close",
                "b close"), events);
        assertTrue(updater.isClosed());
    }

    @Test void aFailureWithinTheHandlingOfAFailureHidesNothing() {
        var trainer = builder().extend(new Witness("a", 300) {
            @Override public void onError(Trainer t, Exception error) {
                throw new IllegalStateException("second");
            }
        }).extend(_ -> {
            throw new IllegalStateException("first");
        }).extend(new Witness("b", 50)).build();
        var e = assertThrows(IllegalStateException.class, trainer::run);
        assertEquals("first", e.getMessage());
        assertEquals("second", e.getSuppressed()[0].getMessage());
        assertTrue(events.contains("b onError first"));
    }

    @Test void checkedExceptionsNameTheExtension() {
        var trainer = builder().extend("save", _ -> {
            throw new IOException("disk full");
        }).build();
        var e = assertThrows(UncheckedIOException.class, trainer::run);
        assertEquals("extension save: disk full", e.getMessage());
    }

    @Test void anErrorIsNoException() {
        var trainer = builder().extend(new Witness("a", 300)).extend(_ -> {
            throw new OutOfMemoryError("test");
        }).build();
        assertThrows(OutOfMemoryError.class, trainer::run);
        assertEquals(List.of("a initialize", "a call", "a close"), events);
    }

    @Test void afterAFailureItMayRunAgain() {
        var fail = new boolean[] {true};
        var trainer = builder().extend(_ -> {
            if (fail[0]) throw new IllegalStateException("once");
        }).build();
        assertThrows(IllegalStateException.class, trainer::run);
        fail[0] = false;
        trainer.run();
        assertEquals(2, trainer.iteration());
        assertTrue(assertThrows(IllegalStateException.class, trainer::run).getMessage().contains("over"));
    }

    @Test void timeStandsStillOutsideARun() throws InterruptedException {
        var during = new double[1];
        var trainer = builder().extend(t -> {
            Thread.sleep(5);
            during[0] = t.elapsedTime();
        }).build();
        assertEquals(0, trainer.elapsedTime());
        trainer.run();
        assertTrue(during[0] >= 0.01, "two iterations of 5 ms");
        double after = trainer.elapsedTime();
        Thread.sleep(5);
        assertEquals(after, trainer.elapsedTime());
    }

    @Test void extensionsCanBeCalledOnceBefore() {
        var seen = new ArrayList<Integer>();
        builder().extend(t -> seen.add(t.iteration())).callBeforeTraining().build().run();
        assertEquals(List.of(0, 1, 2), seen);
    }

    @Test void namesAreMadeDifferent() {
        var named = new ArrayList<String>();
        class Named implements Extension {
            @Override public void call(Trainer trainer) {}

            @Override public void named(String name) {
                named.add(name);
            }
        }
        var trainer = builder().extend(new Named()).extend(new Named()).extend(new Named()).extend(_ -> {}).build();
        assertEquals(List.of("Named", "Named_1", "Named_2"), named);
        assertEquals(List.of("Named", "Named_1", "Named_2", "extension"), List.copyOf(trainer.extensions().keySet()));
        assertSame(trainer.extensions().get("Named_1"), trainer.getExtension("Named_1"));
        assertThrows(IllegalArgumentException.class, () -> trainer.getExtension("Evaluator"));
        assertThrows(IllegalArgumentException.class, () -> builder().extend("training", _ -> {}));
    }

    @Test void anInterruptStopsBetweenIterations() {
        var trainer = Trainer.builder(updater).out(out).extend(new Witness("a", 100))
                .extend(_ -> Thread.currentThread().interrupt(), every(3, ITERATION)).build();
        var e = assertThrows(TrainingInterruptedException.class, trainer::run);
        assertTrue(e.getMessage().startsWith("training stopped at iteration 3 (epoch 0.75)"), e.getMessage());
        assertEquals("a close", events.getLast());
        assertFalse(Thread.interrupted(), "the interrupt has been answered");
    }

    @Test void aFolderThatCannotBeWrittenIsSaidBeforeAnythingHappens() throws IOException {
        var file = Files.writeString(out.resolve("file"), "not a folder");
        var trainer = builder().out(file.resolve("result")).extend(new Witness("a", 100)).build();
        var e = assertThrows(TrainingException.class, trainer::run);
        assertTrue(e.getMessage().startsWith("trainer: cannot write into the output folder " + file), e.getMessage());
        assertEquals(List.of(), events);
        assertEquals(0, updater.iteration());
    }

    @Test void actionsWaitUntilTheIterationIsComplete() {
        builder().stop(1, ITERATION).extend(t -> t.atBoundary(() -> events.add("boundary")))
                .extend(new Witness("late", -1000)).build().run();
        assertEquals(List.of("late initialize", "late call", "boundary", "late close"), events);
    }
}
