package catenary.functions.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.Shape;
import catenary.autograd.RawFunction;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import org.junit.jupiter.api.Test;

class NonFiniteHookTest {

    private static Variable of(double value) {
        return new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(2), value));
    }

    private static String refusal(Runnable body) {
        try (var _ = new NonFiniteHook().open()) {
            return assertThrows(ArithmeticException.class, body::run).getMessage();
        }
    }

    @Test void namesTheFunctionThatMadeTheFirstOne() {
        String where = " in its output float32 (2,) on " + Given.device();
        assertEquals("log: made NaN" + where + ", of inputs without", refusal(() -> F.exp(F.log(of(-1)))));
        assertEquals("log: made an infinity" + where + ", of inputs without", refusal(() -> F.log(of(0))));
        assertEquals("exp: handed on NaN" + where + ", from its inputs", refusal(() -> F.exp(of(Double.NaN))));
    }

    @Test void gradientsAreSearchedToo() {
        var bad = RawFunction.rawFunction("bad", xs -> xs[0], (_, _) -> new Variable[] {of(Double.NaN)});
        assertEquals("bad: made NaN in the gradient of input 0 float32 (2,) on " + Given.device()
                + ", of gradients of the outputs without", refusal(() -> bad.apply(of(1)).sum().backward()));
    }

    @Test void whatIsFinitePasses() {
        Variable x = of(2);
        try (var _ = new NonFiniteHook().open()) {
            F.log(x).sum().backward();
        }
        assertEquals(0.5, x.grad().get(0).item());
    }
}
