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

class BilinearTest {

    private final Variable e1 = x(4, 2);
    private final Variable e2 = x(4, 3);

    private static Variable x(int... shape) {
        return new Variable(Given.randn(shape).astype(DType.FLOAT32));
    }

    @Test void isTheFunctionOfItsParameters() {
        var link = new Bilinear(2, 3, 5);
        assertEquals(List.of("/V1", "/V2", "/W", "/b"), List.copyOf(link.namedParams().keySet()));
        assertEquals(F.bilinear(e1, e2, link.W(), link.V1(), link.V2(), link.b()).array(), link.apply(e1, e2).array());
        assertEquals(Shape.of(4, 5), link.apply(e1, e2).shape());
    }

    @Test void mayBeWithoutTheLinearPart() {
        var link = new Bilinear(2, 3, 5, o -> o.nobias(true));
        assertEquals(F.bilinear(e1, e2, link.W()).array(), link.apply(e1, e2).array());
        assertNull(link.V1());
        assertNull(link.b());
    }

    @Test void takesNumbersForWhatIsAdded() {
        var link = new Bilinear(2, 3, 5, o -> o.initialW(0.5).initialBias(0.1, 0.2, 0.3));
        assertEquals(0.2f, (float) link.V2().array().max().item());
        assertEquals(0.3f, (float) link.b().array().min().item());
        assertRefused("Bilinear: expected initialBias of V1, V2 and b, but found 1",
                () -> new Bilinear(2, 3, 5, o -> o.initialBias(0.1)));
    }

    @Test void takesItsParametersFromArrays() {
        NDArray W = x(2, 3, 1).array();
        NDArray V1 = x(2, 1).array();
        var link = new Bilinear(2, 3, 1, o -> o.initialW(W).initialBias(V1, x(3, 1).array(), x(1).array()));
        assertEquals(V1, link.V1().array());
        assertEquals(W, link.W().array());
        assertRefused("Bilinear: expected initialBias of V1, V2 and b, but found 1",
                () -> new Bilinear(2, 3, 1, o -> o.initialBias(V1)));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new Bilinear(2, 3, 5), List.of("W", "V1", "V2", "b"), e1, e2);
    }

    @Test void refusesSizesThatAreNone() {
        assertRefused("Bilinear: expected rightSize > 0, but found 0", () -> new Bilinear(1, 0, 1));
    }
}
