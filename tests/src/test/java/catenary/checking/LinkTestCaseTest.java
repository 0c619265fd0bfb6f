package catenary.checking;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.initializers.Normal;
import catenary.links.Bilinear;
import catenary.links.Chain;
import catenary.links.Linear;
import org.junit.jupiter.api.Test;

class LinkTestCaseTest {

    private final NDArray x = Given.randn(4, 3).astype(DType.FLOAT32);

    /// Keeps its weight where files and copies don't see it, if told.
    private static final class Scaled extends Chain {
        private final transient Parameter hidden;
        private final Parameter shown;

        Scaled(boolean hide) {
            var p = new Parameter(new Normal(1), Shape.of(3));
            hidden = hide ? p : null;
            shown = hide ? null : p;
        }

        @Override public Variable apply(Variable v) {
            return v.mul(shown == null ? hidden : shown);
        }
    }

    @Test void aRightLinkPasses() {
        LinkTestCase.of(() -> new Linear(2))
                .expecting((l, xs) -> xs[0].matmul(l.W().array().transpose()).add(l.b().array())).at(x);
        LinkTestCase.of(() -> new Bilinear(3, 3, 2)).at(x, x.add(1));
        LinkTestCase.of(() -> new Scaled(false)).expecting((l, xs) -> xs[0].mul(l.shown.array())).at(x);
    }

    @Test void anotherResultIsAnError() {
        var wrong = LinkTestCase.of(() -> new Linear(2)).expecting((l, xs) -> xs[0].matmul(l.W().array().transpose())
                .add(1));
        assertTrue(assertThrows(AssertionError.class, () -> wrong.at(x)).getMessage().startsWith("assertAllClose"));
    }

    @Test void stateThatFilesLackIsAnError() {
        assertThrows(AssertionError.class, () -> LinkTestCase.of(() -> new Scaled(true)).at(x));
    }
}
