package catenary.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Parameter;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientCheckTest {

    private static final Device CPU = Devices.cpu();
    private static final NDArray X = array(0.3, -1.2, 2.5, 0.7);

    private static final Pointwise RAMP = Pointwise.pointwise("ramp", x -> x.max(0));

    private static NDArray array(double... values) {
        return Create.of(CPU, DType.FLOAT32, Shape.of(values.length), values);
    }

    /// `x^3` with a first gradient that is right and a second that is not, or the other way round.
    private static final class Cube extends FunctionNode.Unary {
        private final double first;
        private final boolean cut;

        Cube(double first, boolean cut) {
            super(Retain.INPUTS);
            this.first = first;
            this.cut = cut;
        }

        @Override protected NDArray forward(NDArray x) {
            return x.mul(x).mul(x);
        }

        @Override protected Variable backward(Variable gy) {
            Variable x = cut ? Variable.constant(input().array()) : input();
            return x.pow(2).mul(first).mul(gy);
        }
    }

    @Test void rightGradientsPassAtEveryOrder() {
        var outcome = GradientCheck.of(x -> new Cube(3, false).apply(x)).order(4).at(X);
        assertEquals(List.of(CPU), outcome.checked());
        assertEquals(4, outcome.order());
    }

    @Test void aWrongGradientIsRefusedWithTheWorstElement() {
        var e = assertThrows(AssertionError.class, () -> GradientCheck.of(x -> new Cube(2, false).apply(x)).at(X));
        assertTrue(e.getMessage().startsWith("gradient check: order 1 on cpu: the gradient of x0 at [1] is "),
                e.getMessage());
        assertTrue(e.getMessage().contains("x0: float64 (4,) on cpu"), e.getMessage());
        assertTrue(e.getMessage().contains("seed 0"), e.getMessage());
    }

    @Test void aGraphCutInBackwardIsRefusedAtOrderTwo() {
        GradientCheck.of(x -> new Cube(3, true).apply(x)).at(X);
        var e = assertThrows(AssertionError.class,
                () -> GradientCheck.of(x -> new Cube(3, true).apply(x)).order(2).at(X));
        assertTrue(e.getMessage().contains("order 2"), e.getMessage());
    }

    @Test void aKinkIsNamed() {
        var e = assertThrows(AssertionError.class, () -> GradientCheck.of(RAMP::on).at(array(1, 0, 2)));
        assertTrue(e.getMessage().contains("at [1]"), e.getMessage());
        assertTrue(e.getMessage().contains("hint: the function seems to have a kink"), e.getMessage());
    }

    @Test void aRandomFunctionIsNamed() {
        var random = new Random(1);
        var e = assertThrows(AssertionError.class,
                () -> GradientCheck.of(x -> x.mul(random.nextDouble())).at(X));
        assertTrue(e.getMessage().contains("another result at every call"), e.getMessage());
    }

    @Test void aFunctionThatWritesToItsInputIsRefused() {
        var e = assertThrows(AssertionError.class, () -> GradientCheck.of(x -> {
            x.array().fill(1);
            return x.mul(2);
        }).at(X));
        assertTrue(e.getMessage().contains("changes its input 0 in place"), e.getMessage());
    }

    @Test void integersAreConstantsAndSeveralOutputsCount() {
        NDArray which = Create.of(CPU, Shape.of(2), new int[] {3, 0});
        GradientCheck.ofOutputs(v -> new Variable[] {v[0].get(v[1].array()).pow(3), v[0].mul(v[2])}).order(2)
                .at(X, which, array(1, 2, 3, 4));
    }

    @Test void parametersAreInputsToo() {
        var p = new Parameter(array(2, 3, 4, 5).astype(DType.FLOAT64));
        GradientCheck.of(x -> x.pow(2).mul(p.pow(3))).parameters(List.of(p)).order(2).at(X);
        assertEquals(array(2, 3, 4, 5).astype(DType.FLOAT64), p.array(), "the value is as before");
        assertThrows(AssertionError.class,
                () -> GradientCheck.of(x -> x.mul(new Cube(2, false).apply(p))).parameters(List.of(p)).at(X));
    }

    @Test void aFunctionOfAnEmptyArrayHasNothingToGetWrong() {
        GradientCheck.of(x -> x.mul(2)).order(2).at(array());
        GradientCheck.of(Variable::mean).order(2).at(array());
    }

    @Test void aFunctionWithoutValueIsNamed() {
        var e = assertThrows(AssertionError.class, () -> GradientCheck.of(x -> x.pow(0.5)).at(array(1, -1)));
        assertTrue(e.getMessage().endsWith("hint: the function is not finite at this point"), e.getMessage());
    }

    @Test void everyDeviceSaysWhatItSkips() {
        var outcome = GradientCheck.of(x -> x.mul(3)).onEveryDevice().at(X);
        assertEquals(Devices.all(), outcome.checked());
        assertEquals(Devices.all().size() == 1, outcome.skipped().size() == 1);
    }

    @Test void numericalGradIsOneElementAfterTheOther() {
        NDArray x = X.astype(DType.FLOAT64);
        NDArray g = GradientCheck.numericalGrad(v -> v.pow(2), x, x.zerosLike().add(1), 1e-6);
        assertTrue(g.allClose(x.mul(2), 1e-6, 1e-6), g.toString());
    }

    @Test void inputsWithoutGradientAreCheckedToHaveNone() {
        NDArray x = Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(2), new double[] {1, 2});
        NDArray c = Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(2), new double[] {3, 4});
        GradientCheck.ofTwo((a, b) -> a.mul(Variable.constant(b.array())).sum()).noGrads(1).order(2).at(x, c);
        var e = assertThrows(AssertionError.class,
                () -> GradientCheck.ofTwo((a, b) -> a.mul(b)).noGrads(1).at(x, c));
        assertEquals("gradient check: expected no gradient of x1, but found float64 (2,) on cpu", e.getMessage());
    }

    @Test void kinksAreDetected() {
        NDArray kink = Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(3), new double[] {-1, 2e-6, 1});
        assertThrows(NondifferentiableError.class,
                () -> GradientCheck.of(F::relu).detectNondifferentiable().at(kink));
        assertThrows(NondifferentiableError.class, () -> GradientCheck.of(x -> F.sqrt(x).sum())
                .detectNondifferentiable().at(Create.full(Devices.cpu(), DType.FLOAT64, Shape.of(1), 2e-6)));
        NDArray smooth = Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(3), new double[] {-1, 0.5, 1});
        GradientCheck.of(F::relu).detectNondifferentiable().at(smooth);
        GradientCheck.of(F::tanh).detectNondifferentiable().order(3).at(smooth);
        GradientCheck.of(x -> x.mul(0)).detectNondifferentiable().at(smooth);
    }
}
