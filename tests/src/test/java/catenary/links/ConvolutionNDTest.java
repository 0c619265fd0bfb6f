package catenary.links;

import java.util.Arrays;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConvolutionNDTest {

    private static Variable x(int... shape) {
        return new Variable(Given.randn(shape).astype(DType.FLOAT32));
    }

    @Test void isTheFunctionOfItsParameters() {
        var x = x(2, 4, 5, 6, 3);
        var link = new ConvolutionND(3, 4, 6, new int[] {3, 2, 1},
                o -> o.stride(2, 1, 1).pad(1, 0, 2).dilate(1, 2, 1).groups(2).coverAll(true).initialBias(0.5));
        assertEquals(Shape.of(6, 2, 3, 2, 1), link.W().shape());
        assertEquals(F.convolutionNd(x, link.W(), link.b(),
                o -> o.stride(2, 1, 1).pad(1, 0, 2).dilate(1, 2, 1).groups(2).coverAll(true)).array(),
                link.apply(x).array());
    }

    /// As in `L.Convolution2D(None, 4, 3, 2, 1)`.
    @Test void strideAndPadMayFollowTheKernel() {
        for (ConvolutionND link : List.of(new Convolution1D(3, 4, 3, 2, 1), new Convolution2D(3, 4, 3, 2, 1),
                new Convolution3D(3, 4, 3, 2, 1), new ConvolutionND(2, 3, 4, 3, 2, 1),
                new Convolution1D(null, 4, 3, 2, 1), new Convolution2D(null, 4, 3, 2, 1),
                new Convolution3D(null, 4, 3, 2, 1), new ConvolutionND(2, null, 4, 3, 2, 1))) {
            int axes = link.toString().contains("1D") ? 1 : link.toString().contains("3D") ? 3 : 2;
            int[] in = {2, 3, 6, 6, 6};
            int[] out = {2, 4, 3, 3, 3};
            assertEquals(Shape.of(Arrays.copyOf(out, 2 + axes)), link.apply(x(Arrays.copyOf(in, 2 + axes))).shape());
        }
        assertEquals(Shape.of(4, 3, 5), new Convolution1D(3, 4, new int[] {5}).W().shape());
    }

    @Test void oneNumberStandsForAllAxes() {
        assertEquals(Shape.of(2, 1, 3, 3), new ConvolutionND(2, 1, 2, 3).W().shape());
        assertEquals(Shape.of(2, 1, 3, 4), new ConvolutionND(2, 1, 2, new int[] {3, 4}).W().shape());
    }

    @Test void learnsItsChannelsFromTheFirstInput() {
        var link = new ConvolutionND(1, 6, 3, o -> o.groups(2).nobias(true));
        assertFalse(link.W().isInitialized());
        assertNull(link.b());
        assertRefused("ConvolutionND: expected x of shape (N, C, d), but found float32 (1, 4, 8, 8) on cpu",
                () -> link.apply(empty(1, 4, 8, 8)));
        assertRefused("ConvolutionND: expected inChannels to be a multiple of groups, but 3 is none of 2",
                () -> link.apply(empty(1, 3, 8)));
        assertFalse(link.W().isInitialized());
        link.apply(x(1, 4, 8));
        assertEquals(Shape.of(6, 2, 3), link.W().shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new ConvolutionND(1, 2, 3, o -> o.pad(1)), List.of("W", "b"), x(2, 3, 4));
        assertKept(() -> new ConvolutionND(1, 3, 2, 3, o -> o.nobias(true)), List.of("W"), x(2, 3, 4));
    }

    @Test void takesItsParametersFromArrays() {
        NDArray W = x(4, 1, 3).array();
        var link = ConvolutionND.fromParams(W, x(4).array(), o -> o.groups(2));
        assertEquals(Shape.of(1, 4, 6), link.apply(x(1, 2, 8)).shape());
        assertEquals(W, link.W().array());
        link.W().array().mulAssign(2);
        assertEquals(W, x(4, 1, 3).array());
        assertNull(ConvolutionND.fromParams(W, null).b());
        assertRefused(
                "ConvolutionND: expected W of shape (outChannels, inChannels / groups, k), but found float32 (4, 1) on cpu",
                () -> ConvolutionND.fromParams(x(4, 1).array(), null));
        assertRefused("constant: expected an array of shape (4,), but found float32 (3,) on cpu",
                () -> ConvolutionND.fromParams(W, x(3).array()));
    }

    @Test void saysWhatItIs() {
        assertEquals("ConvolutionND(inChannels=?, outChannels=6, ksize=[3, 2], stride=2, pad=0, dilate=1, groups=1, "
                + "nobias=false)  // 6 parameters: b (6,); W waits for the first input",
                new ConvolutionND(2, 6, new int[] {3, 2}, o -> o.stride(2)).toString());
    }

    @Test void refusesSizesThatAreNone() {
        assertRefused("ConvolutionND: expected outChannels > 0, but found 0", () -> new ConvolutionND(1, 0, 3));
        assertRefused("ConvolutionND: expected inChannels > 0, but found 0", () -> new ConvolutionND(1, 0, 1, 3));
        assertRefused("ConvolutionND: expected ksize > 0, one number or 2, but found [3, 3, 3]",
                () -> new ConvolutionND(2, 1, new int[] {3, 3, 3}));
        assertRefused("ConvolutionND: expected ksize > 0, one number or 2, but found [0]",
                () -> new ConvolutionND(2, 1, 0));
        assertRefused("ConvolutionND: expected outChannels to be a multiple of groups, but 3 is none of 2",
                () -> new ConvolutionND(1, 2, 3, 1, o -> o.groups(2)));
        assertRefused("ConvolutionND: expected groups > 0, but found 0",
                () -> new ConvolutionND(1, 2, 3, 1, o -> o.groups(0)));
    }
}
