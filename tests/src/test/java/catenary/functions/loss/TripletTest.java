package catenary.functions.loss;

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
import org.junit.jupiter.api.Test;

class TripletTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});
    private final Variable one = x(new double[][] {{1, 1, 1}, {1, 1, 1}});

    @Test void referenceValues() {
        assertClose(F.triplet(x, empty(2, 3), one), 4.6);
        assertEquals(Shape.of(2), F.triplet(x, x, one, o -> o.reduce("no")).shape());
    }

    @Test void gradients() {
        GradientCheck.ofMany(v -> F.triplet(v[0], v[1], v[2], o -> o.margin(9))).order(2)
                .at(randn(2, 3), at(0, 1, 0, 1, 0.5, 1).reshape(2, 3), at(1, 0, 2, 0, 0.1, 1).reshape(2, 3));
    }

    @Test void refusesAMarginOfZero() {
        assertRefused("triplet: expected margin > 0, but found 0.0", () -> F.triplet(x, x, x, o -> o.margin(0)));
    }
}
