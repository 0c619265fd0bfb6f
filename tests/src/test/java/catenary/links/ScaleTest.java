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

class ScaleTest {

    private final Variable x = x(new double[][] {{1, 2}, {3, 4}});

    @Test void multipliesByWhatItLearned() {
        var link = new Scale(0, 2);
        assertClose(link.apply(x), 1, 2, 3, 4);
        assertNull(link.bias());
        link.W().array().assign(x(10, 100).array());
        assertClose(link.apply(x), 10, 20, 300, 400);
    }

    @Test void mayAddSomething() {
        var link = new Scale(1, new int[] {2}, true);
        link.W().array().assign(x(10, 100).array());
        link.bias().b().array().assign(x(0.5, 1).array());
        assertClose(link.apply(x), 10.5, 201, 30.5, 401);
        var other = new Scale(o -> o.axis(0).biasTerm(true).biasShape(2, 2));
        assertEquals(Shape.of(2, 2), other.bias().b().shape());
        other.bias().b().array().assign(x.array());
        assertClose(other.apply(x, x(10, 100)), 11, 22, 303, 404);
    }

    @Test void aBiasMayHaveItsShapeWithoutAWeight() {
        assertEquals(Shape.of(2), new Scale(1, null, true, new int[] {2}).bias().b().shape());
    }

    @Test void multipliesByItsSecondInputIfItHasNoShape() {
        assertClose(new Scale().apply(x, x(10, 100)), 10, 200, 30, 400);
        assertClose(new Scale(0).apply(x, x(10, 100)), 10, 20, 300, 400);
    }

    @Test void takesAsManyInputsAsItNeeds() {
        assertRefused("Scale: expected two inputs, as no WShape was given, but found one", () -> new Scale().apply(x));
        assertRefused("Scale: expected one input, as there is a W, but found two", () -> new Scale(1, 2).apply(x, x));
        assertRefused("Scale: expected WShape or biasShape with biasTerm, but found neither",
                () -> new Scale(o -> o.biasTerm(true)));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new Scale(1, new int[] {2}, true), List.of("W", "bias/b"), x);
    }
}
