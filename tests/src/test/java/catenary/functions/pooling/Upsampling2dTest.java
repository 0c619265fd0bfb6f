package catenary.functions.pooling;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Upsampling2dTest {

    private final Variable x = F.reshape(x(5, 7), 1, 1, 1, 2);

    @Test void values() {
        NDArray at = ints(new int[][][][] {{{{3, 0}}}});
        assertClose(F.upsampling2d(x, at, 2, o -> o.coverAll(false)), 0, 0, 7, 0, 0, 5, 0, 0);
        assertClose(F.upsampling2d(x, at, 2), 0, 0, 7);
        assertClose(F.upsampling2d(x, at, 2, o -> o.outsize(2, 3)), 0, 0, 7, 0, 5, 0);
        assertClose(F.upsampling2d(x, at, new int[] {2, 2}, o -> o.stride(1)), 0, 7, 0, 0, 5, 0);
        assertClose(F.upsampling2d(x, ints(new int[][][][] {{{{1, 0}}}}), 2, 1), 0, 12, 0, 0, 0, 0);
    }

    @Test void whatPoolingFoundGoesBackWhereItWas() {
        Variable image = new Variable(randn(2, 3, 6, 5));
        List<NDArray> indices = new ArrayList<>();
        Variable y = F.maxPooling2d(image, 3, o -> o.stride(2).pad(1).returnIndices(indices::add));
        Variable back = F.upsampling2d(y, indices.getFirst(), 3, o -> o.stride(2).pad(1).outsize(6, 5));
        y.grad(y.array());
        y.backward();
        assertEquals(image.grad(), back.array());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 2, max = 3) int k,
            @ForAll @IntRange(min = 1, max = 2) int stride) {
        List<NDArray> indices = new ArrayList<>();
        Variable y =
                F.maxPooling2d(new Variable(randn(2, 2, 6, 5)), k, o -> o.stride(stride).returnIndices(indices::add));
        assertGradients(v -> F.upsampling2d(v, indices.getFirst(), k, o -> o.stride(stride).outsize(6, 5)).pow(2),
                randn(y.shape().toArray()));
    }

    @Test void noImages() {
        NDArray none = ints(new int[1][1][1][1]).get("0:0");
        assertEquals(Shape.of(0, 1, 2, 2), F.upsampling2d(empty(0, 1, 1, 1), none, 2, o -> o.coverAll(false)).shape());
    }

    @Test void refusesIndicesThatAreNone() {
        assertRefused("upsampling2d: expected 0 <= indexes < 4, but found 0 to 4",
                () -> F.upsampling2d(x, ints(new int[][][][] {{{{4, 0}}}}), 2));
        assertRefused("upsampling2d: expected integer indexes of the shape of x",
                () -> F.upsampling2d(x, ints(new int[] {1, 2}), 2));
        assertRefused("upsampling2d: expected x.rank == 4, but 1 != 4",
                () -> F.upsampling2d(x(1), ints(new int[] {1}), 2));
    }
}
