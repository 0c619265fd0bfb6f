package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PermutateTest {

    private final NDArray indices = ints(new int[] {2, 0, 1});

    @Test void values() {
        assertClose(F.permutate(x(1, 2, 3), indices), 3, 1, 2);
        assertClose(F.permutate(x(1, 2, 3), indices, 0, true), 2, 3, 1);
        assertClose(F.permutate(x(1, 2, 3), indices, o -> o.inv(true)), 2, 3, 1);
        assertClose(F.permutate(x(new double[][] {{1, 2, 3}}), indices, o -> o.axis(-1)), 3, 1, 2);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1, minLength = 1) NDArray x) {
        int n = x.shape().axis(x.rank() - 1);
        NDArray backwards = ints(IntStream.range(0, n).map(i -> n - 1 - i).toArray());
        assertGradients(v -> F.permutate(v, backwards, v.rank() - 1).pow(2), x);
    }

    @Test void refusesWhatIsNoPermutation() {
        assertRefused("permutate: expected a permutation of the 3 positions along axis 0, but found "
                + "array([0, 0, 1])", () -> F.permutate(x(1, 2, 3), ints(new int[] {0, 0, 1})));
    }
}
