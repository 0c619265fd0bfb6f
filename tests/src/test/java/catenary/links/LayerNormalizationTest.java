package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerNormalizationTest {

    private final Variable x = x(new double[][] {{1, 3}, {10, -10}});

    @Test void takesMeanAndVarianceOutOfARow() {
        var link = new LayerNormalization(2, o -> o.eps(0).initialGamma(x(2, 3).array()).initialBeta(0.5));
        assertClose(link.apply(x), -1.5, 3.5, 2.5, -2.5);
    }

    @Test void hasASmallerEpsThanTheFunction() {
        var link = new LayerNormalization();
        assertEquals(F.layerNormalization(x, x(1, 1), x(0, 0), o -> o.eps(1e-6)).array(), link.apply(x).array());
        assertEquals(Shape.of(2), link.gamma().shape());
    }

    @Test void refusesOtherRanks() {
        var link = new LayerNormalization();
        assertRefused("LayerNormalization: expected x of shape (batch, size), but found float32 (2, 3, 4) on cpu",
                () -> link.apply(empty(2, 3, 4)));
        assertFalse(link.gamma().isInitialized());
        assertRefused("LayerNormalization: expected size > 0, but found 0", () -> new LayerNormalization(0));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(LayerNormalization::new, List.of("gamma", "beta"), x);
    }
}
