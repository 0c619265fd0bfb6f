package catenary.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.links.Link;
import catenary.optimizers.hooks.GradientClipping;
import catenary.optimizers.hooks.GradientHardClipping;
import catenary.optimizers.hooks.GradientLARS;
import catenary.optimizers.hooks.Lasso;
import catenary.optimizers.hooks.WeightDecay;
import catenary.serializers.DictionarySerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LossScalingTest {

    private static final class Model extends Link {
        final Parameter p = new Parameter(
                Create.of(Given.device(), DType.FLOAT32, Shape.of(2), new double[] {1, -2}));

        @Override public Variable apply(Variable x) {
            return p.mul(x).pow(2).sum();
        }
    }

    private final Variable x = new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(2), 1), false);

    private NDArray train(Consumer<Optimizer> configure) {
        var model = new Model();
        var optimizer = new Adam(0.1).setup(model);
        configure.accept(optimizer);
        for (int i = 0; i < 5; i++) {
            optimizer.update(model, x);
        }
        return model.p.array();
    }

    @Test void aPowerOfTwoChangesNoBit() {
        assertEquals(train(_ -> {
        }), train(o -> o.setLossScale(1024)));
    }

    @Test void hooksMeanTheSameWithAndWithoutIt() {
        for (Consumer<Optimizer> hook : List.<Consumer<Optimizer>>of(o -> o.addHook(new WeightDecay(0.3)),
                o -> o.addHook(new Lasso(0.3)), o -> o.addHook(new GradientClipping(1)),
                o -> o.addHook(new GradientHardClipping(-1, 1)), o -> o.addHook(new GradientLARS(0.01, 0.1)))) {
            NDArray plain = train(hook);
            assertTrue(train(hook.andThen(o -> o.setLossScale(64))).allClose(plain, 1e-6, 1e-7));
            assertTrue(train(hook.andThen(o -> o.setLossScale(64)).andThen(o -> o.addHook((OptimizerHook) _ -> {
            }, "looks", Timing.POST))).allClose(plain, 1e-6, 1e-7));
        }
    }

    @Test void hooksBeforeTheStepSeeScaledGradientsAndThoseAfterItDont() {
        var model = new Model();
        var optimizer = new SGD().setup(model);
        optimizer.setLossScale(8);
        var seen = new ArrayList<Double>();
        optimizer.addHook(o -> seen.add(model.p.grad().get(0).item()), "before");
        optimizer.addHook(o -> seen.add(model.p.grad().get(0).item()), "after", Timing.POST);
        optimizer.update(model, x);
        assertEquals(List.of(16.0, 2.0), seen);
    }

    @Test void aDynamicFactorIsFoundAndFollowed() {
        var model = new Model();
        var optimizer = new SGD(0).setup(model);
        optimizer.lossScaling(10);
        for (int i = 0; i < 3; i++) {
            optimizer.update(model, x);
        }
        assertEquals(8, optimizer.lossScale());
        Variable tooLarge = new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(2), 1e30), false);
        NDArray before = model.p.array().copy();
        optimizer.update(model, tooLarge);
        assertEquals(before, model.p.array());
        assertEquals(4, optimizer.t(), "a skipped update counts");
        assertEquals(4, optimizer.lossScale());
        for (int i = 0; i < 10; i++) {
            optimizer.update(model, x);
        }
        assertEquals(8, optimizer.lossScale(), 1e-9);

        var other = new SGD(0).setup(model);
        other.lossScaling(10);
        DictionarySerializer.load(DictionarySerializer.copies(optimizer), other, o -> o);
        assertEquals(optimizer.lossScale(), other.lossScale());
    }

    @Test void itStaysInTheRangeOfFloat16() {
        var model = new Model();
        var optimizer = new SGD(0).setup(model);
        optimizer.lossScaling();
        for (int i = 0; i < 20; i++) {
            optimizer.update(model, x);
        }
        assertEquals(65504, optimizer.lossScale());
    }

    @Test void whatIsNoFactorIsRefused() {
        var optimizer = new SGD();
        assertThrows(IllegalArgumentException.class, () -> optimizer.setLossScale(0));
        assertThrows(IllegalArgumentException.class, () -> optimizer.lossScaling(0));
    }
}
