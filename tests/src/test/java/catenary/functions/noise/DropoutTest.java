package catenary.functions.noise;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.ArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private final Variable x = x(1, 2, 3, 4);

    @Test void inTestModeItIsTheArgument() {
        try (var _ = Config.testMode()) {
            assertSame(x, F.dropout(x));
        }
    }

    @Test void keepsTheExpectation() {
        Generator.global().seed(3);
        var ones = new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(10000), 1));
        var y = F.dropout(ones, 0.3).array();
        assertEquals(1, y.mean().item(), 0.03);
        assertEquals(0.3, y.eq(0).astype(DType.FLOAT32).mean().item(), 0.02);
    }

    @Test void theMaskIsHandedOutAndTakenBack() {
        var masks = new ArrayList<NDArray>();
        var y = F.dropout(x, o -> o.ratio(0.5).returnMask(masks::add));
        assertEquals(y.array(), F.dropout(x, o -> o.mask(masks.getFirst())).array());
        assertEquals(F.dropout(x, o -> o.mask(masks.getFirst().ne(0))).array(), y.array().mul(0.5));
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        NDArray mask = randn(x.shape().toArray()).gt(0).astype(DType.FLOAT64).mul(2);
        assertGradients(v -> F.dropout(v, o -> o.mask(mask)).pow(2), x);
    }

    @Test void refusesARatioOutOfRange() {
        assertRefused("dropout: expected 0 <= ratio < 1, but found 1.0", () -> F.dropout(x, 1));
        assertRefused("dropout: expected mask.shape == x.shape, but (1,) != (4,)",
                () -> F.dropout(x, o -> o.mask(x(1).array())));
    }
}
