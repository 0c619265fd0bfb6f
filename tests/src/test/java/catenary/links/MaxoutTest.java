package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaxoutTest {

    private final Variable x = x(new double[][] {{1, 2}, {-3, 4}});

    @Test void isTheGreatestOfAffineMaps() {
        var link = new Maxout(2, 3, 4);
        assertEquals(Shape.of(12, 2), link.linear().W().shape());
        assertEquals(F.maxout(link.linear().apply(x), 4).array(), link.apply(x).array());
    }

    @Test void takesItsParametersFromArraysThatKnowTheirPools() {
        NDArray W = Given.ints(new int[][][] {{{1, 0}, {0, 1}}}).astype(DType.FLOAT32);
        NDArray b = x(new double[][] {{10, 0}}).array();
        var link = new Maxout(2, 1, 2, o -> o.initialW(W).initialBias(b));
        assertClose(link.apply(x), 11, 7);
        assertRefused(
                "Maxout: expected initialW of shape (outSize, poolSize, inSize) with outSize 2 and poolSize 1, but found "
                        + "float32 (1, 2, 2) on cpu",
                () -> new Maxout(2, 2, 1, o -> o.initialW(W)));
        assertRefused(
                "Maxout: expected initialBias of shape (outSize, poolSize) with outSize 2 and poolSize 1, but found "
                        + "float32 (1, 2) on cpu",
                () -> new Maxout(2, 2, 1, o -> o.initialBias(b)));
    }

    @Test void learnsItsInputSizeFromTheFirstInput() {
        var link = new Maxout(3, 2, o -> o.initialBias(0.5));
        link.apply(x);
        assertEquals(Shape.of(6, 2), link.linear().W().shape());
        assertEquals(0.5, link.linear().b().array().get(5).item());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new Maxout(3, 2), List.of("linear/W", "linear/b"), x);
    }

    @Test void refusesSizesThatAreNone() {
        assertRefused("Maxout: expected poolSize > 0, but found 0", () -> new Maxout(2, 3, 0));
    }
}
