package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class PReLUTest {

    private final Variable x = x(new double[][] {{-1, 2}, {-3, -4}});

    @Test void hasOneSlope() {
        assertEquals(Shape.SCALAR, new PReLU().W().shape());
        assertClose(new PReLU().apply(x), -0.25, 2, -0.75, -1);
        assertClose(new PReLU(o -> o.init(0.5)).apply(x), -0.5, 2, -1.5, -2);
    }

    @Test void hasOneForEachChannel() {
        var link = new PReLU(new int[] {2}, o -> o.init(x(0.5, 2).array()));
        Variable y = link.apply(x);
        assertClose(y, -0.5, 2, -1.5, -8);
        link.clearGrads();
        y.sum().backward();
        assertClose(link.W().grad(), -4, -4);
        assertClose(new PReLU(new int[] {2}, 1).apply(x), -1, 2, -3, -4);
    }

    @Test void refusesOtherShapes() {
        assertRefused("prelu: expected W.shape == x.shape[1:2]", () -> new PReLU(3).apply(x));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new PReLU(2), List.of("W"), x);
    }
}
