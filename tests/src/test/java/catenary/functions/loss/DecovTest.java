package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DecovTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {-1, 0, 0.5}});

    @Test void referenceValues() {
        assertClose(F.decov(x), 4.125);
        assertEquals(0, F.decov(x, "no").array().get(1, 1).item());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 2, maxRank = 2, minLength = 1) NDArray x) {
        assertGradients(v -> F.decov(v), x);
        assertGradients(v -> F.decov(v, "no"), x);
    }

    @Test void refusesAVector() {
        assertRefused("decov: expected h (B, N)", () -> F.decov(x(1)));
    }
}
