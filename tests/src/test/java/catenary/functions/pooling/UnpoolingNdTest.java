package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UnpoolingNdTest {

    @Provide Arbitrary<Images> any() {
        return Images.any(true);
    }

    private static Variable unpooled(Images c, Variable v) {
        return F.unpoolingNd(v, c.k(), o -> o.stride(c.stride()).pad(c.pad()).outsize(c.size()).coverAll(c.coverAll()));
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
        double[] y = c.y().toDoubleArray();
        double[] x = new double[c.x().size()];
        c.forEach((_, result, element) -> x[element] += y[result]);
        assertTrue(unpooled(c, new Variable(c.y())).array().allClose(at(x).reshape(c.x().shape()), 1e-13, 1e-13));
    }

    @Property(tries = 25) void gradients(@ForAll("any") Images c) {
        assertGradients(v -> unpooled(c, v).pow(2), c.y());
    }

    @Test void withoutOutsizeTheShortestThatPoolingTakesBack() {
        Variable v = F.reshape(x(1, 2), 1, 1, 2);
        assertClose(F.unpoolingNd(v, 2), 1, 1, 2);
        assertClose(F.unpoolingNd(v, 2, o -> o.coverAll(false)), 1, 1, 2, 2);
        assertClose(F.unpoolingNd(v, 2, 1), 1, 3, 2);
        assertClose(F.unpoolingNd(v, 3, o -> o.stride(2).pad(1).coverAll(false)), 1, 3, 2);
        assertClose(F.unpoolingNd(v, 3, o -> o.outsize(4)), 1, 1, 1, 2);
    }

    @Test void noImages() {
        assertEquals(Shape.of(0, 2, 3, 5), F.unpoolingNd(empty(0, 2, 2, 3), 2).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("unpoolingNd: expected outsize of which pooling makes [2], but it makes [3] of [5]",
                () -> F.unpoolingNd(empty(1, 1, 2), 2, o -> o.outsize(5)));
        assertRefused("unpoolingNd: expected outsize of which pooling makes [2], but it makes [1] of [3]",
                () -> F.unpoolingNd(empty(1, 1, 2), 2, o -> o.outsize(3).coverAll(false)));
        assertRefused("unpoolingNd: expected x.rank >= 3, but 2 < 3", () -> F.unpoolingNd(empty(1, 3), 2));
        assertRefused(
                "unpoolingNd: expected room for a result, but pad leaves length 0 along axis 0 of those slid over",
                () -> F.unpoolingNd(empty(1, 1, 1), 3, o -> o.pad(1).stride(2)));
    }
}
