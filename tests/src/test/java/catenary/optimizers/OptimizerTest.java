package catenary.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.links.Chain;
import catenary.links.CopyMode;
import catenary.links.Linear;
import catenary.optimizers.hooks.WeightDecay;
import catenary.serializers.BadFileException;
import catenary.serializers.DictionarySerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptimizerTest {

    static final class Model extends Chain {
        final Linear l1 = new Linear(2);
        final Linear l2 = new Linear(2, 1);

        @Override public Variable apply(Variable x) {
            return l2.apply(l1.apply(x));
        }

        Variable apply(Variable x, Variable t) {
            return apply(x).sub(t).pow(2).sum();
        }
    }

    private final Model model = new Model();
    private final Variable x = Variable.constant(full(1, 4, 3));
    private final Variable t = Variable.constant(full(2, 4, 1));

    private static NDArray full(double value, int... shape) {
        return Create.full(Given.device(), DType.FLOAT32, Shape.of(shape), value);
    }

    private static UpdateRule rule(Parameter p) {
        return (UpdateRule) p.updateRule();
    }

    // ---- updating

    @Test void minimizesALinkAFunctionAndWhatHasRun() {
        var optimizer = new SGD(1e-4).setup(model);
        double before = model.apply(x, t).item();
        optimizer.update(model, x, t);
        double one = model.apply(x, t).item();
        optimizer.update((a, b) -> model.apply(a).sub(b).pow(2).sum(), x, t);
        double two = model.apply(x, t).item();
        optimizer.update(xs -> model.apply(xs[0], xs[1]), x, t);
        double three = model.apply(x, t).item();
        optimizer.update(() -> model.apply(x, t));
        double four = model.apply(x, t).item();
        model.clearGrads();
        model.apply(x, t).backward();
        optimizer.update();
        double five = model.apply(x, t).item();
        assertTrue(before > one && one > two && two > three && three > four && four > five);
        assertEquals(5, optimizer.t());
    }

    @Test void lazyParametersAreLearnedToo() {
        var optimizer = new Adam(0.1).setup(model);
        optimizer.update(model, x, t);
        assertTrue(model.l1.W().isInitialized());
        assertEquals(1, rule(model.l1.W()).t());
        assertEquals(model.l1.W().shape(), rule(model.l1.W()).state().get("m").shape());
    }

    @Test void aMissingGradientIsZero() {
        var optimizer = new MomentumSGD(1, 0.5).setup(model.l2);
        model.l2.b().array().fill(0);
        model.clearGrads();
        model.l2.b().grad(full(1, 1));
        optimizer.update();
        model.clearGrads();
        optimizer.update();
        assertEquals(full(-1.5, 1), model.l2.b().array(), "momentum goes on");
        assertNotNull(model.l2.W().grad());
    }

    @Test void aGradientThatWasNeverComputedIsSeen() {
        model.apply(x);
        var optimizer = new SGD().setup(model);
        model.apply(x, t).backward(); // without clearGrads
        assertEquals("SGD: expected a gradient for parameter W, but it is all NaN, as that of a new parameter is"
                + "\n  hint: call model.clearGrads() before loss.backward()",
                assertThrows(IllegalStateException.class, optimizer::update).getMessage());
    }

    @Test void aSharedParameterIsUpdatedOnce() {
        class Tied extends Chain {
            final Linear a = new Linear(1, 1, o -> o.nobias(true).initialW(1));
            final Linear b = a;
        }
        var tied = new Tied();
        tied.a.W().grad(full(1, 1, 1));
        new SGD(0.25).setup(tied).update();
        assertEquals(0.75, tied.b.W().item());
    }

    @Test void setupStartsAfresh() {
        var optimizer = new SGD().setup(model);
        optimizer.addHook(new WeightDecay(0.1));
        optimizer.newEpoch();
        optimizer.update(model, x, t);
        optimizer.setup(model);
        assertEquals(0, optimizer.t());
        assertEquals(0, optimizer.epoch());
        optimizer.addHook(new WeightDecay(0.1)); // the name is free again
        assertEquals(0, rule(model.l2.W()).t());
    }

    @Test void needsATargetWithParameters() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new SGD().setup(new Chain())).getMessage()
                .startsWith("setup: expected a link with parameters, but Chain has none"));
        var optimizer = new SGD();
        assertEquals("SGD: expected setup(link) before use, but there was none",
                assertThrows(IllegalStateException.class, optimizer::update).getMessage());
        assertThrows(IllegalStateException.class, () -> optimizer.addHook(new WeightDecay(1)));
    }

    @Test void oneCounterCountsEpochs() {
        var optimizer = new SGD().setup(model);
        assertThrows(IllegalStateException.class, optimizer::newEpochOfUpdater);
        optimizer.newEpoch();
        optimizer.useAutoNewEpoch(true);
        assertThrows(IllegalStateException.class, optimizer::newEpoch);
        optimizer.newEpochOfUpdater();
        assertEquals(2, optimizer.epoch());
    }

    // ---- hyperparameters

    @Test void aRuleInheritsWhatItDoesNotSet() {
        var optimizer = new MomentumSGD(0.1).setup(model.l2);
        rule(model.l2.b()).hyperparam().set("lr", 0.5);
        optimizer.lr(0.2);
        assertEquals(0.2, rule(model.l2.W()).hyperparam().get("lr"));
        assertEquals(0.5, rule(model.l2.b()).hyperparam().get("lr"));
        assertEquals(Map.of("lr", 0.5, "momentum", 0.9), rule(model.l2.b()).hyperparam().toMap());
        assertEquals("hyperparameter: expected one of lr momentum, but found alpha",
                assertThrows(IllegalArgumentException.class, () -> optimizer.hyperparam().get("alpha")).getMessage());
    }

    // ---- hooks

    @Test void hooksRunInOrderBeforeAndAfterTheStep() {
        var optimizer = new SGD(1).setup(model.l2);
        model.l2.params().forEach(p -> p.grad(p.array().zerosLike().fill(1)));
        model.l2.b().array().fill(0);
        var seen = new ArrayList<String>();
        optimizer.addHook(o -> seen.add("one " + o.t()), "one");
        optimizer.addHook((rule, p) -> seen.add(p.name() + " " + rule.t()), "each");
        optimizer.addHook(o -> seen.add("after " + model.l2.b().item() + " " + o.t()), "after", Timing.POST);
        rule(model.l2.b()).addHook((rule, p) -> p.grad(p.grad().mul(3)), "mine");
        optimizer.update();
        assertEquals(List.of("one 0", "W 0", "b 0", "after -3.0 1"), seen);
        optimizer.removeHook("each");
        optimizer.update();
        assertEquals(6, seen.size());
    }

    @Test void hooksHaveDistinctNames() {
        var optimizer = new SGD().setup(model);
        optimizer.addHook(new WeightDecay(0.1));
        assertEquals("addHook: expected a new name, but found a second WeightDecay", assertThrows(
                IllegalArgumentException.class, () -> optimizer.addHook(new WeightDecay(0.1))).getMessage());
        assertThrows(IllegalArgumentException.class,
                () -> optimizer.addHook(new WeightDecay(0.1), "WeightDecay", Timing.POST));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> optimizer.addHook((OptimizerHook) _ -> {
        })).getMessage().contains("hint: addHook(hook, \"name\")"));
        assertEquals("removeHook: expected one of [WeightDecay] [], but found Lasso", assertThrows(
                IllegalArgumentException.class, () -> optimizer.removeHook("Lasso")).getMessage());
    }

    // ---- files

    @Test void stateIsSavedUnderChainersKeys() {
        var optimizer = new Adam().setup(model);
        optimizer.update(model, x, t);
        var keys = DictionarySerializer.entries(optimizer).keySet().stream()
                .filter(k -> !k.startsWith("hyperparam/")).toList();
        assertEquals(List.of("t", "epoch", "l1/W/t", "l1/W/m", "l1/W/v", "l1/b/t", "l1/b/m", "l1/b/v", "l2/W/t",
                "l2/W/m", "l2/W/v", "l2/b/t", "l2/b/m", "l2/b/v"), keys);
    }

    @Test void namesOfStatesAreChainers() {
        Map<GradientMethod, Set<String>> names = Map.ofEntries(
                Map.entry(new SGD(), Set.of()), Map.entry(new MomentumSGD(), Set.of("v")),
                Map.entry(new CorrectedMomentumSGD(), Set.of("v")), Map.entry(new NesterovAG(), Set.of("v")),
                Map.entry(new AdaGrad(), Set.of("h")), Map.entry(new AdaDelta(), Set.of("msg", "msdx")),
                Map.entry(new RMSprop(), Set.of("ms")), Map.entry(new RMSpropGraves(), Set.of("n", "g", "delta")),
                Map.entry(new SMORMS3(), Set.of("mem", "g", "g2")), Map.entry(new MSVAG(), Set.of("m", "v")),
                Map.entry(new Adam(), Set.of("m", "v")), Map.entry(new AdamW(), Set.of("m", "v")),
                Map.entry(new AdaBound(), Set.of("m", "v")), Map.entry(new AMSGrad(), Set.of("m", "v", "vhat")),
                Map.entry(new AMSBound(), Set.of("m", "v", "vhat")));
        names.forEach((optimizer, expected) -> {
            model.params(false).forEach(p -> p.grad(p.array()));
            optimizer.setup(model).update();
            assertEquals(expected, rule(model.l2.W()).state().keySet(), optimizer::toString);
        });
    }

    @Test void aLoadedOptimizerGoesOnAsIfItHadNeverStopped() {
        var optimizer = new Adam(0.1).setup(model);
        optimizer.update(model, x, t);
        optimizer.alpha(0.01);
        rule(model.l2.b()).hyperparam().set("beta1", 0.5);
        Model twin = (Model) model.copy(CopyMode.COPY);
        var other = new Adam(0.1).setup(twin);
        DictionarySerializer.load(DictionarySerializer.copies(optimizer), other, o -> o);
        assertEquals(0.01, other.alpha());
        assertEquals(0.5, rule(twin.l2.b()).hyperparam().get("beta1"));
        assertFalse(rule(twin.l2.W()).hyperparam().isOwn("beta1"));
        for (int i = 0; i < 3; i++) {
            optimizer.update(model, x, t);
            other.update(twin, x, t);
        }
        model.namedParams().forEach((path, p) -> assertEquals(p.array(), twin.namedParams().get(path).array(), path));
    }

    @Test void aLoadReachesParametersThatHaveNoShapeYet() {
        var optimizer = new Adam().setup(model);
        optimizer.update(model, x, t);
        Model fresh = new Model();
        var other = new Adam().setup(fresh);
        DictionarySerializer.load(DictionarySerializer.copies(optimizer), other, o -> o);
        DictionarySerializer.load(DictionarySerializer.copies(model), fresh, o -> o);
        optimizer.update(model, x, t);
        other.update(fresh, x, t);
        assertEquals(model.l1.W().array(), fresh.l1.W().array());
    }

    @Test void aFileFromBeforeTheFirstUpdateLoads() {
        model.apply(x);
        var state = DictionarySerializer.copies(new Adam().setup(model));
        DictionarySerializer.load(state, new Adam().setup(model), o -> o);
        assertTrue(rule(model.l2.W()).state().isEmpty());
    }

    @Test void aFileOfAnotherAlgorithmIsRefused() {
        var sgd = new SGD().setup(model);
        sgd.update(model, x, t);
        var state = DictionarySerializer.copies(sgd);
        var adam = new Adam().setup(model);
        adam.update(model, x, t);
        assertThrows(BadFileException.class, () -> DictionarySerializer.load(state, adam, o -> o));
        assertEquals(1, adam.t());
    }
}
