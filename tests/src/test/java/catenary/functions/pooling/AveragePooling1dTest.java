package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AveragePooling1dTest {

    private final Variable image = F.reshape(x(1, 5, 2, 4, 3), 1, 1, 5);

    @Test void values() {
        assertClose(F.averagePooling1d(image, 2), 3, 3);
        assertClose(F.averagePooling1d(image, 2, 1), 3, 3.5, 3, 3.5);
        assertClose(F.averagePooling1d(image, 2, o -> o.pad(1).padValue(null)), 1, 3.5, 3.5);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 3) int stride) {
        assertGradients(v -> F.averagePooling1d(v, k, o -> o.stride(stride).pad(k / 2)).pow(2), randn(2, 2, 7));
    }

    @Test void refusesOtherRanks() {
        assertRefused("averagePooling1d: expected x.rank == 3, but 2 != 3", () -> F.averagePooling1d(empty(2, 2), 2));
    }
}
