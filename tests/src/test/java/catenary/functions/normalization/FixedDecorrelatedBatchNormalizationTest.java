package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FixedDecorrelatedBatchNormalizationTest {

    @Test void values() {
        Variable x = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8), 1, 4, 2);
        Variable projection = F.reshape(x(1, 2, 3, 4, 0, 1, 1, 0), 2, 2, 2);
        Variable y = F.fixedDecorrelatedBatchNormalization(x, x(new double[][] {{1, 2}, {3, 4}}), projection, 2);
        assertClose(y, 2, 5, 4, 11, 3, 4, 2, 3);
        Variable sixteen = F.fixedDecorrelatedBatchNormalization(empty(0, 16), empty(16, 1), empty(16, 1, 1));
        assertEquals(Shape.of(0, 16), sixteen.shape());
    }

    /// Chainer's gradient of the projection is wrong.
    @Property(tries = 10) void gradientsOfAllThree(@ForAll @IntRange(min = 1, max = 2) int groups,
            @ForAll @IntRange(min = 1, max = 3) int size, @ForAll @IntRange(min = 1, max = 3) int below) {
        GradientCheck.ofMany(v -> F.fixedDecorrelatedBatchNormalization(v[0], v[1], v[2], groups)).order(2)
                .at(randn(2, groups * size, below), randn(groups, size), randn(groups, size, size));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("fixedDecorrelatedBatchNormalization: expected a float x with x.rank >= 2 and groups that divide"
                + " x.shape[1], but found 3 groups",
                () -> F.fixedDecorrelatedBatchNormalization(empty(2, 4), empty(3, 1), empty(3, 1, 1), 3));
        assertRefused(
                "fixedDecorrelatedBatchNormalization: expected mean to be float32 (2, 2), but found float32 (2, 1)",
                () -> F.fixedDecorrelatedBatchNormalization(empty(2, 4), empty(2, 1), empty(2, 2, 2), 2));
        assertRefused("fixedDecorrelatedBatchNormalization: expected projection to be float32 (2, 2, 2), but found"
                + " float64 (2, 2, 2)",
                () -> F.fixedDecorrelatedBatchNormalization(empty(2, 4), empty(2, 2),
                        new Variable(randn(2, 2, 2)), 2));
    }
}
