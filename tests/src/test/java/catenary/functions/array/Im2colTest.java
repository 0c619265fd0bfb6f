package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Im2colTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4, 5, 6), 1, 1, 2, 3);

    @Test void patchesBecomeChannels() {
        Variable y = F.im2col(image, 1, 2);
        assertEquals(Shape.of(1, 2, 2, 2), y.shape());
        assertClose(y, 1, 2, 4, 5, 2, 3, 5, 6);
        assertClose(F.im2col(image, 2, o -> o.stride(2).coverAll(true)), 1, 3, 2, 0, 4, 6, 5, 0);
        assertClose(F.im2col(image, new int[] {1, 2}, o -> o.dilate(2).pad(0, 1)), 0, 1, 2, 0, 4, 5, 2, 3, 0, 5, 6, 0);
    }

    @Test void noImagesNoPatches() {
        assertEquals(Shape.of(0, 18, 1, 2), F.im2col(empty(0, 2, 3, 4), 3).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(shape = {2, 2, 4, 5}) NDArray x,
            @ForAll @IntRange(min = 1, max = 3) int k, @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(max = 2) int pad, @ForAll boolean coverAll) {
        assertGradients(v -> F.im2col(v, k, o -> o.stride(stride).pad(pad).dilate(1, 2).coverAll(coverAll)).pow(2), x);
    }

    @Test void refusesWhatIsNoImage() {
        assertRefused("im2col: expected float x (N, C, H, W)", () -> F.im2col(empty(2, 3, 4), 2));
        assertRefused("im2col: expected float x (N, C, H, W)",
                () -> F.im2col(Variable.constant(ints(new int[1][1][1][1])), 1));
    }
}
