package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwishTest {

    private final Variable x = x(new double[][] {{-1, 2}, {-3, -4}, {0, 1}});

    @Test void isTheFunctionOfItsParameter() {
        var link = new Swish(new int[] {2}, o -> o.betaInit(x(0.5, 2).array()));
        assertEquals(F.swish(x, x(0.5, 2)).array(), link.apply(x).array());
        assertEquals(F.swish(x, x(3, 3)).array(), new Swish(new int[] {2}, 3).apply(x).array());
    }

    @Test void learnsItsShapeFromTheFirstInput() {
        var link = new Swish();
        assertFalse(link.beta().isInitialized());
        assertEquals(F.swish(x, x(1, 1)).array(), link.apply(x).array());
        assertEquals(Shape.of(2), link.beta().shape());
    }

    @Test void mayHaveOneNumberForAll() {
        assertEquals(Shape.SCALAR, new Swish(new int[0]).beta().shape());
        assertEquals(F.swish(x, x(1, 1)).array(), new Swish(new int[0]).apply(x).array());
    }

    @Test void refusesOtherShapes() {
        assertRefused("swish: expected beta.shape == x.shape[1:2]", () -> new Swish(3).apply(x));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(Swish::new, List.of("beta"), x);
    }
}
