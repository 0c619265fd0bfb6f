package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
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

class FixedBatchRenormalizationTest {

    @Test void values() {
        Variable x = x(new double[][] {{1, 2}, {3, 4}});
        assertClose(F.fixedBatchRenormalization(x, x(2, 3), x(10, 20), x(1, 2), x(3, 15), o -> o.eps(1)), 10, 20, 12,
                21.5);
        assertEquals(F.fixedBatchNormalization(x, x(2, 3), x(10, 20), x(1, 2), x(3, 15)).array(),
                F.fixedBatchRenormalization(x, x(2, 3), x(10, 20), x(1, 2), x(3, 15)).array());
        assertEquals(Shape.of(0, 1), F.fixedBatchRenormalization(empty(0, 1), x(1), x(1), x(1), x(1)).shape());
    }

    @Property(tries = 10) void gradientsOfAllFive(
            @ForAll @ArrayOf(minRank = 2, maxRank = 3, minLength = 1, maxLength = 3) NDArray x) {
        int channels = x.shape().axis(1);
        GradientCheck.ofMany(v -> F.fixedBatchRenormalization(v[0], v[1], v[2], v[3], v[4])).order(2)
                .at(x, randn(channels), randn(channels), randn(channels), randn(channels).abs().add(0.5));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("fixedBatchRenormalization: expected beta to be float32 (2,), but found float32 (1,)",
                () -> F.fixedBatchRenormalization(empty(1, 2), x(1, 2), x(1), x(1, 2), x(1, 2)));
    }
}
