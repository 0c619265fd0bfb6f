package catenary.autograd;

import static catenary.autograd.BackwardTest.array;
import static catenary.autograd.BackwardTest.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.expr.DType;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What a function may promise, what it is held to, and what the messages say.
class FunctionNodeTest {

    /// Doubles; its gradient is what the test says.
    private static class Double extends FunctionNode.Unary {
        private final Function<Variable, Variable> gradient;

        Double(Retain retain, Function<Variable, Variable> gradient) {
            super(retain);
            this.gradient = gradient;
        }

        @Override protected NDArray forward(NDArray x) {
            return x.mul(2);
        }

        @Override protected Variable backward(Variable gy) {
            return gradient.apply(gy);
        }

        Variable in() {
            return input();
        }

        Variable out() {
            return output();
        }
    }

    private final Variable x = variable(1, 2);

    private String refused(Variable y) {
        y.grad(array(1, 1));
        return assertThrows(IllegalStateException.class, y::backward).getMessage();
    }

    @Test void aGradientOfAnotherShapeIsRefused() {
        String message = refused(new Double(FunctionNode.Retain.NOTHING, gy -> gy.sum()).apply(x));
        assertEquals("double: the gradient of input 0 must be float32 (2,) like the input, but backward returned"
                + " float32 () on " + Config.current().device(), message);
    }

    @Test void aGradientOfAnotherDtypeIsRefused() {
        String message = refused(new Double(FunctionNode.Retain.NOTHING,
                gy -> Variable.constant(gy.array().astype(DType.FLOAT64))).apply(x));
        assertTrue(message.contains("must be float32 (2,)") && message.contains("float64"), message);
    }

    @Test void theCountOfGradientsMustFit() {
        String message = refused(new TwoGradients().apply(x));
        assertEquals("twoGradients: backward must return one gradient an input, 1, but returned 2", message);
    }

    /// Returns more gradients than it has inputs.
    private static final class TwoGradients extends FunctionNode.Nary {
        TwoGradients() {
            super(Retain.NOTHING);
        }

        @Override public String label() {
            return "twoGradients";
        }

        @Override protected NDArray forwardOne(NDArray[] xs) {
            return xs[0].copy();
        }

        @Override protected Grads backward(Variable gy) {
            return Grads.of(() -> gy, () -> gy);
        }
    }

    @Test void noGradientIsAllowed() {
        Variable y = new Double(FunctionNode.Retain.NOTHING, _ -> null).apply(x);
        y.grad(array(1, 1));
        y.backward();
        assertNull(x.grad());
    }

    @Test void whatIsNotRetainedCannotBeRead() {
        Double[] node = new Double[1];
        node[0] = new Double(FunctionNode.Retain.NOTHING, _ -> node[0].in());
        String message = refused(node[0].apply(x));
        assertTrue(message.endsWith(": backward needs INPUTS but the node retains NOTHING"
                + "\n  hint: pass Retain.INPUTS to the constructor"), message);
        node[0] = new Double(FunctionNode.Retain.INPUTS, _ -> node[0].out());
        assertTrue(refused(node[0].apply(x)).contains("needs OUTPUT but the node retains INPUTS"));
    }

    @Test void whatIsRetainedIsConnectedToTheGraph() {
        Double[] node = new Double[1];
        node[0] = new Double(FunctionNode.Retain.BOTH, gy -> node[0].in().mul(node[0].out()).mul(gy));
        Variable y = node[0].apply(x);
        Variable g = Autograd.grad(y, x); // by its own account 2x^2
        assertEquals(array(2, 8), g.array());
        // d(x y)/dx = y + x y', and y' is 2x^2 by the same account
        assertEquals(array(2 + 2, 4 + 16), Autograd.grad(g, x).array());
    }

    @Test void aNodeIsOneApplication() {
        Double node = new Double(FunctionNode.Retain.NOTHING, gy -> gy);
        node.apply(x);
        String message = assertThrows(IllegalStateException.class, () -> node.apply(x)).getMessage();
        assertTrue(message.endsWith("a node is one application of its function; make a new one"), message);
    }

    @Test void debugNamesTheForwardCall() {
        try (var _ = Config.with(c -> c.withDebug(true))) {
            Variable y = new Double(FunctionNode.Retain.NOTHING, gy -> gy.sum()).apply(x);
            y.grad(array(1, 1));
            var e = assertThrows(IllegalStateException.class, y::backward);
            var where = e.getSuppressed()[0];
            assertTrue(where.getMessage().startsWith("forward call of "), where.getMessage());
            assertTrue(java.util.Arrays.stream(where.getStackTrace())
                    .anyMatch(f -> f.getMethodName().equals("debugNamesTheForwardCall")));
        }
    }

    @Test void debugFindsNaN() {
        try (var _ = Config.with(c -> c.withDebug(true))) {
            var e = assertThrows(ArithmeticException.class, () -> variable(-1).pow(0.5));
            assertTrue(e.getMessage().contains("NaN in the output float32 (1,) on " + Config.current().device()),
                    e.getMessage());
            Variable y = new Double(FunctionNode.Retain.NOTHING, gy -> gy.mul(java.lang.Double.NaN)).apply(x);
            y.grad(array(1, 1));
            assertThrows(ArithmeticException.class, y::backward);
        }
    }

    @Test void operandsMustFit() {
        String message = assertThrows(IllegalArgumentException.class, () -> x.add(variable(1, 2, 3))).getMessage();
        assertTrue(message.startsWith("add: expected shapes that broadcast, but"), message);
        assertTrue(message.contains("\n  a: float32 (2,) on " + Config.current().device() + "\n  b: float32 (3,) on "
                + Config.current().device()), message);
        Variable wide = new Variable(x.array().astype(DType.FLOAT64));
        message = assertThrows(IllegalArgumentException.class, () -> x.mul(wide)).getMessage();
        assertTrue(message.startsWith("mul: expected a.dtype == b.dtype, but float32 != float64"), message);
    }
}
