package catenary.functions.noise;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Generator;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GumbelSoftmaxTest {

    @Test void drawsClassesAsOftenAsTheyAreProbable() {
        Generator.global().seed(2);
        var logPi = x(Math.log(0.2), Math.log(0.8)).array();
        var y = F.gumbelSoftmax(new Variable(logPi.broadcastTo(5000, 2)), 0.01).array();
        assertClose(y.sum(1).mean(), 1);
        assertEquals(0.8, y.mean(0).toDoubleArray()[1], 0.02);
    }

    @Test void aHighTemperatureLevels() {
        assertClose(F.gumbelSoftmax(x(new double[][] {{1, 2}}), 1e9), 0.5, 0.5);
    }

    @Test void singleNumbersAndEmptyBatches() {
        assertClose(F.gumbelSoftmax(x(3).reshape()), 1);
        assertEquals(Shape.of(0, 3), F.gumbelSoftmax(empty(0, 3)).shape());
        var half = F.gumbelSoftmax(F.cast(empty(2, 1), DType.FLOAT16));
        assertEquals(DType.FLOAT16, half.dtype());
        assertClose(half, 1, 1);
    }

    @Property(tries = 5) void gradients(@ForAll @IntRange(min = 1, max = 3) int rows,
            @ForAll @IntRange(min = 1, max = 3) int classes, @ForAll @IntRange(max = 1) int axis) {
        assertGradients(v -> {
            Generator.global().seed(4);
            return F.gumbelSoftmax(v, o -> o.tau(0.7).axis(axis));
        }, randn(rows, classes));
    }

    @Test void refusesATemperatureOfZero() {
        assertRefused("gumbelSoftmax: expected float logPi and tau > 0, but found tau = 0.0",
                () -> F.gumbelSoftmax(empty(1, 2), 0));
        assertRefused("gumbelSoftmax: expected float logPi and tau > 0, but found tau = 0.1",
                () -> F.gumbelSoftmax(Variable.constant(ints(new int[1][2]))));
    }
}
