package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BernoulliNllTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final Variable one = x(new double[][] {{1, 1, 1}, {1, 1, 1}});

    @Test void referenceValues() {
        assertClose(F.bernoulliNll(one, x), 2.9692628);
        assertClose(F.bernoulliNll(one, x, "mean"), 2.9692628 / 6);
        assertEquals(Shape.of(2, 3), F.bernoulliNll(one, x, "no").shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients((a, b) -> F.bernoulliNll(a, b), x, randn(x.shape().toArray()));
        assertGradients((a, b) -> F.bernoulliNll(a, b, "no"), x, randn(x.shape().toArray()));
    }

    @Test void refusesAnotherReduction() {
        assertRefused("bernoulliNll: expected reduce to be one of sum, mean, no, but found max",
                () -> F.bernoulliNll(one, x, "max"));
    }
}
