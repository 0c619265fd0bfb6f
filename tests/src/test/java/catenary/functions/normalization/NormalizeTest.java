package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NormalizeTest {

    @Test void referenceValues() {
        assertClose(F.normalize(x(new double[][] {{1, 2, 3}})), 0.2672605, 0.534521, 0.8017815);
        assertClose(F.normalize(x(new double[][] {{3, 4}}), o -> o.eps(5)), 0.3, 0.4);
    }

    @Test void zeroVectorsStayZero() {
        Variable x = empty(1, 3);
        Variable y = F.normalize(x);
        y.sum().backward();
        assertClose(y, 0, 0, 0);
        assertClose(x.grad(), 1e5, 1e5, 1e5);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 2, minLength = 1) Shape s) {
        NDArray x = randn(s.toArray()); // not near zero, where the norm has no slope
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.normalize(v, o -> o.axis(a).eps(0.1)), x);
        }
        assertGradients(v -> F.normalize(v, o -> o.axis(0, -1).eps(0.1)), x);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("normalize", v -> F.normalize(v, o -> o.axis(0)));
    }
}
