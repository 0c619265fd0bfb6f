package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
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

class BilinearTest {

    private final Variable e1 = x(new double[][] {{1, 2}});
    private final Variable e2 = x(new double[][] {{10, 100}});
    private final Variable W = F.reshape(x(1, 2, 3, 4), 2, 2, 1);

    @Test void values() {
        assertClose(F.bilinear(e1, e2, W), 10 + 200 + 60 + 800);
        assertClose(F.bilinear(e1, e2, W, F.reshape(x(1, 1), 2, 1), F.reshape(x(0, 1), 2, 1), x(0.5)),
                1070 + 3 + 100 + 0.5);
    }

    @Test void theRestOfTheShapeIsReadAsOneAxis() {
        assertEquals(Shape.of(3, 1), F.bilinear(empty(3, 1, 2), empty(3, 2, 1), W).shape());
        assertEquals(Shape.of(0, 1), F.bilinear(empty(0, 2), empty(0, 2), W).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 4) int j,
            @ForAll @IntRange(min = 1, max = 4) int k, @ForAll @IntRange(min = 1, max = 4) int l) {
        GradientCheck.ofMany(v -> F.bilinear(v[0], v[1], v[2])).order(3).at(randn(3, j), randn(3, k), randn(j, k, l));
        GradientCheck.ofMany(v -> F.bilinear(v[0], v[1], v[2], v[3], v[4], v[5])).order(2)
                .at(randn(3, j), randn(3, k), randn(j, k, l), randn(j, l), randn(k, l), randn(l));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("bilinear: expected all of V1, V2 and b, or none", () -> F.bilinear(e1, e2, W, e1, null, null));
        assertRefused("bilinear: expected W (I, J, K) for e1 and e2", () -> F.bilinear(e1, empty(1, 3), W));
        assertRefused("bilinear: expected float e1 (N, I) and e2 (N, J)", () -> F.bilinear(e1, empty(2, 2), W));
        assertRefused("bilinear: expected V1 (I, K), V2 (J, K) and b (K,)",
                () -> F.bilinear(e1, e2, W, empty(2, 1), empty(2, 1), empty(2)));
        assertRefused("bilinear: expected one dtype, that of e1", () -> F.bilinear(e1, new Variable(randn(1, 2)), W));
    }
}
