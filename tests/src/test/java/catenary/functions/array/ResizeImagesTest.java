package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResizeImagesTest {

    private final Variable image = F.reshape(x(1, 2, 3, 4), 1, 1, 2, 2);

    @Test void values() {
        assertClose(F.resizeImages(image, 3, 3), 1, 1.5, 2, 2, 2.5, 3, 3, 3.5, 4);
        assertClose(F.resizeImages(image, new int[] {3, 3}, o -> o.mode("nearest")), 1, 1, 2, 1, 1, 2, 3, 3, 4);
        assertClose(F.resizeImages(image, new int[] {1, 4}, o -> o.alignCorners(false)), 2, 2.25, 2.75, 3);
        assertClose(F.resizeImages(image, 1, 1), 1);
        assertClose(F.resizeImages(image, 1, 2), 1, 2);
    }

    @Test void theSameSizeIsTheSame() {
        Variable x = new Variable(randn(2, 3, 4, 5));
        for (String mode : new String[] {"bilinear", "nearest"}) {
            for (boolean align : new boolean[] {true, false}) {
                assertEquals(x.array(),
                        F.resizeImages(x, new int[] {4, 5}, o -> o.mode(mode).alignCorners(align)).array());
            }
        }
    }

    @Property(tries = 25) void gradients(@ForAll @IntRange(min = 1, max = 5) int h,
            @ForAll @IntRange(min = 1, max = 5) int w,
            @ForAll @IntRange(min = 1, max = 7) int oh, @ForAll @IntRange(min = 1, max = 7) int ow,
            @ForAll boolean alignCorners, @ForAll boolean nearest) {
        int[] shape = {oh, ow};
        assertGradients(v -> F.resizeImages(v, shape,
                o -> o.alignCorners(alignCorners).mode(nearest ? "nearest" : "bilinear")).pow(2), randn(2, 1, h, w));
    }

    @Test void dtypesAndNoImages() {
        Variable half = new Variable(image.array().astype(DType.FLOAT16));
        assertEquals(DType.FLOAT16, F.resizeImages(half, 3, 3).dtype());
        assertEquals(Shape.of(0, 2, 6, 7), F.resizeImages(empty(0, 2, 3, 3), 6, 7).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("resizeImages: expected outputShape to be two positive numbers, but found [3]",
                () -> F.resizeImages(image, 3));
        assertRefused("resizeImages: expected outputShape to be two positive numbers, but found [3, 0]",
                () -> F.resizeImages(image, 3, 0));
        assertRefused("resizeImages: expected mode to be one of bilinear, nearest, but found cubic",
                () -> F.resizeImages(image, new int[] {3, 3}, o -> o.mode("cubic")));
        assertRefused("resizeImages: expected float x (N, C, H, W) with pixels",
                () -> F.resizeImages(empty(1, 2, 2), 3, 3));
    }
}
