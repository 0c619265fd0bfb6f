package catenary.multinode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.datasets.Datasets;
import catenary.datasets.SubDataset;
import catenary.datasets.TupleDataset;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.iterators.SerialIterator;
import catenary.links.BatchNormalization;
import catenary.links.Classifier;
import catenary.links.Linear;
import catenary.links.Sequential;
import catenary.optimizers.Adam;
import catenary.optimizers.MomentumSGD;
import catenary.reporting.Reporting;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import catenary.training.extensions.Evaluator;
import catenary.training.updaters.StandardUpdater;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training on several ranks is training on one with all their batches.
class MultiNodeTrainingTest {

    private static TupleDataset numbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
        }
        return new TupleDataset(Create.of(Devices.cpu(), Shape.of(n), x));
    }

    private static Classifier mlp() {
        var model = new Classifier[1];
        Generator.callWithGlobal(new Generator(3), () -> model[0] =
                new Classifier(new Sequential(new Linear(784, 16), F::relu, new Linear(16, 10))));
        return model[0];
    }

    // ---- optimizer

    @Test void twoRanksAreOneWithTheDoubledBatch() {
        var digits = Datasets.digits(80, 1, 7, o -> o).train();
        var alone = mlp();
        var optimizer = new MomentumSGD(o -> o.lr(0.1)).setup(alone);
        for (int k = 0; k < 4; k++) {
            int from = 10 * k;
            var batch = digits
                    .batch(IntStream.concat(IntStream.range(from, from + 10), IntStream.range(40 + from, 50 + from))
                            .toArray());
            optimizer.update(alone, Variable.constant(batch.array(0)), Variable.constant(batch.array(1)));
        }
        var trained = MultiNode.fromThreads(2, c -> {
            var model = c.rank() == 0 ? mlp() : new Classifier(
                    new Sequential(new Linear(784, 16), F::relu, new Linear(16, 10)));
            var part = MultiNode.scatterDataset(digits, c);
            var own = MultiNode.createMultiNodeOptimizer(new MomentumSGD(o -> o.lr(0.1)), c);
            own.setup(model);
            for (int k = -1; k < 4; k++) { // the first call only spreads the parameters
                var batch = part.batch(IntStream.range(10 * Math.max(k, 0), 10 * Math.max(k, 0) + 10).toArray());
                own.update(model, Variable.constant(batch.array(0)), Variable.constant(batch.array(1)));
            }
            assertEquals(4, own.t());
            return model;
        });
        trained.get(0).namedParams().forEach((path, p) -> {
            assertArrayEquals(p.array().toFloatArray(), trained.get(1).namedParams().get(path).array().toFloatArray());
            assertTrue(p.array().allClose(alone.namedParams().get(path).array(), 1e-4, 1e-5), path);
            assertFalse(p.array().allClose(mlp().namedParams().get(path).array(), 1e-4, 1e-5), path);
        });
    }

    @Test void doubleBufferingIsRefused() {
        assertTrue(
                assertThrows(UnsupportedOperationException.class, () -> MultiNode.createMultiNodeOptimizer(new Adam(),
                        new DummyCommunicator(), true, true)).getMessage().contains("NCCL is not bound"));
    }

    // ---- data

    @Test void partsCoverAllAndAreEqualIfForced() {
        for (boolean equal : new boolean[] {true, false}) {
            var parts = MultiNode.fromThreads(3, c -> MultiNode.scatterIndex(10, c, 0, equal));
            assertEquals(List.of(0, 3, 6), parts.stream().map(MultiNode.Range::begin).toList());
            assertEquals(equal ? List.of(4, 4, 4) : List.of(3, 3, 4),
                    parts.stream().map(MultiNode.Range::size).toList());
        }
        var shuffled = MultiNode.fromThreads(2, c -> {
            var part = MultiNode.scatterDataset(numbers(10), c, true, 4L);
            return part.batch(IntStream.range(0, part.size()).toArray()).array(0).toIntArray();
        });
        var all = IntStream.concat(Arrays.stream(shuffled.get(0)), Arrays.stream(shuffled.get(1))).toArray();
        assertFalse(Arrays.equals(IntStream.range(0, 10).toArray(), all));
        assertArrayEquals(IntStream.range(0, 10).toArray(), Arrays.stream(all).sorted().toArray());
        assertTrue(assertThrows(RankFailedException.class, () -> MultiNode.onThreads(2,
                c -> MultiNode.scatterDataset(numbers(2 + c.rank()), c))).getMessage().contains("found sizes [2, 3]"));
    }

    @Test void theMastersBatchesAreEverywhere() {
        var seen = MultiNode.fromThreads(2, c -> {
            var it = MultiNode.createMultiNodeIterator(
                    new SerialIterator(numbers(c.rank() == 1 ? 5 : 1), 2, o -> o.repeat(false)), c, 1);
            var said = new ArrayList<String>();
            while (it.hasNext()) {
                said.add(it.next().array(0) + " " + it.epoch() + " " + it.epochDetail() + " " + it.isNewEpoch());
            }
            return said;
        });
        assertEquals(3, seen.getFirst().size());
        assertEquals(seen.get(0), seen.get(1));
        assertTrue(seen.getFirst().getLast().endsWith(" 1 1.0 true"), seen.toString());
    }

    @Test void synchronizedIteratorsHandOutTheSame() {
        var seen = MultiNode.fromThreads(2, c -> {
            var it = MultiNode.createSynchronizedIterator(new SerialIterator(numbers(20), 5), c);
            return IntStream.range(0, 12).mapToObj(_ -> it.next().array(0).toString()).toList();
        });
        assertEquals(seen.get(0), seen.get(1));
        assertTrue(Set.copyOf(seen.get(0)).size() > 4);
    }

    // ---- extensions

    @Test void evaluatorsReportTheMeanOverRanks() {
        MultiNode.onThreads(2, c -> {
            var data = MultiNode.scatterDataset(numbers(8), c);
            var actual =
                    new Evaluator(new SerialIterator(data, 4, o -> o.repeat(false).shuffle(false)), new Linear(1, 1),
                            o -> o.evalFunc(xs -> {
                                Reporting.report(Map.of("loss", xs[0].array().mean().item()));
                                return null;
                            }));
            assertEquals(Map.of("loss", 3.5), MultiNode.createMultiNodeEvaluator(actual, c).evaluate());
        });
    }

    /// Ranks with 3, 1 and 1 batches; rank 1 makes the result.
    @Test void whatRanksComputeOfTheirBatchesIsPutTogetherByOne() {
        var found = MultiNode.fromThreads(3, c -> {
            var data = new SubDataset<>(numbers(10), 0, List.of(5, 2, 1).get(c.rank()));
            var iterator = new SerialIterator(data, 2, o -> o.repeat(false).shuffle(false));
            var batches = new ArrayList<Integer>();
            var evaluator = new GenericMultiNodeEvaluator(c, iterator, new Linear(1, 1),
                    o -> o.root(1).progressHook(b -> batches.add(b.size()))) {
                @Override protected Object calcLocal(Variable... xs) {
                    assertFalse(Config.current().train());
                    return Map.of("rank", c.rank(), "sum", xs[0].array().sum().item());
                }

                @Override protected Object aggregate(List<Object> results) {
                    return results.stream().map(r -> ((Map<?, ?>) r).get("rank") + ":" + ((Map<?, ?>) r).get("sum"))
                            .toList();
                }
            };
            Object result = evaluator.evaluate();
            assertEquals(c.rank() == 1 ? List.of(2) : List.of(), batches);
            assertEquals(result, evaluator.evaluate());
            return result == null ? "" : result;
        });
        assertEquals(List.of("", List.of("0:1.0", "1:1.0", "2:0.0", "0:5.0", "0:4.0"), ""), found);
    }

    @Test void aRankWithoutDataHasAsManyEmptyExamples() {
        var data = MultiNode.createEmptyDataset(numbers(7));
        assertEquals(7, data.size());
        assertEquals(List.of(), data.batch(new int[] {0, 6}).arrays());
        assertThrows(IndexOutOfBoundsException.class, () -> data.get(7));
        var w = new Linear(1, 1);
        var updater = new StandardUpdater(new SerialIterator(data, 2), new MomentumSGD().setup(w),
                o -> o.lossFunc(xs -> F.sum(w.W()).mul(xs.length)));
        updater.update();
        assertEquals(1, updater.iteration());
    }

    private static Trainer trainer(Communicator c, Path out, int iterations) {
        var optimizer = MultiNode.createMultiNodeOptimizer(new MomentumSGD(o -> o.lr(0.01)), c);
        var model = new Linear(1, 1);
        optimizer.setup(model);
        var x = numbers(8).batch(IntStream.range(0, 8).toArray()).array(0).reshape(8, 1);
        var data = MultiNode.scatterDataset(new TupleDataset(x), c);
        return Trainer.builder(new StandardUpdater(new SerialIterator(data, 2, o -> o.shuffle(false)), optimizer,
                o -> o.lossFunc(xs -> {
                    var loss = F.mean(F.square(model.apply(xs[0]).sub(1)));
                    Reporting.report(Map.of("loss", c.rank() + 1.0));
                    return loss;
                })))
                .stop(iterations, TrainingUnit.ITERATION).out(out)
                .extend(new ObservationAggregator(c, "loss", "loss_of_all"))
                .extend(MultiNode.multiNodeSnapshot(c, o -> o.autoload(true), List.of(List.of(0, 1))),
                        Trigger.every(2, TrainingUnit.ITERATION))
                .build();
    }

    @Test void trainingObservesAllAndResumesEverywhere(@TempDir Path out) throws Exception {
        var first = MultiNode.fromThreads(2, c -> {
            var t = trainer(c, out, 4);
            t.run();
            assertEquals(1.5, ((Number) t.observation().get("loss_of_all")).doubleValue());
            return t.target().params().getFirst().array();
        });
        assertArrayEquals(first.get(0).toFloatArray(), first.get(1).toFloatArray());
        try (var files = Files.list(out)) {
            assertEquals(List.of("snapshot_iter_2.0", "snapshot_iter_4.0"),
                    files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith("snapshot")).sorted().toList());
        }
        MultiNode.onThreads(2, c -> {
            var t = trainer(c, out, 6);
            assertEquals(4, t.iteration());
            assertArrayEquals(first.get(0).toFloatArray(), t.target().params().getFirst().array().toFloatArray());
            t.run();
            assertEquals(6, t.iteration());
        });
    }

    @Test void aRankInTwoReplicaSetsIsRefused() {
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> MultiNode.multiNodeSnapshot(new DummyCommunicator(),
                        o -> o, List.of(List.of(0), List.of(0)))).getMessage().contains("found 0 again"));
    }

    @Test void ranksStopEarlyTogether(@TempDir Path out) {
        var stopped = MultiNode.fromThreads(2, c -> {
            var model = new Linear(1, 1);
            var optimizer = new MomentumSGD(o -> o.lr(0));
            optimizer.setup(model);
            var count = new int[1];
            var x = NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(2, 1));
            var t = Trainer.builder(new StandardUpdater(new SerialIterator(new TupleDataset(x), 2), optimizer,
                    o -> o.lossFunc(xs -> {
                        // rank 0 alone would stop, rank 1 alone would not; their mean falls until the fifth
                        int n = ++count[0];
                        Reporting.report(Map.of("loss", c.rank() == 0 ? n : n <= 5 ? -3.0 * n : 10.0 * n));
                        return F.sum(model.apply(xs[0]));
                    }))).out(out.resolve("" + c.rank()))
                    .stop(new MultiNodeEarlyStoppingTrigger(c, o -> o.monitor("loss").patience(2)
                            .checkTrigger(1, TrainingUnit.ITERATION).maxTrigger(50, TrainingUnit.ITERATION)))
                    .build();
            t.run();
            return t.iteration();
        });
        assertEquals(List.of(7, 7), stopped);
    }

    @Test void averagesOfBatchNormalizationAgreeAfterwards() {
        MultiNode.onThreads(2, c -> {
            var bn = new BatchNormalization(2);
            var gamma = bn.gamma().array().copy();
            bn.avgMean().fill(c.rank());
            bn.avgVar().fill(3 + 2 * c.rank());
            new AllreducePersistent(new Sequential(bn), c).average();
            assertArrayEquals(new float[] {0.5f, 0.5f}, bn.avgMean().toFloatArray());
            assertArrayEquals(new float[] {4, 4}, bn.avgVar().toFloatArray());
            assertArrayEquals(gamma.toFloatArray(), bn.gamma().array().toFloatArray());
        });
    }
}
