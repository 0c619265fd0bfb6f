package catenary.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Shape;
import catenary.autograd.RawFunction;
import catenary.autograd.Variable;
import catenary.dsl.Catenary;
import catenary.functions.F;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SmallestFailureTest {

    /// The square, with a gradient that is wrong for shapes of this kind.
    private static RawFunction square(Predicate<Shape> wrong) {
        return Catenary.rawFunction("square", a -> a[0].mul(a[0]),
                (xs, gy) -> new Variable[] {gy.mul(xs[0]).mul(wrong.test(xs[0].shape()) ? 3 : 2)});
    }

    @Test void aRightGradientHasNone() {
        assertNull(SmallestFailure.of(xs -> F.tanh(xs[0]), Catenary.randn(3, 4)));
        assertEquals("the gradient is right at [float32 (3, 4) on cpu]",
                SmallestFailure.report(xs -> F.tanh(xs[0]), Catenary.randn(3, 4)));
    }

    @Test void shapesShrinkAsFarAsTheGradientIsWrong() {
        var found = SmallestFailure.of(xs -> square(s -> s.axis(1) > 2).apply(xs[0]), Catenary.randn(7, 20));
        assertEquals(Shape.of(1, 3), found.xs().getFirst().shape());
        assertTrue(found.message().contains("gradient check"));
    }

    @Test void numbersBecomeSimple() {
        var found = SmallestFailure.of(xs -> square(_ -> true).apply(xs[0]), Catenary.randn(5, 5));
        assertEquals("array([[1.]], dtype=float64)", found.xs().getFirst().toString());
    }

    @Test void operandsStayOnesThatFit() {
        var found =
                SmallestFailure.of(xs -> square(s -> s.axis(0) > 1).apply(F.matmul(xs[0], xs[1])), Catenary.randn(6, 5),
                        Catenary.randn(5, 7));
        assertEquals(Shape.of(2, 1), found.xs().get(0).shape());
        assertEquals(Shape.of(1, 1), found.xs().get(1).shape());
    }

    @Test void aFunctionThatRefusesItsInputsSaysSo() {
        assertThrows(IllegalArgumentException.class,
                () -> SmallestFailure.of(xs -> F.matmul(xs[0], xs[0]), Catenary.randn(2, 3)));
    }
}
