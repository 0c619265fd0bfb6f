package catenary.autograd;

import static catenary.autograd.BackwardTest.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What the graph keeps alive, and what it does not.
class MemoryTest {

    private static boolean isFreed(WeakReference<?> ref) {
        for (int i = 0; i < 20 && ref.get() != null; i++) {
            System.gc();
        }
        return ref.get() == null;
    }

    /// Whether the array between two functions is freed while the graph behind the second is alive.
    private static boolean freesBetween(UnaryOperator<Variable> first, UnaryOperator<Variable> second) {
        Variable x = variable(1, 2, 3);
        Variable h = first.apply(x);
        var array = new WeakReference<>(h.array());
        Variable y = second.apply(h);
        h = null;
        boolean freed = isFreed(array);
        y.sum().backward();
        assertNotNull(x.grad());
        return freed;
    }

    @Test void whatBackwardWontReadIsFreedAtOnce() {
        assertEquals(true, freesBetween(x -> x.add(1), h -> h.mul(2)));
        assertEquals(true, freesBetween(x -> x.mul(3), h -> h.add(h)));
        assertEquals(true, freesBetween(x -> x.mul(3), h -> h.sum(0)));
        Variable mask = Variable.constant(BackwardTest.array(1, 0, 1));
        assertEquals(true, freesBetween(x -> x.mul(3), h -> h.mul(mask)), "the mask's gradient is not wanted");
    }

    @Test void whatBackwardReadsIsKept() {
        assertEquals(false, freesBetween(x -> x.mul(3), h -> h.pow(2)));
        assertEquals(false, freesBetween(x -> x.mul(3), h -> h.mul(h)));
        Variable other = variable(1, 0, 1);
        assertEquals(false, freesBetween(x -> x.mul(3), h -> h.mul(other)));
    }

    @Test void aGraphDiesWithItsLastVariable() {
        Variable x = variable(1, 2, 3);
        var node = new WeakReference<>(new Object[] {x.mul(2).pow(2).creator()}[0]);
        assertEquals(true, isFreed(node));
        Variable y = x.mul(2).pow(2).sum();
        var kept = new WeakReference<>(y.creator().inputs()[0].creator());
        System.gc();
        assertNotNull(kept.get());
        y.backward();
        y = null;
        assertEquals(true, isFreed(kept));
    }

    @Test void noGraphKeepsNothing() {
        Variable x = variable(1, 2, 3);
        try (var _ = Config.noBackprop()) {
            Variable h = x.mul(2);
            var array = new WeakReference<>(h.array());
            Variable y = h.mul(h);
            h = null;
            assertEquals(true, isFreed(array));
            assertNull(y.creator());
        }
    }

    @Test void unchainBackwardFreesTheHistory() {
        Variable x = variable(1, 2, 3);
        Function<Variable, Variable> step = h -> h.mul(h);
        Variable h = x.mul(2);
        var array = new WeakReference<>(h.array());
        Variable y = step.apply(h);
        h = null;
        System.gc();
        assertNotNull(array.get());
        y.unchainBackward();
        assertEquals(true, isFreed(array));
    }

    @Test void gradientsOnTheirWayAreFreed() {
        Variable x = variable(1, 2, 3);
        Variable h = x.mul(2);
        Variable y = h.pow(2).sum();
        y.backward();
        assertNull(h.node().pending);
        assertNull(h.node().owner);
        assertNull(x.node().pending);
    }
}
