package catenary.links;

import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class Deconvolution2DTest {

    private final Variable x = new Variable(Given.randn(2, 3, 5, 4).astype(DType.FLOAT32));

    @Test void isTheFunctionOfItsParameters() {
        var link = new Deconvolution2D(3, 4, 3, o -> o.stride(2).pad(1).initialBias(0.5));
        assertEquals(Shape.of(3, 4, 3, 3), link.W().shape());
        assertEquals(F.deconvolution2d(x, link.W(), link.b(), o -> o.stride(2).pad(1)).array(), link.apply(x).array());
    }

    @Test void learnsItsChannelsFromTheFirstInput() {
        var link = new Deconvolution2D(4, 3, o -> o.nobias(true));
        link.apply(x);
        assertEquals(Shape.of(3, 4, 3, 3), link.W().shape());
    }

    @Test void hasAKernelOfOtherLengthsAlongEachAxis() {
        assertEquals(Shape.of(3, 4, 3, 2), new Deconvolution2D(3, 4, new int[] {3, 2}).W().shape());
        var lazy = new Deconvolution2D(4, new int[] {3, 2});
        lazy.apply(x);
        assertEquals(Shape.of(3, 4, 3, 2), lazy.W().shape());
    }

    @Test void hasTheLengthsThatAreAskedFor() {
        assertEquals(Shape.of(2, 4, 10, 8),
                new Deconvolution2D(3, 4, 3, o -> o.stride(2).pad(1).outsize(10, 8)).apply(x).shape());
        assertEquals(Shape.of(2, 4, 9, 7), new Deconvolution2D(3, 4, 3, o -> o.stride(2).pad(1)).apply(x).shape());
    }

    @Test void dividesChannels() {
        assertEquals(Shape.of(4, 3, 3, 3), new Deconvolution2D(4, 6, 3, o -> o.groups(2)).W().shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new Deconvolution2D(4, 3), List.of("W", "b"), x);
    }

    @Test void isCalledByItsOwnName() {
        assertEquals("Deconvolution2D", new Deconvolution2D(4, 3).toString().split("\\(")[0]);
    }
}
