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

class LocalConvolution2DTest {

    private final Variable x = new Variable(Given.randn(2, 3, 6, 5).astype(DType.FLOAT32));

    @Test void isTheFunctionOfItsParameters() {
        var link =
                new LocalConvolution2D(3, 4, new int[] {6, 5}, new int[] {3, 2}, o -> o.stride(2, 1).initialBias(0.5));
        assertEquals(Shape.of(4, 2, 4, 3, 3, 2), link.W().shape());
        assertEquals(Shape.of(4, 2, 4), link.b().shape());
        assertEquals(F.localConvolution2d(x, link.W(), link.b(), o -> o.stride(2, 1)).array(), link.apply(x).array());
    }

    /// Chainer leaves the stride out of this, and then can't be called.
    @Test void learnsItsShapeFromTheFirstInput() {
        var link = new LocalConvolution2D(4, 3, o -> o.stride(2));
        assertRefused("LocalConvolution2D: expected room for a window of 3 x 3, but found 2 x 5",
                () -> link.apply(empty(1, 3, 2, 5)));
        assertFalse(link.W().isInitialized() || link.b().isInitialized());
        assertEquals(Shape.of(2, 4, 2, 2), link.apply(x).shape());
        assertEquals(Shape.of(4, 2, 2, 3, 3, 3), link.W().shape());
    }

    @Test void oneLengthStandsForBoth() {
        assertEquals(Shape.of(4, 5, 5, 3, 2, 2), new LocalConvolution2D(3, 4, 6, 2).W().shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new LocalConvolution2D(2, 3), List.of("W", "b"), x);
        assertKept(() -> new LocalConvolution2D(2, 3, o -> o.nobias(true)), List.of("W"), x);
    }
}
