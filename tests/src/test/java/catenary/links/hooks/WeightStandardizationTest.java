package catenary.links.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import catenary.links.Convolution2D;
import catenary.links.Linear;
import catenary.links.PReLU;
import org.junit.jupiter.api.Test;

class WeightStandardizationTest {

    private static Variable x(int... shape) {
        return new Variable(Generator.global().randn(Given.device(), DType.FLOAT32, Shape.of(shape)));
    }

    private static NDArray standardized(NDArray w, double eps) {
        int rows = w.shape().axis(0);
        NDArray m = w.reshape(rows, -1);
        NDArray c = m.sub(m.mean(1).reshape(rows, 1));
        return c.div(c.square().mean(1).add(eps).sqrt().reshape(rows, 1)).reshape(w.shape());
    }

    @Test void theLinkComputesWithTheStandardizedWeight() {
        var c = new Convolution2D(2, 3, 3);
        var x = x(1, 2, 5, 5);
        NDArray raw = c.W().array();
        c.addHook(new WeightStandardization(o -> o.eps(1e-3)));
        Variable y = c.apply(x);
        assertTrue(y.array().allClose(
                F.convolution2d(x, new Variable(standardized(raw, 1e-3)), c.b()).array(), 1e-5, 1e-5));
        assertEquals(raw, c.W().array());
    }

    @Test void gradientsArriveAtTheWeightItself() {
        var l = new Linear(3, 2, o -> o.initialW(x(2, 3).array()));
        var x = x(4, 3);
        l.addHook(new WeightStandardization());
        l.clearGrads();
        F.sum(F.tanh(l.apply(x))).backward();
        NDArray sums = l.W().grad().sum(1);
        assertTrue(sums.allClose(sums.zerosLike(), 0, 1e-5), () -> "a shift of a row changes nothing: " + sums);
        GradientCheck.of(w -> new WeightStandardization().form(l, w)).order(2).at(x(2, 3).array());
    }

    @Test void aWeightThatWaitsIsStandardizedAtOnce() {
        var l = new Linear(2);
        l.addHook(new WeightStandardization());
        l.clearGrads();
        var x = x(4, 3);
        Variable y = l.apply(x);
        assertTrue(y.array().allClose(x.array().matmul(standardized(l.W().array(), 1e-5).transpose()), 1e-5, 1e-5));
        y.sum().backward();
        assertNotNull(l.W().grad());
    }

    @Test void afterAFailureTheWeightIsItselfAgain() {
        var l = new Linear(3, 2);
        NDArray raw = l.W().array();
        l.addHook(new WeightStandardization());
        assertThrows(IllegalArgumentException.class, () -> l.apply(x(4, 5)));
        assertEquals(raw, l.W().array());
        l.addHook(new SpectralNormalization());
        assertThrows(IllegalStateException.class, () -> l.apply(x(4, 3)));
        assertEquals(raw, l.W().array());
    }

    @Test void saysWhatIsMissing() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> new PReLU().addHook(new WeightStandardization(o -> o.weightName("V"))));
        assertEquals("WeightStandardization: expected a link with a parameter V, but found PReLU with [/W]",
                e.getMessage());
        assertThrows(UnsupportedOperationException.class, () -> new WeightStandardization().open());
    }
}
