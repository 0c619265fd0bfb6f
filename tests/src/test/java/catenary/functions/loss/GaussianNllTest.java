package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GaussianNllTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final Variable zero = empty(2, 3);

    @Test void referenceValues() {
        assertClose(F.gaussianNll(x, zero, zero), 13.138632);
        assertClose(F.gaussianNll(x, zero, zero, "mean"), 13.138632 / 6);
        assertEquals(Shape.of(2, 3), F.gaussianNll(x, zero, zero, "no").shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        int[] d = x.shape().toArray();
        GradientCheck.ofMany(v -> F.gaussianNll(v[0], v[1], v[2])).order(2).at(x, randn(d), randn(d).mul(0.5));
    }

    @Test void refusesAnotherReduction() {
        assertRefused("gaussianNll: expected reduce to be one of sum, mean, no, but found max",
                () -> F.gaussianNll(x, zero, zero, "max"));
    }
}
