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

class TripletTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final Variable one = x(new double[][] {{1, 1, 1}, {1, 1, 1}});

    @Test void referenceValues() {
        assertClose(F.triplet(x, empty(2, 3), one), 4.6);
        assertEquals(Shape.of(2), F.triplet(x, x, one, o -> o.reduce("no")).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 2, maxRank = 2, minLength = 1) NDArray x) {
        int[] d = x.shape().toArray();
        GradientCheck.ofMany(v -> F.triplet(v[0], v[1], v[2], o -> o.margin(99))).order(2).at(x, randn(d),
                randn(d).neg());
        GradientCheck.ofMany(v -> F.triplet(v[0], v[1], v[2], o -> o.margin(99).reduce("no"))).order(2)
                .at(x, randn(d), randn(d).neg());
    }

    @Test void refusesAMarginOfZero() {
        assertRefused("triplet: expected margin > 0, but found 0.0", () -> F.triplet(x, x, x, o -> o.margin(0)));
    }
}
