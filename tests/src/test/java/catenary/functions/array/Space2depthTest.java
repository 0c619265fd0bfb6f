package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;

import catenary.array.Create;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Space2depthTest {

    @Test void referenceValues() {
        Variable im = new Variable(Create.arange(Given.device(), DType.FLOAT32, 0, 16, 1)).reshape(1, 1, 4, 4);
        assertClose(F.space2depth(im, 2), 0, 2, 8, 10, 1, 3, 9, 11, 4, 6, 12, 14, 5, 7, 13, 15);
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int r,
            @ForAll @IntRange(min = 1, max = 2) int c) {
        assertGradients(v -> F.space2depth(v, r).pow(2), randn(2, c, 2 * r, r));
    }

    @Test void refusesSidesThatDoNotFit() {
        assertRefused("space2depth: expected X (N, C, H, W) with H and W multiples of 2",
                () -> F.space2depth(empty(1, 1, 3, 2), 2));
    }
}
