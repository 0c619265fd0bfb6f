package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MaxPoolingNdTest {

    @Provide Arbitrary<Images> any() {
        return Images.any(true);
    }

    @Provide Arbitrary<Images> full() {
        return Images.full(true);
    }

    private static void options(Images c, MaxPoolingOptions o) {
        o.stride(c.stride()).pad(c.pad()).coverAll(c.coverAll());
    }

    @Provide Arbitrary<Images> large() {
        return Images.large(true);
    }

    @Property(tries = 60) void theDefinition(@ForAll("any") Images c) {
        compareWithTheDefinition(c);
    }

    @Property(tries = 25) void theDefinitionOfLargeWindows(@ForAll("large") Images c) {
        compareWithTheDefinition(c);
    }

    private void compareWithTheDefinition(Images c) {
        double[] x = c.x().toDoubleArray();
        double[] y = new double[c.y().size()];
        int[] places = new int[y.length];
        double[] gx = new double[x.length];
        Arrays.fill(y, Double.NEGATIVE_INFINITY);
        int[] found = new int[y.length];
        Arrays.fill(found, -1);
        c.forEach((place, result, element) -> {
            if (x[element] > y[result]) {
                y[result] = x[element];
                places[result] = place;
                found[result] = element;
            }
        });
        Arrays.stream(found).filter(element -> element >= 0).forEach(element -> gx[element]++);
        List<NDArray> indices = new ArrayList<>();
        Variable v = new Variable(c.x());
        Variable pooled = F.maxPoolingNd(v, c.k(), o -> {
            options(c, o);
            o.returnIndices(indices::add);
        });
        assertEquals(c.y().shape(), pooled.shape());
        assertArrayEquals(y, pooled.array().toDoubleArray());
        assertEquals(DType.INT64, indices.getFirst().dtype());
        assertArrayEquals(places, indices.getFirst().toIntArray());
        assertEquals(pooled.array(), F.maxPoolingNd(Variable.constant(c.x()), c.k(), o -> options(c, o)).array());
        pooled.sum().backward();
        assertArrayEquals(gx, v.grad().toDoubleArray());
    }

    @Property(tries = 25) void gradients(@ForAll("full") Images c) {
        assertGradients(v -> F.maxPoolingNd(v, c.k(), o -> options(c, o)).pow(2), c.x());
    }

    @Test void ofSeveralGreatestTheFirstReceivesTheGradient() {
        Variable v = F.reshape(x(0, 5, 5, 5, 5, 0, 5, 5), 1, 1, 2, 4);
        Variable y = F.maxPoolingNd(v, 2);
        F.sum(y).backward();
        List<NDArray> places = new ArrayList<>();
        F.maxPoolingNd(v, 2, o -> o.returnIndices(places::add));
        assertClose(places.getFirst(), 1, 0);
        Variable leaf = new Variable(v.array());
        F.maxPoolingNd(leaf, 2).sum().backward();
        assertClose(leaf.grad(), 0, 1, 1, 0, 0, 0, 0, 0);
    }

    @Test void aWindowWithNaNIsNaN() {
        assertClose(F.maxPoolingNd(F.reshape(x(1, Double.NaN, 3, 4), 1, 1, 4), 2), Double.NaN, 4);
    }

    @Test void aWindowOfPaddingOnlyIsLeast() {
        Variable v = new Variable(F.reshape(x(7), 1, 1, 1).array());
        Variable y = F.maxPoolingNd(v, 1, o -> o.pad(1));
        assertClose(y, Double.NEGATIVE_INFINITY, 7, Double.NEGATIVE_INFINITY);
        y.sum().backward();
        assertClose(v.grad(), 1);
    }

    @Test void noImagesAndNoGradient() {
        assertEquals(Shape.of(0, 2, 2, 3), F.maxPoolingNd(empty(0, 2, 4, 5), 2).shape());
        try (var _ = Config.noBackprop()) {
            assertClose(F.maxPoolingNd(F.reshape(x(1, 3, 2, 4), 1, 1, 4), 2), 3, 4);
        }
    }

    @Test void sixteenBits() {
        Variable v = new Variable(randn(1, 2, 5, 5).astype(DType.FLOAT16));
        Variable y = F.maxPoolingNd(v, 2, 1);
        assertEquals(DType.FLOAT16, y.dtype());
        assertEquals(F.maxPoolingNd(F.cast(v, DType.FLOAT64), 2, 1).array(), y.array().astype(DType.FLOAT64));
        y.sum().backward();
        assertEquals(2 * 16, v.grad().astype(DType.FLOAT64).sum().item());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("maxPoolingNd: expected x.rank >= 3, but 2 < 3", () -> F.maxPoolingNd(empty(1, 3), 2));
        assertRefused("maxPoolingNd: expected x.dtype to be a float, but found int32",
                () -> F.maxPoolingNd(Variable.constant(ints(new int[1][1][4])), 2));
        assertRefused("maxPoolingNd: expected ksize >= 1, one number or 1, but found [2, 2]",
                () -> F.maxPoolingNd(empty(1, 1, 4), new int[] {2, 2}, _ -> {}));
        assertRefused("maxPoolingNd: expected stride >= 1, one number or 1, but found [0]",
                () -> F.maxPoolingNd(empty(1, 1, 4), 2, 0));
        assertRefused(
                "maxPoolingNd: expected room for a window, but axis 0 of those slid over has length 2 and padding"
                        + " 2 * 0, and a window reaches over 4",
                () -> F.maxPoolingNd(empty(1, 1, 2), 4, 1));
    }
}
