package catenary.device.cuda;

import static catenary.training.Trigger.every;
import static catenary.training.TrainingUnit.ITERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.RawKernel;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.datasets.Batch;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.rnn.LstmState;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import catenary.iterators.SerialIterator;
import catenary.links.Chain;
import catenary.links.Classifier;
import catenary.links.Linear;
import catenary.links.Link;
import catenary.optimizers.Adam;
import catenary.optimizers.GradientMethod;
import catenary.optimizers.MomentumSGD;
import catenary.optimizers.Optimizer;
import catenary.optimizers.ParameterHook;
import catenary.optimizers.SGD;
import catenary.optimizers.UpdateRule;
import catenary.optimizers.hooks.GradientClipping;
import catenary.optimizers.hooks.GradientHardClipping;
import catenary.optimizers.hooks.GradientLARS;
import catenary.optimizers.hooks.GradientNoise;
import catenary.optimizers.hooks.WeightDecay;
import catenary.reporting.Reporter;
import catenary.reporting.Reporting;
import catenary.training.SmallRun;
import catenary.training.Trainer;
import catenary.training.extensions.ExponentialShift;
import catenary.training.extensions.Snapshot;
import catenary.training.updaters.StandardUpdater;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A step that is replayed as a graph is the step that would have been done, to the last bit.
class CapturedStepTest {

    private static final int BATCH = 20;

    @TempDir Path folder;
    private WatchedDriver watched;
    private CudaDevice device;

    @BeforeEach void makeDevice() {
        watched = new WatchedDriver(HostGpu.driver());
        device = new CudaDevice(0, watched.driver, new Images(watched.driver, null, 0));
    }

    /// A run of training and what came of it.
    private final class Run {
        final Classifier model;
        final GradientMethod optimizer;
        final StandardUpdater updater;
        final List<Object> observed = new ArrayList<>();
        int replays;

        Run(long seed, GradientMethod optimizer, boolean captured) {
            this(seed, optimizer, captured, o -> o);
        }

        Run(long seed, GradientMethod optimizer, boolean captured,
                UnaryOperator<StandardUpdater.Options> options) {
            this(seed, optimizer, captured, options, () -> new SmallRun.Net(3));
        }

        Run(long seed, GradientMethod optimizer, boolean captured,
                UnaryOperator<StandardUpdater.Options> options, Supplier<Link> net) {
            Generator.global().seed(seed);
            this.model = new Classifier(net.get());
            this.optimizer = optimizer;
            optimizer.setup(model);
            var iterator = new SerialIterator(SmallRun.data(60, 1), BATCH);
            this.updater = new StandardUpdater(iterator, optimizer,
                    o -> options.apply(o.device(device).captured(captured)));
        }

        Run steps(int n) {
            var reporter = new Reporter();
            reporter.addObserver("main", model);
            for (int i = 0; i < n; i++) {
                var seen = new LinkedHashMap<String, Object>();
                try (var _ = reporter.scope(seen)) {
                    updater.update();
                }
                observed.add(seen);
                replays += updater.captured() ? 1 : 0;
            }
            return this;
        }

        Trainer trainer(String name, int until, String resume) {
            return Trainer.builder(updater).out(folder.resolve(name)).stop(until, ITERATION)
                    .extend(new ExponentialShift("alpha", 0.9), every(4, ITERATION))
                    .extend(new Snapshot(), every(1, ITERATION))
                    .extend("watch", t -> {
                        observed.add(new LinkedHashMap<>(t.observation()));
                        replays += updater.captured() ? 1 : 0;
                    }, every(1, ITERATION)).resume(resume).build();
        }

        Map<String, NDArray> parameters() {
            Map<String, NDArray> all = new LinkedHashMap<>();
            model.namedParams().forEach((path, p) -> all.put(path, p.array().to(Devices.cpu())));
            return all;
        }

        List<Map<String, Double>> numbers() {
            List<Map<String, Double>> all = new ArrayList<>();
            for (Object each : observed) {
                Map<String, Double> numbers = new LinkedHashMap<>();
                ((Map<?, ?>) each).forEach((key, v) -> numbers.put((String) key,
                        v instanceof Variable x ? x.item() : ((Number) v).doubleValue()));
                all.add(numbers);
            }
            return all;
        }
    }

    private static void assertSame(Run expected, Run found) {
        assertEquals(expected.parameters(), found.parameters());
        assertEquals(expected.numbers(), found.numbers());
    }

    private void assertObstacle(String expected, Run run) {
        assertNotNull(run.updater.captureObstacle());
        assertTrue(run.updater.captureObstacle().startsWith("captured: steps are done one by one, because "),
                run.updater.captureObstacle());
        assertTrue(run.updater.captureObstacle().contains(expected), run.updater.captureObstacle());
        assertFalse(run.updater.captured());
    }

    // ---- the same results

    @Test void adamDecayDropoutAndAScheduleAreReplayedToTheLastBit() {
        var eager = new Run(3, new Adam(0.05), false);
        eager.optimizer.addHook(new WeightDecay(0.01));
        eager.trainer("eager", 30, "").run();
        long[] random = Generator.global().state();

        var captured = new Run(3, new Adam(0.05), true);
        captured.optimizer.addHook(new WeightDecay(0.01));
        captured.trainer("captured", 30, "").run();

        assertNull(captured.updater.captureObstacle());
        assertEquals(27, captured.replays);
        assertSame(eager, captured);
        assertEquals(random[1], Generator.global().state()[1]);
        assertEquals(30, captured.optimizer.t());
    }

    @Test void aResumedRunGoesOnAsIfItHadNeverStopped() {
        var whole = new Run(3, new Adam(0.05), false);
        whole.trainer("whole", 24, "").run();

        var first = new Run(3, new Adam(0.05), true);
        first.trainer("part", 13, "").run();
        var second = new Run(999, new Adam(0.05), true);
        second.trainer("part", 24, folder.resolve("part").toString()).run();

        assertTrue(first.replays >= 9 && second.replays >= 7, first.replays + " and " + second.replays);
        first.observed.addAll(second.observed);
        assertEquals(whole.numbers(), first.numbers());
        assertEquals(whole.parameters(), second.parameters());
    }

    @Test void hooksThatDrawAndHooksOutsideTheStepAreReplayed() {
        Consumer<Run> hooks = r -> {
            r.optimizer.addHook(new WeightDecay(0.01));
            r.optimizer.addHook(new GradientNoise(0.1));
            r.optimizer.addHook(new GradientClipping(0.5));
            r.optimizer.addHook(new GradientHardClipping(-0.5, 0.5));
            r.optimizer.addHook(new GradientLARS(0.01, 0.1));
        };
        var eager = new Run(5, new MomentumSGD(0.05), false);
        hooks.accept(eager);
        var captured = new Run(5, new MomentumSGD(0.05), true);
        Generator.global().seed(5);
        long[] start = Generator.global().state();
        eager.steps(12);
        long end = Generator.global().state()[1];
        Generator.global().state(start);
        hooks.accept(captured);
        captured.steps(12);
        assertNull(captured.updater.captureObstacle());
        assertTrue(captured.replays > 0);
        assertEquals(end, Generator.global().state()[1]);
        assertEquals(eager.numbers().getLast(), captured.numbers().getLast());
    }

    private static final class Convolutional extends Chain {
        private final Parameter w = new Parameter(new LeCunNormal(), Shape.of(3, 1, 2, 2));
        private final Parameter b = new Parameter(new Constant(0), Shape.of(3));
        private final Linear last = new Linear(12, 3);

        @Override public Variable apply(Variable x) {
            Variable h = F.convolution2d(x.reshape(x.length(), 1, 2, 2), w, b, o -> o.pad(1));
            return last.apply(F.maxPooling2d(F.relu(h), 2));
        }
    }

    /// Reads the signs of the numbers as words.
    private static final class Recurrent extends Chain {
        private final Parameter embed = new Parameter(new LeCunNormal(), Shape.of(2, 5));
        private final Linear upward = new Linear(5, 16);
        private final Linear lateral = new Linear(4, 16);
        private final Linear last = new Linear(4, 3);

        @Override public Variable apply(Variable x) {
            Variable words = Variable.constant(x.array().gt(0).astype(DType.INT32));
            Variable c = Variable.constant(NDArray.zeros(x.device(), DType.FLOAT32, Shape.of(x.length(), 4)));
            Variable h = c;
            for (Variable step : F.separate(upward.apply(F.embedId(words, embed), 2), 1)) {
                LstmState state = F.lstm(c, step.add(lateral.apply(h)));
                c = state.c();
                h = state.h();
            }
            return last.apply(h);
        }
    }

    @Test void convolutionsAndRecurrentNetsAreReplayed() {
        for (Supplier<Link> net : List.<Supplier<Link>>of(Convolutional::new, Recurrent::new)) {
            var eager = new Run(6, new Adam(0.01), false, o -> o, net).steps(8);
            var captured = new Run(6, new Adam(0.01), true, o -> o, net).steps(8);
            assertTrue(captured.replays >= 4, captured.updater.captureObstacle());
            assertSame(eager, captured);
        }
    }

    /// The measuring is no part of the step, so the next ones are alike.
    @Test void convolutionsAreMeasuredInTheFirstStep() {
        var captured = new Run(6, new Adam(0.01), true, o -> o, Convolutional::new).steps(5);
        assertTrue(watched.calls().get("seconds") > 0);
        captured.steps(3);
        assertNull(captured.updater.captureObstacle());
        assertEquals(5, captured.replays);
        var calls = watched.calls();
        assertEquals(3, calls.get("launchGraph"));
        assertNull(calls.get("seconds"));
        assertNull(calls.get("convolve"));
        assertSame(new Run(6, new Adam(0.01), false, o -> o, Convolutional::new).steps(8), captured);
        assertTrue(watched.calls().get("convolve") > 0, "there is one that the driver computes");
    }

    @Test void aFixedLossScaleIsTakenOutOfTheGradients() {
        var eager = new Run(6, new SGD(0.1), false, o -> o.lossScale(64)).steps(10);
        var captured = new Run(6, new SGD(0.1), true, o -> o.lossScale(64)).steps(10);
        assertEquals(7, captured.replays);
        assertSame(eager, captured);
    }

    @Test void theSeedMayChangeBetweenSteps() {
        var runs = new ArrayList<Run>();
        for (boolean captured : new boolean[] {false, true}) {
            var run = new Run(6, new SGD(0.1), captured).steps(5);
            Generator.global().seed(77);
            runs.add(run.steps(5));
        }
        assertSame(runs.getFirst(), runs.getLast());
    }

    /// The end of a sweep may be a smaller batch.
    @Test void eachShapeOfBatchesHasItsGraph() {
        var runs = new ArrayList<Run>();
        for (boolean captured : new boolean[] {false, true}) {
            int[] steps = {0};
            runs.add(new Run(6, new SGD(0.1), captured, o -> o.converter((batch, d) -> {
                steps[0]++;
                return first(batch, steps[0] % 3 == 0 ? 7 : BATCH, d);
            })).steps(18));
        }
        assertNull(runs.getLast().updater.captureObstacle());
        assertEquals(9 + 4, runs.getLast().replays);
        assertSame(runs.getFirst(), runs.getLast());
    }

    private static List<NDArray> first(Batch batch, int n, Device device) {
        return batch.arrays(Devices.cpu()).stream().map(a -> a.get(Index.slice(0, n)).contiguous().to(device)).toList();
    }

    @Test void manyShapesAreDoneAsEver() {
        int[] n = {0};
        var run = new Run(6, new SGD(0.1), true, o -> o.converter((batch, d) -> {
            n[0]++;
            return first(batch, n[0], d);
        })).steps(8);
        assertObstacle("batches have too many shapes", run);
        assertEquals(8, run.optimizer.t());
    }

    /// One in a hundred is done as ever, and found to be the same.
    @Test void longRunsStayCaptured() {
        var eager = new Run(6, new SGD(0.01), false).steps(205);
        var captured = new Run(6, new SGD(0.01), true).steps(205);
        assertEquals(200, captured.replays);
        assertSame(eager, captured);
    }

    // ---- what a replay costs

    @Test void aReplayAsksForNoMemoryAndUploadsInputsAndNumbersOnly() {
        var run = new Run(4, new Adam(0.05), true).steps(10);
        watched.calls();
        run.observed.clear();
        run.steps(5);
        var calls = watched.calls();
        assertEquals(5, calls.get("launchGraph"));
        assertEquals(5 * 3, calls.get("copyIn"), "two inputs and the page");
        assertEquals(5 * 4, calls.get("launch"), "two inputs to their place, two reports");
        assertNull(calls.get("allocate"));
        assertNull(calls.get("gemm"));
        assertNull(calls.get("synchronize"));
        assertNull(calls.get("copyOut"));
    }

    @Test void whatWasReportedStaysAsItWas() {
        var run = new Run(4, new Adam(0.05), true).steps(8);
        var before = run.numbers();
        run.steps(4);
        assertEquals(before, run.numbers().subList(0, 8));
        assertTrue(before.stream().distinct().count() > 4);
    }

    @Test void graphsAreFreedWithTheUpdater() {
        var run = new Run(4, new Adam(0.05), true).steps(5);
        watched.calls();
        run.updater.close();
        assertEquals(1, watched.calls().get("freeGraph"));
        run.steps(5);
        assertTrue(run.updater.captured(), "and made again");
    }

    @Test void graphsOfAForgottenUpdaterAreFreedToo() throws InterruptedException {
        new Run(4, new Adam(0.05), false).steps(3);
        long held = heldInTheEnd(Long.MAX_VALUE);
        watched.calls();
        new Run(4, new Adam(0.05), true).steps(6);
        assertEquals(held, heldInTheEnd(held));
        assertEquals(1, watched.calls().get("freeGraph"));
    }

    @Test void gradientsCanBeLookedAtAfterAReplay() {
        var eager = new Run(4, new SGD(0.05), false).steps(9);
        var captured = new Run(4, new SGD(0.05), true).steps(9);
        assertTrue(captured.updater.captured());
        var expected = eager.model.params();
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).grad(), captured.model.params().get(i).grad());
        }
    }

    // ---- what is in the way

    @Test void theProcessorHasNothingToRecord() {
        var model = new Classifier(new Linear(4, 3));
        var updater = new StandardUpdater(new SerialIterator(SmallRun.data(60, 1), BATCH), new SGD(0.1).setup(model),
                o -> o.captured(true));
        updater.update();
        assertEquals("captured: steps are done one by one, because cpu does its work at once and has nothing to record",
                updater.captureObstacle());
    }

    /// Halves gradients whose sum is positive, which it reads.
    private record Halving() implements ParameterHook {

        @Override public void apply(UpdateRule rule, Parameter p) {
            p.grad(p.grad().mul(p.grad().sum().item() > 0 ? 0.5 : 1));
        }
    }

    @Test void aHookThatReadsAValueIsInTheWay() {
        var run = new Run(4, new SGD(0.05), true);
        run.optimizer.addHook(new Halving());
        run.steps(6);
        assertObstacle("it reads float32 () on cuda:0", run);
        assertEquals(6, run.optimizer.t());
    }

    @Test void aDynamicLossScaleReadsWhetherGradientsAreFinite() {
        var run = new Run(4, new SGD(0.05), true);
        run.optimizer.lossScaling();
        assertObstacle("in GradientMethod.isFinite", run.steps(6));
    }

    @Test void aModelThatReadsAValueIsNamed() {
        var run = new Run(4, new SGD(0.05), true, o -> o.lossFunc(xs -> peek(xs[0].sum())));
        assertObstacle("reads float32 () on cuda:0 in CapturedStep", run.steps(6));
    }

    private Variable peek(Variable x) {
        return x.mul(x.item() > 0 ? 1 : 2);
    }

    @Test void aModelWhoseNumbersChangeIsFound() {
        int[] n = {0};
        assertPrevented("it asks for mul with other arrays or numbers than before",
                (run, xs) -> run.model.apply(xs).mul(1 + 0.1 * n[0]++));
    }

    /// Annealed rarely, the number is the same in the steps that are compared before the recording: the check finds it.
    @Test void aModelThatChangesLaterIsFoundWithinAHundredSteps() {
        double[] factor = {1};
        var run = new Run(4, new SGD(0.05), true);
        var updater = new StandardUpdater(run.updater.iterator("main"), run.optimizer,
                o -> o.device(device).captured(true).lossFunc(xs -> run.model.apply(xs).mul(factor[0])));
        for (int i = 0; i < 100; i++) {
            updater.update();
            factor[0] = i < 10 ? 1 : 0.5;
        }
        assertTrue(updater.captureObstacle().contains("the step is no longer what was recorded: it asks for mul"),
                updater.captureObstacle());
    }

    @Test void numbersDrawnByTheHostAreNotReplayed() {
        assertPrevented("it draws random numbers on the host", (run, xs) -> {
            Generator.global().nextInt(3);
            return run.model.apply(xs);
        });
    }

    /// As a running average would be that is a new array at each step.
    @Test void stateThatIsReplacedIsFound() {
        NDArray[] state = {Create.full(device, DType.FLOAT32, Shape.SCALAR, 1)};
        assertPrevented("it asks for mul with other arrays or numbers than before", (run, xs) -> {
            state[0] = state[0].mul(0.9);
            return run.model.apply(xs).mul(Variable.constant(state[0]));
        });
    }

    @Test void numbersOfAnotherGeneratorAreNotReplayed() {
        var own = new Generator(7);
        assertPrevented("it draws random numbers from another generator",
                (run, xs) -> run.model.apply(xs).add(Variable.constant(own.rand(device, DType.FLOAT32, Shape.SCALAR))));
    }

    /// Where a window begins is only seen in an address.
    @Test void aWindowThatMovesIsFound() {
        int[] n = {0};
        assertPrevented("with other arrays or numbers than before", (run, xs) -> {
            Variable y = run.model.apply(xs);
            NDArray w = run.model.params().getFirst().array();
            int row = n[0]++ % 2;
            return y.add(Variable.constant(w.get(Index.slice(row, row + 1)).sum()));
        });
    }

    @Test void aNumberGivenToAUsersKernelIsFound() {
        RawKernel scale = RawKernel.rawKernel("""
                extern "C" __global__ void scale(const float *x, float by, float *y) { y[0] = x[0] * by; }
                """, "scale");
        int[] n = {0};
        assertPrevented("with other arrays or numbers than before", (run, xs) -> {
            NDArray x = run.model.apply(xs).array();
            NDArray y = NDArray.uninitialized(device, DType.FLOAT32, Shape.SCALAR);
            scale.launch(1, 1, x, (float) n[0]++, y);
            return run.model.apply(xs).add(Variable.constant(y));
        });
    }

    private void assertPrevented(String expected, BiFunction<Run, Variable[], Variable> loss) {
        var run = new Run(4, new SGD(0.05), true);
        var updater = new StandardUpdater(run.updater.iterator("main"), run.optimizer,
                o -> o.device(device).captured(true).lossFunc(xs -> loss.apply(run, xs)));
        for (int i = 0; i < 6; i++) {
            updater.update();
        }
        assertNotNull(updater.captureObstacle());
        assertTrue(updater.captureObstacle().contains(expected), updater.captureObstacle());
        assertEquals(6, run.optimizer.t());
    }

    @Test void emptyArraysAndConstantsAreNotInTheWay() {
        var run = new Run(4, new SGD(0.05), true, o -> o);
        var updater = new StandardUpdater(run.updater.iterator("main"), run.optimizer,
                o -> o.device(device).captured(true).lossFunc(xs -> run.model.apply(xs)
                        .add(Variable.constant(NDArray.zeros(device, DType.FLOAT32, Shape.of(0)).mul(2).sum()))
                        .mul(Variable.constant(Create.of(device, DType.FLOAT32, Shape.SCALAR, new double[] {0.5})))));
        for (int i = 0; i < 6; i++) {
            updater.update();
        }
        assertTrue(updater.captured(), updater.captureObstacle());
    }

    @Test void debugLooksAtEveryResult() {
        var run = new Run(4, new SGD(0.05), true);
        try (var _ = Config.with(c -> c.withDebug(true))) {
            run.steps(1);
        }
        assertObstacle("debug is on", run);
    }

    @Test void parametersOnTwoDevicesAreNamed() {
        var model = new Classifier(new SmallRun.Net(3));
        var optimizer = new SGD(0.1);
        optimizer.setup(model);
        var updater = new StandardUpdater(new SerialIterator(SmallRun.data(60, 1), BATCH), optimizer,
                o -> o.captured(true).lossFunc(xs -> model.apply(xs)));
        model.params().getLast().moveTo(device);
        assertThrows(RuntimeException.class, updater::update);
        assertTrue(updater.captureObstacle().contains("parameters are on cpu and on cuda:0"));
    }

    @Test void anUpdaterWithAStepOfItsOwnIsNamed() {
        class Own extends StandardUpdater {
            Own(Run run) {
                super(run.updater.iterator("main"), run.optimizer, o -> o.captured(true));
            }

            @Override protected void updateCore() {
                variables(iterator("main"));
            }
        }
        var updater = new Own(new Run(4, new SGD(0.05), false));
        updater.update();
        assertTrue(updater.captureObstacle().endsWith("because Own has a step of its own"));
    }

    @Test void aDriverThatCannotRecordIsNoHarm() {
        for (String call : List.of("beginCapture", "endCapture")) {
            var eager = new Run(4, new SGD(0.05), false).steps(10);
            watched.fail(call);
            var run = new Run(4, new SGD(0.05), true).steps(10);
            watched.fail(null);
            assertObstacle("the driver cannot record it: " + call + ": made to fail", run);
            assertSame(eager, run);
            makeDevice();
        }
    }

    // ---- what happens in between

    /// A replay that finds the optimizer doing something else does that instead.
    @Test void aHookAddedLaterEndsTheReplaysAndIsObeyed() {
        var runs = new ArrayList<Run>();
        for (boolean captured : new boolean[] {false, true}) {
            var run = new Run(4, new MomentumSGD(0.05), captured).steps(6);
            run.optimizer.addHook(new WeightDecay(0.1));
            run.optimizer.addHook(new GradientNoise(0.1));
            runs.add(run.steps(4));
        }
        assertSame(runs.getFirst(), runs.getLast());
        assertEquals(3, runs.getLast().replays);
        assertObstacle("its update asked for", runs.getLast());
    }

    @Test void aHookThatReadsLaterEndsTheReplaysAndReadsTheStepsOwnValue() {
        var runs = new ArrayList<Run>();
        for (boolean captured : new boolean[] {false, true}) {
            var run = new Run(4, new MomentumSGD(0.05), captured).steps(6);
            run.optimizer.addHook(new Halving());
            runs.add(run.steps(4));
        }
        assertSame(runs.getFirst(), runs.getLast());
        assertEquals(3, runs.getLast().replays);
    }

    @Test void aFrozenLinkEndsTheReplays() {
        var runs = new ArrayList<Run>();
        for (boolean captured : new boolean[] {false, true}) {
            var run = new Run(4, new MomentumSGD(0.05), captured).steps(6);
            run.model.params().getFirst().updateRule().enabled(false);
            runs.add(run.steps(4));
        }
        assertSame(runs.getFirst(), runs.getLast());
    }

    @Test void parametersWithOtherArraysEndTheReplays() {
        var runs = new ArrayList<Run>();
        for (boolean captured : new boolean[] {false, true}) {
            var run = new Run(4, new SGD(0.05), captured).steps(6);
            run.model.params().forEach(p -> p.value(p.array().mul(0.5)));
            runs.add(run.steps(4));
        }
        assertSame(runs.getFirst(), runs.getLast());
        assertObstacle("parameters were given other arrays", runs.getLast());
    }

    @Test void anEvaluationInBetweenChangesNothing() {
        var runs = new ArrayList<Run>();
        for (boolean captured : new boolean[] {false, true}) {
            var run = new Run(4, new MomentumSGD(0.05), captured);
            NDArray x = SmallRun.data(60, 2).batch(new int[] {0, 1, 2}).array(0).to(device);
            for (int i = 0; i < 10; i++) {
                run.steps(1);
                try (var _ = Config.testMode(); var _ = Config.noBackprop()) {
                    run.observed.add(Map.of("mean", run.model.predictor().apply(Variable.constant(x)).array().mean()
                            .item()));
                }
                System.gc();
            }
            runs.add(run);
        }
        assertEquals(7, runs.getLast().replays);
        assertSame(runs.getFirst(), runs.getLast());
    }

    @Test void afterAStepThatThrewTrainingGoesOn() {
        boolean[] fails = {false};
        var run = new Run(4, new SGD(0.05), true);
        var updater = new StandardUpdater(run.updater.iterator("main"), run.optimizer,
                o -> o.device(device).captured(true).lossFunc(xs -> {
                    if (fails[0]) {
                        throw new IllegalStateException("stop");
                    }
                    return run.model.apply(xs);
                }));
        updater.update();
        fails[0] = true;
        assertThrows(IllegalStateException.class, updater::update);
        fails[0] = false;
        for (int i = 0; i < 6; i++) {
            updater.update();
        }
        assertTrue(updater.captured());
        assertTrue(Double.isFinite(run.model.params().getFirst().array().sum().item()));
    }

    @Test void aHookThatThrowsInAReplayLeavesTheDeviceUsable() {
        var run = new Run(4, new SGD(0.05), true).steps(6);
        boolean[] fails = {true};
        run.optimizer.addHook((Optimizer _) -> {
            if (fails[0]) {
                throw new IllegalStateException("stop");
            }
        }, "fails");
        assertThrows(IllegalStateException.class, () -> run.steps(1));
        fails[0] = false;
        run.steps(3);
        assertTrue(run.updater.captured(), run.updater.captureObstacle());
    }

    /// Whatever call fails, training goes on after it, captured, and what was recorded is given back.
    @Test void aFailureAtAnyCallLeavesNothingBehind() throws InterruptedException {
        new Run(4, new Adam(0.05), false, o -> o, Convolutional::new).steps(3);
        long held = heldInTheEnd(Long.MAX_VALUE);
        boolean toCome = false;
        for (int nth = 1; !toCome; nth += 7) {
            toCome = failsAt(nth);
            assertEquals(held, heldInTheEnd(held), "after a failure of call " + nth);
        }
    }

    private boolean failsAt(int nth) {
        var run = new Run(4, new Adam(0.05), true, o -> o, Convolutional::new);
        run.optimizer.addHook(new GradientNoise(0.1));
        watched.calls();
        watched.fail(nth);
        try {
            run.steps(6);
        } catch (CudaException e) {
            assertTrue(e.getMessage().contains("made to fail"), e.getMessage());
        }
        boolean toCome = watched.fail(0);
        run.steps(7);
        assertTrue(run.updater.captured(), nth + ": " + run.updater.captureObstacle());
        assertTrue(Double.isFinite(run.model.params().getFirst().array().sum().item()));
        run.updater.close();
        var calls = watched.calls();
        assertEquals(calls.get("endCapture"), calls.get("freeGraph"));
        return toCome;
    }

    /// Bytes that arrays hold when the collector has found all garbage; it is looked for until they are `expected`.
    private long heldInTheEnd(long expected) throws InterruptedException {
        long held = Long.MAX_VALUE;
        for (int i = 0; i < 20 && (held != expected || i < 2); i++) {
            System.gc();
            Thread.sleep(5);
            held = device.allocator().stats().held();
        }
        return held;
    }

    @Test void memoryThatRunsOutInAStepLeavesTheNextOnesAsTheyWere() {
        for (int steps = 0; steps < 6; steps++) {
            for (boolean inUpdate : new boolean[] {false, true}) {
                boolean[] hungry = {false};
                Runnable eat = () -> {
                    if (hungry[0]) {
                        NDArray.zeros(device, DType.FLOAT32, Shape.of(1 << 20));
                    }
                };
                Run[] run = {null};
                run[0] = new Run(4, new Adam(0.05), true, o -> o.lossFunc(xs -> {
                    if (!inUpdate) {
                        eat.run();
                    }
                    return run[0].model.apply(xs);
                }));
                run[0].optimizer.addHook((Optimizer _) -> {
                    if (inUpdate) {
                        eat.run();
                    }
                }, "eats");
                run[0].steps(steps);
                hungry[0] = true;
                watched.exhaust(true);
                if (inUpdate || steps < 3) {
                    assertThrows(OutOfMemoryError.class, () -> run[0].steps(1));
                }
                watched.exhaust(false);
                hungry[0] = false;
                run[0].steps(6);
                assertTrue(run[0].updater.captured(), run[0].updater.captureObstacle());
            }
        }
    }

    @Test void reportsOfOthersReachTheObservation() {
        var run = new Run(4, new SGD(0.05), true);
        run.optimizer.addHook((Optimizer o) -> Reporting.report("t", o.t()), "tells");
        run.steps(8);
        assertTrue(run.updater.captured());
        assertEquals(7, run.numbers().getLast().get("t"));
    }
}
