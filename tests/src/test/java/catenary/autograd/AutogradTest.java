package catenary.autograd;

import static catenary.autograd.BackwardOption.RETAIN_GRAD;
import static catenary.autograd.BackwardTest.array;
import static catenary.autograd.BackwardTest.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Gradients as values.
class AutogradTest {

    private final Variable x = variable(2);

    @Test void missingOutputGradientsAreOnes() {
        Variable v = variable(1, 2, 3);
        assertEquals(array(2, 4, 6), Autograd.grad(v.pow(2), v).array());
    }

    @Test void nobodysGradientIsTouched() {
        Variable h = x.mul(3);
        Variable y = h.mul(5);
        Autograd.grad(y, x);
        assertNull(x.grad());
        assertNull(h.grad());
        assertNull(y.grad());
    }

    @Test void gradientsKeptFromAnotherPassAreNotTaken() {
        Variable[] both = Split.of(variable(1, 2));
        both[0].mul(100).backward(RETAIN_GRAD);
        assertEquals(array(100), both[0].grad());
        Variable in = new Variable(array(1, 2));
        both = Split.of(in);
        both[0].grad(array(100));
        assertEquals(array(0, 7), Autograd.grad(both[1].mul(7), in).array());
        assertEquals(array(100), both[0].grad());
    }

    /// The halves of a vector.
    private static final class Split extends FunctionNode {
        Split() {
            super(Retain.NOTHING);
        }

        static Variable[] of(Variable x) {
            return new Split().applyAll(x);
        }

        @Override protected catenary.array.NDArray[] forward(catenary.array.NDArray[] xs) {
            return new catenary.array.NDArray[] {xs[0].get(":1"), xs[0].get("1:")};
        }

        @Override protected Grads backward(Variable[] gys) {
            Variable zero = variable(0);
            return Grads.of(() -> Concat.concat(
                    List.of(gys[0] == null ? zero : gys[0], gys[1] == null ? zero : gys[1]), 0));
        }
    }

    @Test void anIntermediateVariableAndALeafAtOnce() {
        Variable h = x.mul(3);
        Variable y = h.pow(2).add(x);
        List<Variable> g = Autograd.grad(List.of(y), List.of(h, x));
        assertEquals(array(12), g.get(0).array());
        assertEquals(array(37), g.get(1).array());
    }

    @Test void anUnrelatedVariableHasNone() {
        Variable other = variable(1);
        List<Variable> g = Autograd.grad(List.of(x.mul(3)), List.of(other, x));
        assertNull(g.get(0));
        assertEquals(array(3), g.get(1).array());
        var e = assertThrows(IllegalArgumentException.class, () -> Autograd.grad(x.mul(3), other));
        assertTrue(e.getMessage().startsWith("grad: y does not depend on x"), e.getMessage());
    }

    @Test void theOutputItselfAndRepeats() {
        Variable y = x.mul(3);
        assertEquals(array(1), Autograd.grad(y, y).array());
        List<Variable> g = Autograd.grad(List.of(y, y), List.of(x, x, y));
        assertEquals(array(6), g.get(0).array());
        assertEquals(array(6), g.get(1).array());
        assertEquals(array(2), g.get(2).array());
    }

    @Test void oneOutputMayLieBehindAnother() {
        Variable h = x.mul(3);
        Variable y = h.mul(5);
        List<Variable> g = Autograd.grad(List.of(y, h), List.of(h, x));
        assertEquals(array(6), g.get(0).array());
        assertEquals(array(18), g.get(1).array());
    }

    @Test void givenOutputGradients() {
        Variable v = variable(1, 2);
        List<Variable> g = Autograd.grad(List.of(v.mul(2), v.mul(3)), List.of(v),
                Arrays.asList(variable(1, 10), null), false);
        assertEquals(array(5, 23), g.getFirst().array());
        assertNull(g.getFirst().creator(), "no graph unless asked");
        assertThrows(IllegalArgumentException.class,
                () -> Autograd.grad(List.of(v), List.of(v), List.of(variable(1, 2, 3)), false));
        assertThrows(IllegalArgumentException.class, () -> Autograd.grad(List.of(v), List.of(v), List.of(), false));
    }

    @Test void gradientsOfGradientsOfGradients() {
        Variable g = x.pow(5);
        double[] expected = {80, 160, 240, 240, 120, 0};
        for (double e : expected) {
            g = Autograd.grad(g, x);
            assertEquals(e, g.item(), 1e-3);
        }
    }

    @Test void aGradientMayEnterAnotherFormula() {
        Variable y = x.pow(3);
        Variable penalty = Autograd.grad(y, x).pow(2); // 9 x^4
        penalty.backward();
        assertEquals(array(36 * 8), x.grad());
    }

    @Test void onlyThePathToTheWantedIsWalked() {
        Variable other = variable(5);
        boolean[] walked = {false};
        Variable side = new FunctionNode.Unary(FunctionNode.Retain.NOTHING) {
            @Override protected catenary.array.NDArray forward(catenary.array.NDArray v) {
                return v.copy();
            }

            @Override protected Variable backward(Variable gy) {
                walked[0] = true;
                return gy;
            }
        }.apply(other);
        assertNotNull(Autograd.grad(x.mul(side), x));
        assertEquals(false, walked[0]);
    }
}
