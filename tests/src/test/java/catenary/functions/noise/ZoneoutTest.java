package catenary.functions.noise;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ZoneoutTest {

    @Test void inTestModeItIsTheNewValue() {
        Variable x = x(1, 2);
        try (var _ = Config.testMode()) {
            assertSame(x, F.zoneout(x(3, 4), x));
        }
    }

    @Test void keepsTheOldValueThatOften() {
        Generator.global().seed(3);
        var h = new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(10000), 1));
        assertEquals(0.3, F.zoneout(h, empty(10000), 0.3).array().mean().item(), 0.02);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x, @ForAll @IntRange(max = 9) int tenths) {
        assertGradients((h, v) -> {
            Generator.global().seed(5);
            return F.zoneout(h, v, tenths / 10.0).pow(2);
        }, x, randn(x.shape().toArray()));
    }

    @Test void refusesARatioOutOfRange() {
        assertEquals(1, F.zoneout(x(1), x(2), 1).item());
        Variable whole = Variable.constant(ints(new int[] {1}));
        assertRefused("zoneout: expected h and x of one float dtype, but found int32 and float32",
                () -> F.zoneout(whole, x(1)));
        assertRefused("zoneout: expected 0 <= ratio <= 1, but found 1.5", () -> F.zoneout(x(1), x(1), 1.5));
    }
}
