package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class MaxPooling3dTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 1, 1, 2, 2, 3);

    @Test void values() {
        assertClose(F.maxPooling3d(image, 2), 11, 12);
        assertClose(F.maxPooling3d(image, 2, 1), 11, 12);
        assertClose(F.maxPooling3d(image, new int[] {1, 2, 2}, o -> o.coverAll(false)), 5, 11);
    }

    @Test void gradients() {
        assertGradients(v -> F.maxPooling3d(v, 3, o -> o.stride(2).pad(1)).pow(2), randn(1, 2, 3, 4, 3));
    }

    @Test void refusesOtherRanks() {
        assertRefused("maxPooling3d: expected x.rank == 5, but 4 != 5", () -> F.maxPooling3d(empty(2, 2, 2, 2), 2));
    }
}
