package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class Convolution2DTest {

    private final Variable x = new Variable(Given.randn(2, 3, 5, 4).astype(DType.FLOAT32));

    @Test void isTheFunctionOfItsParameters() {
        var link = new Convolution2D(3, 4, 3, o -> o.stride(2).pad(1).initialBias(0.5));
        assertEquals(Shape.of(4, 3, 3, 3), link.W().shape());
        assertEquals(F.convolution2d(x, link.W(), link.b(), o -> o.stride(2).pad(1)).array(), link.apply(x).array());
    }

    @Test void learnsItsChannelsFromTheFirstInput() {
        var link = new Convolution2D(4, 3, o -> o.nobias(true));
        link.apply(x);
        assertEquals(Shape.of(4, 3, 3, 3), link.W().shape());
    }

    @Test void hasAKernelOfOtherLengthsAlongEachAxis() {
        assertEquals(Shape.of(4, 3, 3, 2), new Convolution2D(3, 4, new int[] {3, 2}).W().shape());
        var lazy = new Convolution2D(4, new int[] {3, 2});
        lazy.apply(x);
        assertEquals(Shape.of(4, 3, 3, 2), lazy.W().shape());
    }

    @Test void takesItsParametersFromArrays() {
        NDArray W = Given.randn(2, 3, 3, 3).astype(DType.FLOAT32);
        NDArray b = Given.at(1, 2).astype(DType.FLOAT32);
        assertEquals(F.convolution2d(x, Variable.constant(W), Variable.constant(b), o -> o.pad(1)).array(),
                Convolution2D.fromParams(W, b, o -> o.pad(1)).apply(x).array());
        assertNull(Convolution2D.fromParams(W, null).b());
        assertRefused(
                "Convolution2D: expected W of shape (outChannels, inChannels / groups, k, k), but found float32 (2,) on cpu",
                () -> Convolution2D.fromParams(b, null));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new Convolution2D(4, 3), List.of("W", "b"), x);
    }

    @Test void isCalledByItsOwnName() {
        assertEquals("Convolution2D", new Convolution2D(4, 3).toString().split("\\(")[0]);
    }
}
