package catenary.training.extensions;

import static catenary.training.Trigger.every;
import static catenary.training.TrainingUnit.EPOCH;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.iterators.SerialIterator;
import catenary.links.Classifier;
import catenary.optimizers.SGD;
import catenary.training.Extension;
import catenary.training.SmallRun;
import catenary.training.Trainer;
import catenary.training.TrainerBuilder;
import catenary.training.Trigger;
import catenary.training.updaters.StandardUpdater;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Values after initialize and after calls 1 to 8, recorded from Chainer 7.8.1, of the cosine computed by hand; the
/// learning rate starts at 1.
class ShiftTest {

    @TempDir Path out;

    private static Arguments of(String name, Supplier<Extension> shift, double... values) {
        return Arguments.of(name, shift, values);
    }

    static Stream<Arguments> vectors() {
        return Stream.of(
                of("exponential", () -> new ExponentialShift("lr", .5),
                        1, .5, .25, .125, .0625, .03125, .015625, .0078125, .00390625),
                of("to a target", () -> new ExponentialShift("lr", .5, o -> o.target(.1)),
                        1, .5, .25, .125, .1, .1, .1, .1, .1),
                of("upwards", () -> new ExponentialShift("lr", 2, o -> o.init(.1).target(1)),
                        .1, .2, .4, .8, 1, 1, 1, 1, 1),
                of("inverse", () -> new InverseShift("lr", .5, 1),
                        1, .666667, .5, .4, .333333, .285714, .25, .222222, .2),
                of("linear", () -> new LinearShift("lr", new double[] {0, 1}, new double[] {2, 6}),
                        0, 0, 0, .25, .5, .75, 1, 1, 1),
                of("polynomial", () -> new PolynomialShift("lr", 2, 4), 1, .5625, .25, .0625, 0, 0, 0, 0, 0),
                of("step", () -> new StepShift("lr", .1, 3), 1, 1, 1, .1, .1, .1, .01, .01, .01),
                of("multistep", () -> new MultistepShift("lr", .1, new int[] {2, 5}, 1),
                        1, 1, .1, .1, .1, .01, .01, .01, .01),
                of("warmup", () -> new WarmupShift("lr", 0, 4, 1), 0, .25, .5, .75, 1, 1, 1, 1, 1),
                of("cosine", () -> new CosineShift("lr", 4), 1, .853553, .5, .146447, 0, 0, 0, 0, 0),
                of("cosine after a warm-up", () -> new CosineShift("lr", 6, o -> o.target(.2).warmupIter(2)),
                        0, .5, 1, .882843, .6, .317157, .2, .2, .2),
                of("a warm-up from a value", () -> new CosineShift("lr", 5,
                        o -> o.init(2).warmupIter(4).warmupStart(1)), 1, 1.25, 1.5, 1.75, 2, 0, 0, 0, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors") void takesChainersValues(String name, Supplier<Extension> shift, double[] values) {
        var seen = new ArrayList<Double>();
        run(8, shift.get(), every(1, ITERATION), seen, "").build().run();
        assertArrayEquals(values, seen.stream().mapToDouble(x -> x).toArray(), 1e-6);
    }

    /// Stopped after any call and resumed, it goes on with the value it had.
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors") void resumes(String name, Supplier<Extension> shift, double[] values) {
        for (int stop = 1; stop < 8; stop++) {
            run(stop, shift.get(), every(1, ITERATION), new ArrayList<>(), "").build().run();
            var seen = new ArrayList<Double>();
            run(8, shift.get(), every(1, ITERATION), seen, out.resolve("snapshot_iter_" + stop).toString()).build()
                    .run();
            assertEquals(9 - stop, seen.size());
            for (int i = 0; i < seen.size(); i++) assertEquals(values[stop + i], seen.get(i), 1e-6, name);
        }
    }

    /// Chainer's own autoload makes this 1, .01, .001 ...: see its pitfalls.
    @Test void autoloadComesBeforeTheShiftBegins() {
        var seen = new ArrayList<Double>();
        run(4, new ExponentialShift("lr", .1), every(2, ITERATION), seen, "").build().run();
        assertArrayEquals(new double[] {1, 1, .1, .1, .01}, seen.stream().mapToDouble(x -> x).toArray(), 1e-12);
        seen.clear();
        run(8, new ExponentialShift("lr", .1), every(2, ITERATION), seen, out.toString()).build().run();
        assertArrayEquals(new double[] {.01, .01, .001, .001, .0001}, seen.stream().mapToDouble(x -> x).toArray(),
                1e-12);
    }

    @Test void badNumbersAreSaid() {
        assertThrows(IllegalArgumentException.class, () -> new ExponentialShift("lr", -1));
        assertThrows(IllegalArgumentException.class, () -> new InverseShift("lr", -1, 1));
        var e = assertThrows(IllegalArgumentException.class, () -> new CosineShift("lr", 3, o -> o.warmupIter(3)));
        assertEquals("CosineShift: expected maxCount > warmupIter >= 0, but found 3.0 and 3", e.getMessage());
        var unknown = run(1, new StepShift("alpha", .1, 1), every(1, EPOCH), new ArrayList<>(), "").build();
        assertThrows(IllegalArgumentException.class, unknown::run);
    }

    /// Notes the learning rate before the first call and after each.
    private TrainerBuilder run(int iterations, Extension shift, Trigger trigger, List<Double> seen,
            String resume) {
        var model = new Classifier(new SmallRun.Net(3));
        var optimizer = new SGD(1);
        optimizer.setup(model);
        class Watch implements Extension {
            @Override public void initialize(Trainer trainer) {
                seen.add(optimizer.lr());
            }

            @Override public void call(Trainer trainer) {
                seen.add(optimizer.lr());
            }
        }
        return Trainer.builder(new StandardUpdater(new SerialIterator(SmallRun.data(50, 1), 20), optimizer))
                .stop(iterations, ITERATION).out(out).extend("shift", shift, trigger).extend(new Watch())
                .extend(new Snapshot(), every(1, ITERATION)).resume(resume);
    }
}
