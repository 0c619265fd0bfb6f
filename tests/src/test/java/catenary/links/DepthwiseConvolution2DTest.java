package catenary.links;

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

class DepthwiseConvolution2DTest {

    private final Variable x = new Variable(Given.randn(2, 3, 5, 4).astype(DType.FLOAT32));

    @Test void isTheFunctionOfItsParameters() {
        var link = new DepthwiseConvolution2D(3, 2, new int[] {3, 2}, o -> o.stride(2, 1).pad(1).initialBias(0.5));
        assertEquals(Shape.of(2, 3, 3, 2), link.W().shape());
        assertEquals(Shape.of(6), link.b().shape());
        assertEquals(F.depthwiseConvolution2d(x, link.W(), link.b(), o -> o.stride(2, 1).pad(1)).array(),
                link.apply(x).array());
    }

    @Test void strideAndPadMayFollowTheKernel() {
        assertEquals(Shape.of(2, 6, 3, 2), new DepthwiseConvolution2D(null, 2, 3, 2, 1).apply(x).shape());
    }

    @Test void learnsItsChannelsFromTheFirstInput() {
        var link = new DepthwiseConvolution2D(2, 3);
        assertRefused(
                "DepthwiseConvolution2D: expected x of shape (N, C, height, width), but found float32 (2, 3) on cpu",
                () -> link.apply(empty(2, 3)));
        assertFalse(link.W().isInitialized() || link.b().isInitialized());
        link.apply(x);
        assertEquals(Shape.of(2, 3, 3, 3), link.W().shape());
        assertEquals(Shape.of(6), link.b().shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new DepthwiseConvolution2D(2, 3), List.of("W", "b"), x);
        assertKept(() -> new DepthwiseConvolution2D(3, 2, 3, o -> o.nobias(true)), List.of("W"), x);
    }

    @Test void refusesSizesThatAreNone() {
        assertRefused("DepthwiseConvolution2D: expected channelMultiplier > 0, but found 0",
                () -> new DepthwiseConvolution2D(0, 3));
        assertRefused("DepthwiseConvolution2D: expected inChannels > 0, but found -1",
                () -> new DepthwiseConvolution2D(-1, 2, 3));
    }
}
