package catenary.links;

import java.util.Arrays;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeconvolutionNDTest {

    private static Variable x(int... shape) {
        return new Variable(Given.randn(shape).astype(DType.FLOAT32));
    }

    @Test void isTheFunctionOfItsParameters() {
        var x = x(2, 4, 3, 2, 3);
        var link = new DeconvolutionND(3, 4, 6, new int[] {3, 2, 1},
                o -> o.stride(2, 1, 2).pad(1, 0, 0).dilate(1, 2, 1).groups(2).outsize(6, 4, 6).initialBias(0.5));
        assertEquals(Shape.of(4, 3, 3, 2, 1), link.W().shape());
        assertEquals(Shape.of(6), link.b().shape());
        assertEquals(F.deconvolutionNd(x, link.W(), link.b(),
                o -> o.stride(2, 1, 2).pad(1, 0, 0).dilate(1, 2, 1).groups(2).outsize(6, 4, 6)).array(),
                link.apply(x).array());
    }

    /// As in `L.Deconvolution2D(None, 4, 4, 2, 1)`.
    @Test void strideAndPadMayFollowTheKernel() {
        for (DeconvolutionND link : List.of(new Deconvolution1D(3, 4, 4, 2, 1), new Deconvolution2D(3, 4, 4, 2, 1),
                new Deconvolution3D(3, 4, 4, 2, 1), new DeconvolutionND(2, 3, 4, 4, 2, 1),
                new Deconvolution1D(null, 4, 4, 2, 1), new Deconvolution2D(null, 4, 4, 2, 1),
                new Deconvolution3D(null, 4, 4, 2, 1), new DeconvolutionND(2, null, 4, 4, 2, 1))) {
            int axes = link.toString().contains("1D") ? 1 : link.toString().contains("3D") ? 3 : 2;
            int[] in = {2, 3, 3, 3, 3};
            int[] out = {2, 4, 6, 6, 6};
            assertEquals(Shape.of(Arrays.copyOf(out, 2 + axes)), link.apply(x(Arrays.copyOf(in, 2 + axes))).shape());
        }
        assertEquals(Shape.of(3, 4, 5), new Deconvolution1D(3, 4, new int[] {5}).W().shape());
    }

    @Test void drawsWeightsForTheFanOfTheirShape() {
        double[] w = new DeconvolutionND(1, 10, 500, 2).W().array().toDoubleArray();
        double square = 0;
        for (double v : w) {
            square += v * v;
        }
        assertEquals(Math.sqrt(1 / 1000.0), Math.sqrt(square / w.length), 0.002);
    }

    @Test void learnsItsChannelsFromTheFirstInput() {
        var link = new DeconvolutionND(2, 6, 3, o -> o.groups(2));
        assertRefused("DeconvolutionND: expected x of shape (N, C, d, d), but found float32 (1, 4, 8) on cpu",
                () -> link.apply(empty(1, 4, 8)));
        assertRefused("DeconvolutionND: expected inChannels to be a multiple of groups, but 3 is none of 2",
                () -> link.apply(empty(1, 3, 8, 8)));
        assertFalse(link.W().isInitialized());
        link.apply(x(1, 4, 8, 8));
        assertEquals(Shape.of(4, 3, 3, 3), link.W().shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new DeconvolutionND(1, 3, 2, 3), List.of("W", "b"), x(2, 3, 4));
    }

    @Test void saysWhatItIs() {
        assertEquals("DeconvolutionND(inChannels=4, outChannels=6, ksize=1, stride=1, pad=0, dilate=1, groups=2, "
                + "nobias=true)  // 12 parameters: W (4, 3, 1)",
                new DeconvolutionND(1, 4, 6, 1, o -> o.groups(2).nobias(true)).toString());
    }
}
