package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.at;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertSame;

import catenary.array.NDArray;
import catenary.autograd.Autograd;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.checking.Samples;
import catenary.device.cuda.HostGpu;
import catenary.functions.F;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UserFormulaTest {

    @Test void isDifferentiableToAnyOrder() {
        GradientCheck.of(F.elementwise(v -> v.mul(v.sigmoid()))).order(3).at(at(-1, 0, 0.7));
        assertClose(F.elementwise(v -> v.mul(v.sigmoid())).apply(x(0, 1)), 0, 1 / (1 + Math.exp(-1)));
    }

    @Test void runsOnADeviceWithItsGradients() {
        Variable onCpu = x(-1, 0, 0.7);
        Variable onGpu = new Variable(onCpu.array().to(HostGpu.device()));
        var swish = F.elementwise(v -> v.mul(v.sigmoid()));
        for (int order = 0; order <= 2; order++) {
            Variable expected = derivative(swish, onCpu, order);
            Variable found = derivative(swish, onGpu, order);
            assertSame(HostGpu.device(), found.device());
            assertClose(found, expected.array().toDoubleArray());
        }
    }

    private static Variable derivative(UnaryOperator<Variable> f, Variable x, int order) {
        return order == 0 ? f.apply(x) : Autograd.grad(derivative(f, x, order - 1), x);
    }

    @Property(tries = 20) void takesUpToFourOperandsThatBroadcast(@ForAll Samples.Pair shapes) {
        NDArray p = randn(shapes.a().toArray());
        NDArray q = randn(shapes.b().toArray()).abs().add(0.5);
        GradientCheck.ofTwo(F.elementwise((a, b) -> a.mul(b.exp()))).order(2).at(p, q);
        var three = F.elementwise((a, b, c) -> a.mul(b).add(c));
        GradientCheck.ofMany(v -> three.apply(v[0], v[1], v[2])).order(2).at(p, q, randn());
        var four = F.elementwise((a, b, c, d) -> a.mul(b).sub(c.div(d)));
        GradientCheck.ofMany(v -> four.apply(v[0], v[1], v[2], v[3])).order(2).at(p, q, p.neg(), q);
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("elementwise", F.elementwise(v -> v.exp()));
    }
}
