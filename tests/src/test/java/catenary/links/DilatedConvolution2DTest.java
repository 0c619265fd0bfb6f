package catenary.links;

import catenary.array.Shape;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class DilatedConvolution2DTest {

    private final Variable x = new Variable(Given.randn(2, 3, 7, 6).astype(DType.FLOAT32));

    @Test void leavesGaps() {
        var link = new DilatedConvolution2D(3, 4, new int[] {3, 2}, o -> o.dilate(2, 3).pad(1).initialBias(1));
        assertEquals(F.dilatedConvolution2d(x, link.W(), link.b(), o -> o.dilate(2, 3).pad(1)).array(),
                link.apply(x).array());
    }

    @Test void strideAndPadAndGapsMayFollowTheKernel() {
        assertEquals(Shape.of(2, 4, 3, 2), new DilatedConvolution2D(null, 4, 3, 2, 1, 2).apply(x).shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new DilatedConvolution2D(4, 3, o -> o.dilate(2)), List.of("W", "b"), x);
    }
}
