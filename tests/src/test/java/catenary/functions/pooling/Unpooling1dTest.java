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

class Unpooling1dTest {

    private final Variable image = F.reshape(x(1, 5, 2, 4, 3), 1, 1, 5);

    @Test void values() {
        assertClose(F.unpooling1d(image, 1), 1, 5, 2, 4, 3);
        assertClose(F.unpooling1d(image, 2), 1, 1, 5, 5, 2, 2, 4, 4, 3);
        assertClose(F.unpooling1d(image, 2, o -> o.coverAll(false)), 1, 1, 5, 5, 2, 2, 4, 4, 3, 3);
        assertClose(F.unpooling1d(image, 2, 1), 1, 6, 7, 6, 7, 3);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 3) int stride, @ForAll boolean coverAll) {
        assertGradients(v -> F.unpooling1d(v, k, o -> o.stride(stride).coverAll(coverAll)).pow(2), randn(2, 2, 7));
    }

    @Test void refusesOtherRanks() {
        assertRefused("unpooling1d: expected x.rank == 3, but 2 != 3", () -> F.unpooling1d(empty(2, 2), 2));
    }
}
