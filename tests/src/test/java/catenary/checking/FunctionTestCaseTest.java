package catenary.checking;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.functions.F;
import catenary.functions.Given;
import org.junit.jupiter.api.Test;

class FunctionTestCaseTest {

    private final NDArray x = Given.randn(3, 4);

    @Test void aRightFunctionPasses() {
        FunctionTestCase.of(F::tanh).expecting(NDArray::tanh).at(x);
        FunctionTestCase.ofMany(xs -> xs[0].mul(xs[1])).expectingOfMany(xs -> xs[0].mul(xs[1])).at(x, x.mul(2));
    }

    @Test void anotherResultIsAnError() {
        var wrong = FunctionTestCase.of(F::tanh).expecting(a -> a.tanh().mul(1.01));
        assertTrue(assertThrows(AssertionError.class, () -> wrong.at(x)).getMessage().startsWith("assertAllClose"));
        wrong.tolerance(0.1, 0.1).at(x);
    }

    @Test void aWrongGradientIsAnError() {
        var cut = FunctionTestCase.of(v -> v.mul(Variable.constant(v.array())));
        assertTrue(assertThrows(AssertionError.class, () -> cut.at(x)).getMessage().startsWith("gradient check"));
        FunctionTestCase.of(F::relu).gradients(c -> c.order(1)).at(x.abs().add(1));
    }

    @Test void aFunctionThatChangesItsInputIsAnError() {
        var careless = FunctionTestCase.of(v -> {
            v.array().mulAssign(2);
            return v;
        });
        assertTrue(
                assertThrows(AssertionError.class, () -> careless.at(x)).getMessage().contains("input 0 was changed"));
    }
}
