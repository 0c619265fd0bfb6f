package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.array.Shape;
import catenary.autograd.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class BiasTest {

    private final Variable x = x(new double[][] {{1, 2}, {3, 4}});

    @Test void addsWhatItLearned() {
        var link = new Bias(0, 2);
        assertClose(link.apply(x), 1, 2, 3, 4);
        link.b().array().assign(x(10, 100).array());
        assertClose(link.apply(x), 11, 12, 103, 104);
        assertEquals(Shape.of(2, 2), new Bias(o -> o.axis(0).shape(2, 2)).b().shape());
        assertEquals(Shape.of(2), new Bias(o -> o.shape(2)).b().shape());
    }

    @Test void addsItsSecondInputIfItHasNoShape() {
        assertClose(new Bias().apply(x, x(10, 100)), 11, 102, 13, 104);
        assertClose(new Bias(0).apply(x, x(10, 100)), 11, 12, 103, 104);
        assertNull(new Bias().b());
    }

    @Test void takesAsManyInputsAsItNeeds() {
        assertRefused("Bias: expected two inputs, as no shape was given, but found one", () -> new Bias().apply(x));
        assertRefused("Bias: expected one input, as there is a b, but found two", () -> new Bias(1, 2).apply(x, x));
        assertRefused("bias: expected y.shape == x.shape[1:2]", () -> new Bias(1, 3).apply(x));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new Bias(1, 2), List.of("b"), x);
    }
}
