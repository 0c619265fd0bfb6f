package catenary.optimizers;

import static catenary.autograd.Config.mixed16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import catenary.links.BatchNormalization;
import catenary.links.Chain;
import catenary.links.Classifier;
import catenary.links.GroupNormalization;
import catenary.links.LayerNormalization;
import catenary.links.Linear;
import catenary.links.Link;
import catenary.optimizers.hooks.WeightDecay;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MixedPrecisionTest {

    private static final class Model extends Link {
        final Parameter p;

        Model(DType dtype, double... values) {
            p = new Parameter(Create.of(Given.device(), dtype, Shape.of(values.length), values));
        }

        @Override public Variable apply(Variable x) {
            return p.mul(x).sum();
        }
    }

    private static final class Net extends Chain {
        final Linear l1 = new Linear(8);
        final BatchNormalization bn = new BatchNormalization(8);
        final Linear l2 = new Linear(2);

        @Override protected Variable forward(Variable x) {
            return l2.apply(F.relu(bn.apply(l1.apply(x))));
        }
    }

    private static Variable constant(DType dtype, double... values) {
        return Variable.constant(Create.of(Given.device(), dtype, Shape.of(values.length), values));
    }

    private static NDArray steps(int n, Link model, Optimizer optimizer, Variable x) {
        for (int i = 0; i < n; i++) {
            optimizer.update(model, x);
        }
        return model.params().getFirst().array();
    }

    @Test void stepsTooSmallForTheParameterAddUp() {
        var x = constant(DType.FLOAT16, 1);
        var plain = new Model(DType.FLOAT16, 1);
        assertEquals(1, steps(100, plain, new SGD(1e-4).setup(plain), x).item(), "1 - 1e-4 rounds to 1");
        for (DType narrow : List.of(DType.FLOAT16, DType.BFLOAT16)) {
            var model = new Model(narrow, 1);
            var optimizer = new SGD(1e-4);
            optimizer.useFp32Update();
            optimizer.setup(model);
            NDArray p = steps(100, model, optimizer, constant(narrow, 1));
            assertEquals(Create.of(Given.device(), narrow, Shape.of(1), new double[] {0.99}), p);
        }
    }

    @Test void theParameterIsWhatItWouldBeInFloat32Rounded() {
        for (var make : List.<Supplier<GradientMethod>>of(Adam::new, AMSGrad::new, SMORMS3::new,
                () -> new MomentumSGD(0.01))) {
            var wide = new Model(DType.FLOAT32, 1, -2, 0.5);
            var narrow = new Model(DType.FLOAT16, 1, -2, 0.5);
            var o32 = (GradientMethod) make.get().setup(wide);
            var o16 = (GradientMethod) make.get().setup(narrow);
            o16.useFp32Update();
            for (var o : List.of(o32, o16)) {
                o.addHook(new WeightDecay(0.1));
            }
            NDArray expected = steps(7, wide, o32, constant(DType.FLOAT32, 0.25, 2, -1));
            NDArray found = steps(7, narrow, o16, constant(DType.FLOAT16, 0.25, 2, -1));
            assertEquals(DType.FLOAT16, found.dtype());
            assertEquals(expected.astype(DType.FLOAT16), found);
            ((UpdateRule) narrow.p.updateRule()).state().values()
                    .forEach(a -> assertEquals(DType.FLOAT32, a.dtype()));
        }
    }

    @Test void theCopyIsInPlaceOfTheParameterItselfWhichStaysTheSameArray() {
        var model = new Model(DType.FLOAT16, 1);
        var optimizer = new SGD(0.25);
        optimizer.useFp32Update();
        optimizer.setup(model);
        NDArray array = model.p.array();
        steps(1, model, optimizer, constant(DType.FLOAT16, 1));
        assertSame(array, model.p.array());
        assertEquals(0.75, array.item());
    }

    @Test void whoeverChangesTheParameterIsHeard() {
        var model = new Model(DType.FLOAT16, 1, 1);
        var optimizer = new SGD(1e-4);
        optimizer.useFp32Update();
        optimizer.setup(model);
        var x = constant(DType.FLOAT16, 1, 1);
        steps(3, model, optimizer, x);
        model.p.array().assign(Create.of(Given.device(), DType.FLOAT16, Shape.of(2), new double[] {
                model.p.array().get(0).item(), 0.5
        }));
        NDArray p = steps(2, model, optimizer, x);
        assertEquals(Create.of(Given.device(), DType.FLOAT16, Shape.of(2), new double[] {0.9995, 0.4998}), p);
    }

    @Test void gradientsSmallerThanFloat16CanHoldSurviveAScaledLoss() {
        for (double scale : new double[] {1, 4096}) {
            var model = new Model(DType.FLOAT16, 1);
            var optimizer = new SGD(1e6);
            optimizer.useFp32Update();
            optimizer.setup(model);
            optimizer.setLossScale(scale);
            optimizer.update(() -> model.p.mul(1e-4).mul(1e-4).sum());
            assertEquals(scale == 1 ? 1 : 0.99, model.p.array().item(), 5e-4);
        }
    }

    @Test void hooksOfTheRuleSeeTheCopyAndThoseAfterTheStepItsGradient() {
        var model = new Model(DType.FLOAT16, 1);
        var optimizer = new SGD(0.5);
        optimizer.useFp32Update();
        optimizer.setup(model);
        optimizer.setLossScale(8);
        var seen = new ArrayList<String>();
        optimizer.addHook((OptimizerHook) _ -> seen.add("before " + model.p.grad().item()), "before");
        ((UpdateRule) model.p.updateRule())
                .addHook((_, p) -> seen.add("rule " + p.dtype() + " " + p.grad().item()), "rule");
        optimizer.addHook(
                (OptimizerHook) _ -> seen.add("after " + model.p.grad().dtype() + " " + model.p.grad().item()),
                "after", Timing.POST);
        optimizer.update(model, constant(DType.FLOAT16, 2));
        assertEquals(List.of("before 16.0", "rule float32 2.0", "after float16 2.0"), seen);
        assertEquals(0, model.p.array().item());
    }

    @Test void switchedOnLaterItTakesWhatIsRememberedAlong() {
        var model = new Model(DType.FLOAT16, 1);
        var optimizer = new MomentumSGD(0.01).setup(model);
        var x = constant(DType.FLOAT16, 1);
        steps(2, model, optimizer, x);
        ((GradientMethod) optimizer).useFp32Update();
        steps(1, model, optimizer, x);
        NDArray v = ((UpdateRule) model.p.updateRule()).state().get("v");
        assertEquals(DType.FLOAT32, v.dtype());
        assertEquals(-0.0271, v.item(), 1e-4);
    }

    @Test void aResumedRunIsTheSameToTheLastBit() {
        var x = constant(DType.FLOAT16, 0.3, -0.7);
        var model = new Model(DType.FLOAT16, 1, 2);
        var optimizer = new Adam(1e-4);
        optimizer.useFp32Update();
        optimizer.setup(model);
        steps(5, model, optimizer, x);
        Map<String, Entry> parameters = DictionarySerializer.copies(model);
        Map<String, Entry> state = DictionarySerializer.copies(optimizer);
        NDArray expected = steps(5, model, optimizer, x).copy();
        Map<String, Entry> end = DictionarySerializer.copies(optimizer);
        assertTrue(state.containsKey("p/fp32Param"), state.keySet().toString());

        var other = new Model(DType.FLOAT16, 0, 0);
        var resumed = new Adam(1e-4);
        resumed.useFp32Update();
        resumed.setup(other);
        DictionarySerializer.load(parameters, other, o -> o);
        DictionarySerializer.load(state, resumed, o -> o);
        assertEquals(expected, steps(5, other, resumed, x));
        assertEquals(end, DictionarySerializer.copies(resumed));

        state.remove("p/fp32Param"); // as in Chainer's files
        DictionarySerializer.load(parameters, other, o -> o);
        DictionarySerializer.load(state, resumed, o -> o);
        NDArray rounded = steps(5, other, resumed, x);
        assertTrue(rounded.astype(DType.FLOAT32).allClose(expected.astype(DType.FLOAT32), 1e-3, 0));
    }

    @Test void underMixed16ParametersAreNarrowButThoseThatNormalize() {
        try (var _ = mixed16()) {
            assertTrue(Config.current().isMixed());
            assertEquals(DType.FLOAT16, new Linear(2, 3).W().dtype());
            assertEquals(DType.FLOAT32, new LayerNormalization(3).gamma().dtype());
            assertEquals(DType.FLOAT32, new GroupNormalization(1, 3).beta().dtype());
            var bn = new BatchNormalization(3);
            assertEquals(DType.FLOAT32, bn.gamma().dtype());
            assertEquals(DType.FLOAT32, bn.avgVar().dtype());
            assertEquals(DType.FLOAT16, bn.apply(constant(DType.FLOAT16, 1, 2, 3, 4, 5, 6).reshape(2, 3)).dtype());
            try (var _ = Config.with(c -> c.withDtype(DType.FLOAT64))) {
                assertEquals(DType.FLOAT64, new BatchNormalization(3).gamma().dtype());
            }
        }
    }

    @Test void aNetworkLearnsInMixedPrecision() {
        Generator.global().seed(5);
        try (var _ = mixed16()) {
            var model = new Classifier(new Net());
            model.to(Given.device());
            var optimizer = new Adam(0.01).setup(model);
            optimizer.lossScaling();
            NDArray x = Generator.global().randn(Given.device(), DType.FLOAT16, Shape.of(64, 4));
            NDArray t = x.sum(1).gt(0).astype(DType.INT32);
            double first = Double.NaN;
            for (int i = 0; i < 40; i++) {
                optimizer.update(model, Variable.constant(x), Variable.constant(t));
                first = i == 0 ? model.loss().item() : first;
            }
            assertEquals(DType.FLOAT16, model.loss().dtype());
            assertTrue(model.loss().item() < first / 3, first + " to " + model.loss().item());
            assertTrue(optimizer.lossScale() > 1000, "found by itself: " + optimizer.lossScale());
            model.namedParams().forEach((path, p) -> {
                assertTrue(p.array().isFinite(), path);
                assertEquals(path.contains("bn") ? DType.FLOAT32 : DType.FLOAT16, p.dtype());
            });
            var copies = DictionarySerializer.copies(optimizer);
            assertTrue(copies.containsKey("predictor/l1/W/fp32Param"), copies.keySet().toString());
            assertFalse(copies.containsKey("predictor/bn/gamma/fp32Param"));
        }
    }
}
