package catenary.optimizers.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.links.Chain;
import catenary.links.Link;
import catenary.optimizers.Adam;
import catenary.optimizers.Optimizer;
import catenary.optimizers.OptimizerHook;
import catenary.optimizers.ParameterHook;
import catenary.optimizers.SGD;
import catenary.optimizers.Timing;
import catenary.optimizers.UpdateRule;
import org.junit.jupiter.api.Test;

/// Each hook on p = (1, -2), g = (3, 4), by what the gradient is afterwards.
class HooksTest {

    static final class Part extends Link {
        final Parameter p = new Parameter(array(1, -2));
    }

    static final class Model extends Chain {
        final Part a = new Part();
        final Part b = new Part();
    }

    private final Model model = new Model();
    private final NDArray g = array(3, 4);
    private final Optimizer optimizer = new SGD().setup(model);

    private static NDArray array(double... values) {
        return Create.of(Given.device(), DType.FLOAT32, Shape.of(values.length), values);
    }

    private NDArray after(ParameterHook hook) {
        optimizer.addHook(hook);
        return update();
    }

    private NDArray after(OptimizerHook hook) {
        optimizer.addHook(hook);
        return update();
    }

    private NDArray update() {
        optimizer.addHook((OptimizerHook) _ -> {
        }, "looks at gradients, so that no hook is part of the step", Timing.POST);
        model.params().forEach(p -> p.grad(g));
        optimizer.update();
        assertEquals(array(3, 4), g, "a gradient may be shared: it is not changed in place");
        return model.a.p.grad();
    }

    @Test void weightDecayAddsTheParameter() {
        assertEquals(array(3.5, 3), after(new WeightDecay(0.5)));
    }

    @Test void lassoAddsItsSign() {
        assertEquals(array(3.5, 3.5), after(new Lasso(0.5)));
    }

    @Test void clippingScalesAllTogether() {
        double norm = Math.sqrt(50);
        assertTrue(after(new GradientClipping(1)).allClose(array(3 / norm, 4 / norm), 1e-6, 0));
    }

    @Test void clippingLeavesSmallGradientsAlone() {
        NDArray clipped = after(new GradientClipping(7.08));
        assertEquals(array(3, 4), clipped);
        if (!Given.device().queues()) {
            assertSame(g, clipped); // a device that queues is not asked whether the norm is small
        }
    }

    @Test void clippingCountsWhatIsFrozen() {
        model.b.disableUpdate();
        double norm = Math.sqrt(50);
        assertTrue(after(new GradientClipping(1)).allClose(array(3 / norm, 4 / norm), 1e-6, 0));
        assertEquals(model.a.p.grad(), model.b.p.grad());
    }

    @Test void hardClippingTakesEachElement() {
        assertEquals(array(3, 3.5), after(new GradientHardClipping(-1, 3.5)));
    }

    @Test void larsScalesByTheRatioOfNorms() {
        double p = Math.sqrt(5);
        double rate = p / (1e-9 + 5 + 0.1 * p);
        assertTrue(after(new GradientLARS(0.01, 0.1)).allClose(array(rate * 3.1, rate * 3.8), 1e-6, 0));
    }

    @Test void larsLeavesSmallParametersAlone() {
        assertEquals(g, after(new GradientLARS(10)));
    }

    @Test void hooksInsideTheStepChangeNoBit() {
        for (boolean inside : new boolean[] {true, false}) {
            Part part = inside ? model.a : model.b;
            var adam = new Adam(0.1).setup(part);
            adam.addHook(new GradientClipping(2));
            adam.addHook(new Lasso(0.3));
            adam.addHook(new WeightDecay(0.7));
            adam.addHook(new GradientHardClipping(-1.5, 1.5));
            if (!inside) {
                ((UpdateRule) part.p.updateRule()).addHook((_, _) -> {
                }, "looks");
            }
            for (int i = 0; i < 3; i++) {
                part.p.grad(g);
                adam.update();
            }
        }
        assertEquals(model.a.p.array(), model.b.p.array());
        assertFalse(model.a.p.grad().equals(model.b.p.grad()));
    }

    @Test void noiseShrinksWithTime() {
        assertTrue(after(new GradientNoise(0.01)).allClose(g, 0, 1));
        optimizer.setup(model);
        assertEquals(array(4, 5), after(new GradientNoise(1, (_, _, p) -> p.array().zerosLike().fill(1))));
    }
}
