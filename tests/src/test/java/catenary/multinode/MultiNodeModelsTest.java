package catenary.multinode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.BackwardOption;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.links.BatchNormalization;
import catenary.links.Linear;
import catenary.links.Sequential;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Gradients travel between ranks as if all of them were one program.
class MultiNodeModelsTest {

    private static final Duration SHORT = Duration.ofSeconds(20);

    private static Variable floats(float... values) {
        return new Variable(Create.of(Devices.cpu(), Shape.of(values.length), values));
    }

    private static float[] grad(Variable x) {
        return x.grad().toFloatArray();
    }

    private static Variable square(Variable x) {
        return x.mul(x).sum();
    }

    // ---- functions; the loss of all is the sum of the ranks' losses

    @Test void bcastAddsUpGradients() {
        MultiNode.onThreads(2, SHORT, c -> {
            var x = floats(3);
            MultiNode.bcast(c, c.rank() == 1 ? x : null, 1).mul(c.rank() + 1).mul(2).sum().backward();
            if (c.rank() == 1) assertArrayEquals(new float[] {6}, grad(x));
        });
    }

    @Test void gatherAndScatterGiveGradientsBack() {
        MultiNode.onThreads(3, SHORT, c -> {
            var x = floats(c.rank() + 1);
            var ys = MultiNode.gather(c, x, 1);
            if (c.rank() == 1) {
                ys.get(0).add(ys.get(1).mul(ys.get(2))).sum().backward();
            } else {
                ys.getFirst().backward();
            }
            assertArrayEquals(new float[][] {{1}, {3}, {2}}[c.rank()], grad(x));
            var xs = List.of(floats(1), floats(2, 3), floats(4));
            square(MultiNode.scatter(c, c.rank() == 2 ? xs : null, 2)).backward();
            if (c.rank() == 2) {
                assertArrayEquals(new float[] {4, 6}, grad(xs.get(1)));
                assertArrayEquals(new float[] {8}, grad(xs.get(2)));
            }
        });
    }

    @Test void allgatherAlltoallAndAllreduceAreTheirOwnWayBack() {
        MultiNode.onThreads(2, SHORT, c -> {
            var x = floats(c.rank() + 1);
            var ys = MultiNode.allgather(c, x);
            ys.get(0).mul(ys.get(1)).mul(c.rank() + 1).sum().backward();
            assertArrayEquals(new float[] {c.rank() == 0 ? 6 : 3}, grad(x));
            var xs = List.of(floats(1), floats(2));
            var got = MultiNode.alltoall(c, xs);
            square(got.get(1 - c.rank())).backward();
            assertArrayEquals(c.rank() == 0 ? new float[] {0} : new float[] {2}, grad(xs.get(0)));
            assertArrayEquals(c.rank() == 0 ? new float[] {4} : new float[] {0}, grad(xs.get(1)));
            var z = floats(c.rank() + 1);
            square(MultiNode.allreduce(c, z)).backward();
            assertArrayEquals(new float[] {12}, grad(z));
        });
    }

    @Test void gradientsOfGradientsTravelToo() {
        MultiNode.onThreads(2, SHORT, c -> {
            var x = floats(c.rank() + 1);
            var y = MultiNode.allreduce(c, x);
            y.mul(y).mul(y).sum().backward(BackwardOption.DOUBLE_BACKPROP);
            var gx = x.gradVariable(); // 3 (x0 + x1)^2, twice
            assertArrayEquals(new float[] {54}, gx.array().toFloatArray());
            x.clearGrad();
            gx.sum().backward();
            assertArrayEquals(new float[] {72}, grad(x));
        });
    }

    @Test void whatIsSentSendsItsGradientBack() {
        MultiNode.onThreads(2, SHORT, c -> {
            if (c.rank() == 0) {
                var x = floats(1, 2);
                var sent = MultiNode.send(x.mul(3), c, 1, 5);
                var back = MultiNode.recv(c, 1, sent);
                back.sum().backward();
                assertArrayEquals(new float[] {18, 36}, grad(x));
            } else {
                var y = MultiNode.recv(c, 0, null, 5);
                MultiNode.send(y.mul(y), c, 0).backward();
            }
        });
        MultiNode.onThreads(2, SHORT, c -> {
            if (c.rank() == 0) {
                var x = floats(2);
                var z = floats(5);
                MultiNode.pseudoConnect(MultiNode.send(x, c, 1), z.mul(7)).sum().backward();
                assertArrayEquals(new float[] {4}, grad(x));
                assertArrayEquals(new float[] {7}, grad(z));
            } else {
                square(MultiNode.recv(c, 0)).backward();
            }
        });
    }

    @Test void wrongPartnersAreRefused() {
        var c = new DummyCommunicator();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MultiNode.send(floats(1), c, 0)).getMessage()
                .contains("another rank"));
        assertThrows(IllegalArgumentException.class, () -> MultiNode.recv(c, 0));
        assertThrows(IllegalArgumentException.class, () -> MultiNode.alltoall(c, List.of()));
        assertThrows(IllegalArgumentException.class, () -> MultiNode.scatter(c, List.of()));
        assertThrows(IllegalArgumentException.class, () -> MultiNode.pseudoConnect(floats(1), List.of()));
    }

    // ---- links

    private static NDArray batch(int... shape) {
        return new Generator(6).randn(Devices.cpu(), DType.FLOAT64, Shape.of(shape));
    }

    @Test void normalizationOfAllRanksIsThatOfOneBatch() {
        for (var shape : List.of(new int[] {8, 3}, new int[] {8, 3, 2, 2})) {
            var all = batch(shape);
            var weights = batch(shape).add(1);
            var alone = new BatchNormalization(3, o -> o.dtype(DType.FLOAT64));
            var x = new Variable(all);
            alone.clearGrads();
            alone.apply(x).mul(Variable.constant(weights)).sum().backward();
            MultiNode.onThreads(2, SHORT, c -> {
                var part = Index.slice(4 * c.rank(), 4 * c.rank() + 4);
                var model = c.rank() == 0 && shape.length == 2
                        ? new Sequential(new MultiNodeBatchNormalization(3, c, o -> o.dtype(DType.FLOAT64)))
                        : MultiNode.createMnbnModel(
                                new Sequential(new BatchNormalization(3, o -> o.dtype(DType.FLOAT64))), c);
                var own = new Variable(all.get(part).copy());
                model.clearGrads();
                model.apply(own).mul(Variable.constant(weights.get(part))).sum().backward();
                assertTrue(own.grad().allClose(x.grad().get(part), 1e-7, 1e-9));
                var bn = (BatchNormalization) model.get(0);
                assertTrue(bn.avgMean().allClose(alone.avgMean(), 1e-9, 1e-12));
                assertTrue(bn.avgVar().allClose(alone.avgVar(), 1e-9, 1e-12));
                assertTrue(c.allreduce(bn.gamma().grad()).allClose(alone.gamma().grad(), 1e-7, 1e-9));
                Config.call(s -> s.withTrain(false), () -> {
                    assertTrue(model.apply(own).array().allClose(alone.apply(x).array().get(part), 1e-7, 1e-9));
                    return null;
                });
            });
        }
    }

    @Test void aModelInPartsIsTheModel() {
        var links = List.of(new Linear(2, 3), new Linear(3, 3), new Linear(3, 1));
        var x = Variable.constant(batch(4, 2).astype(DType.FLOAT32));
        links.forEach(Linear::clearGrads);
        var expected = links.get(2).apply(F.relu(links.get(1).apply(links.get(0).apply(x))));
        square(expected).backward();
        var grads = links.stream().map(l -> l.namedParams().get("/W").grad().toFloatArray()).toList();
        links.forEach(Linear::clearGrads);
        MultiNode.onThreads(2, SHORT, c -> {
            var model = new MultiNodeChainList(c);
            if (c.rank() == 0) {
                model.addLink(links.get(0), null, 1);
                model.addLink(links.get(2), 1, null);
                var y = model.apply(new Variable[] {x});
                assertArrayEquals(expected.array().toFloatArray(), y.array().toFloatArray());
                square(y).backward();
                assertEquals(List.of("/0/W", "/0/b", "/1/W", "/1/b"), model.namedParams().keySet().stream().sorted()
                        .toList());
            } else {
                model.addLink(new Sequential(links.get(1), F::relu), 0, 0);
                model.apply(new Variable[0]).backward();
            }
        });
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(grads.get(i), links.get(i).namedParams().get("/W").grad().toFloatArray(), 1e-6f);
        }
        var alone = new MultiNodeChainList(new DummyCommunicator());
        assertThrows(IllegalStateException.class, () -> alone.apply(new Variable[] {x}));
        assertThrows(IllegalArgumentException.class, () -> alone.addLink(links.get(0), 0, null));
    }
}
