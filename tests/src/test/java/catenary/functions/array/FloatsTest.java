package catenary.functions.array;

import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.bools;
import static catenary.functions.Given.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Which functions that move elements take floats only is Chainer's decision.
class FloatsTest {

    private static Variable images(DType dtype) {
        return Variable.constant(randn(1, 4, 2, 2).astype(dtype));
    }

    @Test void someTakeFloatsOnly() {
        Map.<String, UnaryOperator<Variable>>of(
                "fliplr: expected a", F::fliplr,
                "flipud: expected a", F::flipud,
                "moveaxis: expected x", x -> F.moveaxis(x, 0, 1),
                "depth2space: expected X", X -> F.depth2space(X, 2),
                "space2depth: expected X", X -> F.space2depth(X, 2),
                "pad: expected x", x -> F.pad(x, 1, "edge")).forEach((name, f) -> {
                    assertEquals(DType.FLOAT16, f.apply(images(DType.FLOAT16)).dtype());
                    for (DType t : List.of(DType.INT32, DType.UINT8, DType.BOOL)) {
                        assertRefused(name + ".dtype to be a float, but found " + t, () -> f.apply(images(t)));
                    }
                });
    }

    @Test void othersKeepAnyDtype() {
        Variable yes = Variable.constant(bools(true, false));
        for (DType t : List.of(DType.INT8, DType.INT64, DType.BOOL)) {
            Variable x = images(t);
            for (UnaryOperator<Variable> f : List.<UnaryOperator<Variable>>of(v -> F.flip(v, 1),
                    v -> F.rollaxis(v, 2), v -> F.swapaxes(v, 0, 1), F::identity, v -> F.where(yes, v, v))) {
                assertEquals(t, f.apply(x).dtype());
            }
        }
    }
}
