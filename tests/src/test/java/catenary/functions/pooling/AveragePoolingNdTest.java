package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AveragePoolingNdTest {

    @Provide Arbitrary<Images> any() {
        return Images.any(false);
    }

    @Provide Arbitrary<Images> full() {
        return Images.full(false);
    }

    private static Variable pooled(Images c, Number padValue, Variable v) {
        return F.averagePoolingNd(v, c.k(), o -> o.stride(c.stride()).pad(c.pad()).padValue(padValue));
    }

    @Provide Arbitrary<Images> large() {
        return Images.large(false);
    }

    @Property(tries = 60) void theDefinition(@ForAll("any") Images c) {
        compareWithTheDefinition(c);
    }

    @Property(tries = 25) void theDefinitionOfLargeWindows(@ForAll("large") Images c) {
        compareWithTheDefinition(c);
    }

    private void compareWithTheDefinition(Images c) {
        double[] x = c.x().toDoubleArray();
        double[] sum = new double[c.y().size()];
        double[] here = new double[sum.length];
        c.forEach((_, result, element) -> {
            sum[result] += x[element];
            here[result]++;
        });
        double[] all = new double[sum.length];
        double[] inside = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            all[i] = sum[i] / c.volume();
            inside[i] = sum[i] / here[i];
        }
        assertTrue(pooled(c, 0, new Variable(c.x())).array().allClose(at(all).reshape(c.y().shape()), 1e-13, 1e-13));
        assertClose(pooled(c, null, new Variable(c.x())), inside);
    }

    @Property(tries = 25) void gradients(@ForAll("any") Images c) {
        assertGradients(v -> pooled(c, 0, v).pow(2), c.x());
    }

    @Property(tries = 15) void gradientsWithoutPadding(@ForAll("full") Images c) {
        assertGradients(v -> pooled(c, null, v).pow(2), c.x());
    }

    @Test void theReferencesNumbers() {
        Variable image = F.reshape(x(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), 1, 1, 4, 4);
        assertClose(F.averagePoolingNd(image, 3, o -> o.stride(2).pad(1)), 1.1111112, 2.6666667, 5.6666665, 10);
        assertClose(F.averagePoolingNd(image, 3, o -> o.stride(2).pad(1).padValue(null)), 2.5, 4, 8.5, 10);
    }

    @Test void noImages() {
        assertEquals(Shape.of(0, 2, 2, 2), F.averagePoolingNd(empty(0, 2, 4, 5), 2).shape());
    }

    @Test void sixteenBits() {
        Variable v = new Variable(randn(1, 2, 5, 5).astype(DType.FLOAT16));
        Variable y = F.averagePoolingNd(v, 3, 1);
        assertEquals(DType.FLOAT16, y.dtype());
        Variable exact = F.averagePoolingNd(F.cast(v, DType.FLOAT64), 3, 1);
        assertTrue(y.array().astype(DType.FLOAT64).allClose(exact.array(), 2e-3, 2e-3));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("averagePooling: expected padValue to be 0 or null, but found 2",
                () -> F.averagePoolingNd(empty(1, 1, 4), 2, o -> o.padValue(2)));
        assertRefused("averagePoolingNd: expected x.rank >= 3, but 2 < 3", () -> F.averagePoolingNd(empty(1, 3), 2));
        assertRefused(
                "averagePoolingNd: expected room for a window, but axis 0 of those slid over has length 2 and padding"
                        + " 2 * 0, and a window reaches over 3",
                () -> F.averagePoolingNd(empty(1, 1, 2), 3));
    }
}
