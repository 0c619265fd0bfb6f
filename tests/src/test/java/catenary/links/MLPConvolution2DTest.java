package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class MLPConvolution2DTest {

    private final Variable x = new Variable(Given.randn(2, 3, 5, 4).astype(DType.FLOAT32));

    @Test void activatesBetweenItsLayersOnly() {
        var link = new MLPConvolution2D(3, new int[] {4, 5, 2}, new int[] {3, 2},
                o -> o.stride(2).pad(1).activation(F::tanh).biasInit(0.5));
        Variable y = link.get(2).apply(F.tanh(link.get(1).apply(F.tanh(link.get(0).apply(x)))));
        assertEquals(y.array(), link.apply(x).array());
        assertEquals(Shape.of(2, 2, 3, 3), y.shape());
        assertEquals(0.5, link.namedParams().get("/1/b").array().get(4).item());
    }

    @Test void rectifiesUnlessTold() {
        var link = new MLPConvolution2D(new int[] {4, 2}, 3);
        Variable y = link.apply(x);
        assertEquals(link.get(1).apply(F.relu(link.get(0).apply(x))).array(), y.array());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new MLPConvolution2D(new int[] {4, 2}, 3), List.of("0/W", "0/b", "1/W", "1/b"), x);
    }

    @Test void refusesToHaveNoLayers() {
        assertRefused("MLPConvolution2D: expected outChannels of one layer or more, but found none",
                () -> new MLPConvolution2D(3, new int[0], 3));
    }
}
