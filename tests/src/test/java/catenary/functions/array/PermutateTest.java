package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class PermutateTest {

    private final NDArray indices = ints(new int[] {2, 0, 1});

    @Test void values() {
        assertClose(F.permutate(x(1, 2, 3), indices), 3, 1, 2);
        assertClose(F.permutate(x(1, 2, 3), indices, 0, true), 2, 3, 1);
    }

    @Test void gradients() {
        assertGradients(v -> F.permutate(v, indices, 1).pow(2), randn(2, 3));
    }

    @Test void refusesWhatIsNoPermutation() {
        assertRefused("permutate: expected a permutation of the 3 positions along axis 0, but found "
                + "array([0, 0, 1])", () -> F.permutate(x(1, 2, 3), ints(new int[] {0, 0, 1})));
    }
}
