package catenary.functions.memory;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.autograd.Autograd;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import catenary.array.NDArray;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ForgetTest {

    @Property(tries = 8) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(v -> F.forget(u -> F.sin(u).mul(u), v), x);
    }

    /// One argument depends on the other, the result on one parameter inside and outside.
    @Test void gradientsWherePartsMeet() {
        GradientCheck.ofMany(v -> {
            Variable y = F.sin(v[0]).mul(v[1]);
            return F.forget((a, b) -> F.exp(a.mul(0.1)).mul(b).mul(v[1]).add(F.sin(v[0])), v[0], y).mul(v[1]);
        }).order(3).at(randn(3), at(0.5, -1, 2));
    }

    @Test void listsAndUnusedResults() {
        GradientCheck.ofMany(v -> F.forget(xs -> List.of(xs.get(0).mul(xs.get(1)), F.exp(xs.get(0)), xs.get(1)),
                List.of(v)).getFirst()).order(2).at(randn(2), randn(2).add(1));
    }

    @Test void parametersReceiveTheirGradients() {
        var W = x(2, 3);
        F.forget(v -> v.mul(W), Variable.constant(x(5, 7).array())).sum().backward();
        assertClose(W.grad(), 5, 7);
        var x = x(1, 1);
        var y = F.forget(v -> v.mul(W).mul(W), x);
        W.clearGrad();
        assertClose(Autograd.grad(y, W), 4, 6);
        assertNull(W.grad());
    }

    @Test void whatIsInsideIsNotKept() throws InterruptedException {
        var inside = new ArrayList<WeakReference<NDArray>>();
        var x = x(1, 2);
        var y = F.forget(v -> {
            Variable e = F.exp(v);
            inside.add(new WeakReference<>(e.array()));
            return e.mul(e);
        }, x);
        for (int i = 0; i < 50 && inside.getFirst().get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(inside.getFirst().get());
        y.sum().backward();
        assertEquals(2, inside.size());
        assertClose(x.grad(), 2 * Math.exp(2), 2 * Math.exp(4));
    }

    @Test void theSameNumbersAreDrawnAgain() {
        var x = x(1, 2, 3, 4, 5, 6, 7, 8);
        var y = F.forget(v -> F.dropout(v), x);
        F.dropout(x);
        try (var _ = Config.testMode()) {
            y.sum().backward();
        }
        assertEquals(y.array().div(x.array()), x.grad());
    }

    @Test void nothingIsRecordedWhereNothingIsAskedFor() {
        try (var _ = Config.noBackprop()) {
            assertNull(F.forget(v -> F.exp(v), x(1)).creator());
        }
        assertFalse(F.forget(v -> F.exp(v), Variable.constant(x(1).array())).requiresGrad());
    }

    @Test void refusesNoResult() {
        assertRefused("forget: expected func to return variables, but found null", () -> F.forget(_ -> null, x(1)));
    }
}
