package catenary.autograd;

import static catenary.autograd.BackwardOption.DOUBLE_BACKPROP;
import static catenary.autograd.BackwardOption.RETAIN_GRAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// The walk from an output to the leaves.
class BackwardTest {

    static NDArray array(float... values) {
        return Create.of(Config.current().device(), Shape.of(values.length), values);
    }

    static Variable variable(float... values) {
        return new Variable(array(values));
    }

    // ---- where it starts

    @Test void aSingleNumberStartsFromOne() {
        Variable x = variable(3);
        x.pow(2).backward();
        assertEquals(array(6), x.grad());
        Variable s = new Variable(array(3).reshape());
        s.pow(2).backward();
        assertEquals(array(6).reshape(), s.grad());
    }

    @Test void aVectorNeedsAGradientToStartFrom() {
        Variable x = variable(1, 2);
        Variable y = x.mul(3);
        var e = assertThrows(IllegalStateException.class, y::backward);
        assertTrue(e.getMessage().startsWith("backward: expected a gradient to start from"), e.getMessage());
        assertTrue(e.getMessage().contains("y: float32 (2,) on " + Config.current().device()), e.getMessage());
        y.grad(array(1, 10));
        y.backward();
        assertEquals(array(3, 30), x.grad());
    }

    @Test void aGradientMustFitItsVariable() {
        Variable x = variable(1, 2);
        assertThrows(IllegalArgumentException.class, () -> x.grad(array(1, 2, 3)));
        assertThrows(IllegalArgumentException.class, () -> x.grad(array(1, 2).astype(DType.FLOAT64)));
        x.grad(null);
        assertNull(x.grad());
    }

    @Test void theStartsGradientIsDroppedUnlessRetained() {
        Variable x = variable(2);
        Variable y = x.mul(3);
        y.backward();
        assertNull(y.grad());
        y.backward(RETAIN_GRAD);
        assertEquals(array(1), y.grad());
    }

    @Test void aLeafIsItsOwnGradient() {
        Variable x = variable(2);
        x.backward();
        assertEquals(array(1), x.grad());
    }

    // ---- what it leaves behind

    @Test void leavesAccumulateIntermediatesDoNot() {
        Variable x = variable(2);
        Variable h = x.mul(3);
        Variable y = h.mul(5);
        y.backward();
        y.backward();
        assertEquals(array(30), x.grad());
        assertNull(h.grad());
        x.clearGrad();
        assertNull(x.grad());
    }

    @Test void retainedGradientsAreThoseOfTheLastPass() {
        Variable x = variable(2);
        Variable h = x.mul(3);
        h.mul(5).backward(RETAIN_GRAD);
        assertEquals(array(5), h.grad());
        h.mul(7).backward(RETAIN_GRAD);
        assertEquals(array(7), h.grad());
        h.mul(11).backward();
        assertNull(h.grad(), "a pass that does not retain drops what another has retained");
        assertEquals(array(3 * (5 + 7 + 11)), x.grad());
    }

    @Test void aVariableUsedTwiceGetsTheSum() {
        Variable x = variable(3);
        x.mul(x).add(x).backward();
        assertEquals(array(7), x.grad());
    }

    @Test void aDiamondIsVisitedOnce() {
        Variable x = variable(2);
        var h = new Counting().apply(x);
        h.mul(3).add(h.mul(4)).add(h).backward();
        assertEquals(array(8), x.grad());
        assertEquals(1, Counting.backwards);
    }

    /// The identity; counts its backward calls.
    private static final class Counting extends FunctionNode.Unary {
        private static int backwards;

        Counting() {
            super(Retain.NOTHING);
            backwards = 0;
        }

        @Override protected NDArray forward(NDArray x) {
            return x.copy();
        }

        @Override protected Variable backward(Variable gy) {
            backwards++;
            return gy;
        }
    }

    @Test void constantsReceiveNothing() {
        Variable x = variable(2);
        Variable c = Variable.constant(array(3));
        Variable i = new Variable(Create.of(Config.current().device(), Shape.of(1), new int[] {1}));
        x.mul(c).backward();
        assertNull(c.grad());
        assertEquals(false, i.requiresGrad(), "integers are constants");
        Variable y = c.mul(2);
        assertEquals(false, y.requiresGrad());
        assertNull(y.creator());
    }

    @Test void anUnusedOutputCountsAsNoGradient() {
        Variable x = variable(2);
        Variable[] both = new TwoWays().applyAll(x);
        both[1].mul(10).backward();
        assertEquals(array(30), x.grad());
    }

    /// `2x` and `3x`.
    private static final class TwoWays extends FunctionNode {
        TwoWays() {
            super(Retain.NOTHING);
        }

        @Override protected NDArray[] forward(NDArray[] xs) {
            return new NDArray[] {xs[0].mul(2), xs[0].mul(3)};
        }

        @Override protected Grads backward(Variable[] gys) {
            Variable g0 = gys[0] == null ? null : gys[0].mul(2);
            Variable g1 = gys[1] == null ? null : gys[1].mul(3);
            return Grads.of(() -> g0 == null ? g1 : g1 == null ? g0 : g0.add(g1));
        }
    }

    @Test void aGradientSetOnAnIntermediateOutputIsUsedOnce() {
        Variable x = variable(2);
        Variable[] both = new TwoWays().applyAll(x);
        both[0].grad(array(100));
        Variable y = both[1].mul(10);
        y.backward();
        assertEquals(array(230), x.grad());
        assertNull(both[0].grad());
    }

    @Test void aBroadcastGradientIsMaterialised() {
        Variable x = variable(1, 2, 3);
        x.sum().backward();
        x.grad().addAssign(array(1, 2, 3));
        assertEquals(array(2, 3, 4), x.grad());
    }

    // ---- graphs

    @Test void noGraphIsRecordedWhenNotAsked() {
        Variable x = variable(2);
        try (var _ = Config.noBackprop()) {
            Variable y = x.mul(3);
            assertNull(y.creator());
            assertEquals(true, y.requiresGrad());
            try (var _ = Config.forceBackprop()) {
                assertNotNull(x.mul(3).creator());
            }
        }
        assertNotNull(x.mul(3).creator());
    }

    @Test void unchainCutsOneVariable() {
        Variable x = variable(2);
        Variable h = x.mul(3);
        Variable y = h.mul(5);
        h.unchain();
        y.backward();
        assertNull(x.grad());
        assertEquals(array(5), h.grad(), "h is a leaf now");
    }

    @Test void unchainBackwardCutsTheWholeHistory() {
        Variable x = variable(2);
        Variable h = x.mul(3);
        Variable y = h.mul(5);
        y.unchainBackward();
        assertNull(y.creator());
        assertNull(h.creator());
        h.backward();
        assertNull(x.grad());
    }

    @Test void deepGraphsNeedNoStack() {
        Variable x = variable(1);
        Variable y = x;
        for (int i = 0; i < 100_000; i++) {
            y = y.add(1);
        }
        assertEquals(array(100_001), y.array());
        y.backward();
        assertEquals(array(1), x.grad());
        assertEquals(array(1), Autograd.grad(y, x).array());
        y.unchainBackward();
        assertNull(y.creator());
    }

    @Test void wideGraphsTakeTimeInProportion() {
        Variable x = new Variable(array(1).astype(DType.FLOAT64));
        Variable sum = x.mul(0);
        for (int i = 0; i < 20_000; i++) {
            sum = sum.add(x.mul(i));
        }
        sum.backward();
        assertEquals(20_000.0 * 19_999 / 2, x.grad().item());
    }

    @Test void rankIsTheLongestPathFromALeaf() {
        Variable x = variable(1);
        Variable y = x.mul(2).add(x);
        assertEquals(1, y.creator().rank());
        assertEquals(2, y.node().rank());
        assertEquals(0, x.node().rank());
    }

    // ---- higher order

    @Test void gradientsHaveAGraphOnRequestOnly() {
        Variable x = variable(2);
        x.pow(3).backward();
        assertNull(x.gradVariable().creator());
        x.clearGrad();
        x.pow(3).backward(DOUBLE_BACKPROP);
        Variable g = x.gradVariable();
        x.clearGrad();
        g.backward(DOUBLE_BACKPROP);
        assertEquals(array(12), x.grad());
        Variable gg = x.gradVariable();
        x.clearGrad();
        gg.backward();
        assertEquals(array(6), x.grad());
    }

    @Test void wholePowersHaveEveryDerivativeAtZero() {
        Variable x = variable(0);
        Variable g = x.pow(4);
        float[] expected = {0, 0, 0, 24, 0, 0};
        for (float e : expected) {
            g = Autograd.grad(g, x);
            assertEquals(e, g.item());
        }
    }

    // ---- inside and beside each other

    /// `x^2`, whose backward runs a backward pass of its own over a graph that shares `shared`.
    private static final class Nested extends FunctionNode.Unary {
        private final Variable shared;

        Nested(Variable shared) {
            super(Retain.INPUTS);
            this.shared = shared;
        }

        @Override protected NDArray forward(NDArray x) {
            return x.mul(x);
        }

        @Override protected Variable backward(Variable gy) {
            try (var _ = Config.forceBackprop()) {
                Variable inner = new Variable(input().array());
                Variable y = inner.mul(inner).add(shared.mul(0));
                y.grad(gy.array());
                y.backward();
                return Variable.constant(inner.grad());
            }
        }
    }

    @Test void aBackwardMayRunInsideAnother() {
        Variable x = variable(3);
        Variable shared = x.mul(2); // gets gradients from the outer pass before the inner one walks over it
        Variable y = new Nested(shared).apply(x.add(0)).add(shared.mul(5));
        y.backward();
        assertEquals(array(6 + 10), x.grad());
    }

    @Test void threadsWalkTheirOwnGraphs() {
        List<CompletableFuture<Double>> results = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            float start = t;
            results.add(CompletableFuture.supplyAsync(() -> {
                Variable x = variable(start);
                for (int i = 0; i < 200; i++) {
                    x.clearGrad();
                    x.pow(2).mul(3).backward();
                }
                return x.grad().item();
            }));
        }
        for (int t = 0; t < 4; t++) {
            assertEquals(6.0 * t, results.get(t).join());
        }
    }

    @Test void anInterruptStopsTheWalk() {
        Variable x = variable(1);
        Variable y = x.add(1);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, y::backward);
        assertTrue(Thread.interrupted(), "the flag stays set for the caller");
        y.backward();
        assertEquals(array(1), x.grad());
    }

    @Test void namesAndPrintingAreThoseOfTheReference() {
        Variable x = variable(3, 4).name("foo");
        assertEquals("variable foo([3., 4.])", x.toString());
        assertEquals("foo: (2,), float32", x.node().label());
        assertSame(x.node(), x.node());
    }

    @Test void severalOutputsAreWalkedBackAtOnce() {
        Variable x = variable(3);
        Variable shared = x.mul(x);
        Variable y = shared.mul(2);
        Variable z = shared.mul(shared);
        Variable idle = shared.add(1);
        y.grad(array(10));
        Autograd.backward(List.of(y, z, idle), Arrays.asList(null, Variable.constant(array(1)), null));
        assertEquals(array(10 * 4 * 3 + 4 * 27), x.grad());
        assertNull(shared.grad());
        assertNull(idle.grad());

        x.clearGrad();
        y = x.mul(x);
        y.grad(array(1));
        z = x.mul(y);
        z.grad(array(1));
        Autograd.backward(List.of(z, y), null, BackwardOption.DOUBLE_BACKPROP);
        assertEquals(array(27 + 6), x.grad(), "an output on the way to another counts twice");
        Variable g = x.gradVariable();
        assertEquals(array(6 * 3 + 2), Autograd.grad(g, x).array());

        Variable w = x.mul(2);
        assertThrows(IllegalArgumentException.class, () -> Autograd.backward(List.of(w), null));
        assertThrows(IllegalArgumentException.class, () -> Autograd.backward(List.of(w), List.of()));
    }

    @Test void aVariableTellsAboutItselfAndTakesOverAnother() {
        Variable x = variable(1, 3);
        assertEquals(
                "variable([1., 3.])\n- device: " + x.device() + "\n- dtype: float32\n- shape: (2,)"
                        + "\n- statistics: mean=2.0, std=1.0\n- grad: none",
                x.debugPrint());
        x.pow(2).sum().backward();
        assertTrue(x.debugPrint().endsWith("- grad: mean=4.0, std=2.0"), x.debugPrint());
        NDArray own = x.array();
        x.copyData(variable(7, 8));
        assertEquals(array(7, 8), own);
        assertThrows(IllegalArgumentException.class, () -> x.copyData(variable(1)));
    }
}
