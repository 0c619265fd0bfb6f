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

class Convolution3DTest {

    private final Variable x = new Variable(Given.randn(2, 3, 5, 4, 6).astype(DType.FLOAT32));

    @Test void isTheFunctionOfItsParameters() {
        var link = new Convolution3D(3, 4, 3, o -> o.stride(2).pad(1).initialBias(0.5));
        assertEquals(Shape.of(4, 3, 3, 3, 3), link.W().shape());
        assertEquals(F.convolution3d(x, link.W(), link.b(), o -> o.stride(2).pad(1)).array(), link.apply(x).array());
    }

    @Test void learnsItsChannelsFromTheFirstInput() {
        var link = new Convolution3D(4, 3, o -> o.nobias(true));
        link.apply(x);
        assertEquals(Shape.of(4, 3, 3, 3, 3), link.W().shape());
    }

    @Test void hasAKernelOfOtherLengthsAlongEachAxis() {
        assertEquals(Shape.of(4, 3, 3, 2, 1), new Convolution3D(3, 4, new int[] {3, 2, 1}).W().shape());
        var lazy = new Convolution3D(4, new int[] {3, 2, 1});
        lazy.apply(x);
        assertEquals(Shape.of(4, 3, 3, 2, 1), lazy.W().shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new Convolution3D(4, 3), List.of("W", "b"), x);
    }

    @Test void isCalledByItsOwnName() {
        assertEquals("Convolution3D", new Convolution3D(4, 3).toString().split("\\(")[0]);
    }
}
