package catenary.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.Fused;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.functions.Given;
import catenary.links.Chain;
import catenary.links.Linear;
import catenary.optimizers.hooks.WeightDecay;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Steps taken together are the steps taken one by one.
class UpdatesTest {

    static final class Model extends Chain {
        final Linear l1 = new Linear(3, 4);
        final Linear l2 = new Linear(4, 4);
        final Linear l3 = new Linear(4, 2);

        @Override public Variable apply(Variable x) {
            return l3.apply(l2.apply(l1.apply(x)));
        }
    }

    private final Model together = new Model();
    private final Model alone = new Model();

    private static void fill(Model model, boolean grads) {
        Random r = new Random(1);
        for (Parameter p : model.params()) {
            double[] values = r.doubles(p.array().size(), -1, 1).toArray();
            NDArray x = Create.of(Given.device(), p.dtype(), p.array().shape(), values);
            if (grads) {
                p.grad(x);
            } else {
                p.array().assign(x);
            }
        }
    }

    private static UpdateRule rule(Parameter p) {
        return (UpdateRule) p.updateRule();
    }

    private void assertSameSteps(Supplier<GradientMethod> algorithm, Consumer<Model> options) {
        GradientMethod optimizer = algorithm.get();
        optimizer.setup(together);
        algorithm.get().setup(alone);
        for (Model m : List.of(together, alone)) {
            fill(m, false);
            options.accept(m);
        }
        for (int step = 0; step < 3; step++) {
            fill(together, true);
            fill(alone, true);
            optimizer.update();
            alone.params().forEach(Parameter::update);
        }
        for (int i = 0; i < alone.params().size(); i++) {
            Parameter p = alone.params().get(i);
            assertArrayEquals(p.array().toDoubleArray(), together.params().get(i).array().toDoubleArray(), p.name());
        }
    }

    @Test void algorithmsStayWhatTheyAre() {
        List<Supplier<GradientMethod>> all = List.of(SGD::new, MomentumSGD::new, Adam::new, AdaGrad::new, RMSprop::new,
                SMORMS3::new);
        for (Supplier<GradientMethod> algorithm : all) {
            assertSameSteps(algorithm, _ -> {});
        }
    }

    @Test void numbersOfOneParameterStayItsOwn() {
        assertSameSteps(Adam::new, m -> rule(m.l2.W()).hyperparam().set("alpha", 0.5));
    }

    @Test void disabledRulesDoNothing() {
        assertSameSteps(SGD::new, m -> rule(m.l1.b()).enabled(false));
    }

    /// A parameter's own hook sees all parameters before it changed, and its own not yet.
    @Test void ownHooksRunBetweenTheStepsBeforeAndTheirs() {
        List<List<Double>> seen = new ArrayList<>();
        assertSameSteps(() -> new SGD(1), m -> rule(m.l2.W()).addHook((_, _) -> seen.add(
                m.params().stream().map(p -> p.array().toDoubleArray()[0]).toList()), "look"));
        for (int i = 0; i < seen.size(); i += 2) {
            assertEquals(seen.get(i + 1), seen.get(i));
        }
        assertEquals(6, seen.size());
    }

    @Test void hooksOfTheOptimizerArePartOfTheStep() {
        Model m = together;
        Optimizer optimizer = new SGD(0.5).setup(m);
        optimizer.addHook(new WeightDecay(0.25));
        fill(m, false);
        fill(m, true);
        List<double[]> expected = new ArrayList<>();
        for (Parameter p : m.params()) {
            expected.add(p.array().sub(p.grad().add(p.array().mul(0.25)).mul(0.5)).toDoubleArray());
        }
        optimizer.update();
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), m.params().get(i).array().toDoubleArray(), 1e-6);
        }
    }

    private static final Fused HALF = Fused.fused("half", k -> {
        Expr x = k.array("x");
        k.set(x, x.mul(k.scalar("factor")));
    });

    private static NDArray ones(DType dtype) {
        return Create.full(Given.device(), dtype, Shape.of(2), 1);
    }

    @Test void stepsArePutOffUntilTheyRunAndRunOnce() {
        NDArray p = ones(DType.FLOAT32);
        Updates updates = new Updates();
        updates.add(HALF, new NDArray[] {p}, new double[] {0.5});
        assertArrayEquals(new double[] {1, 1}, p.toDoubleArray());
        updates.run();
        updates.run();
        assertArrayEquals(new double[] {0.5, 0.5}, p.toDoubleArray());
    }

    @Test void numbersAndDtypesAreKeptApart() {
        NDArray[] all = {ones(DType.FLOAT32), ones(DType.FLOAT64), ones(DType.FLOAT32), ones(DType.FLOAT64)};
        Updates updates = new Updates();
        for (int i = 0; i < all.length; i++) {
            updates.add(HALF, new NDArray[] {all[i]}, new double[] {i < 2 ? 0.5 : 0.25});
        }
        updates.run();
        for (int i = 0; i < all.length; i++) {
            assertEquals(i < 2 ? 0.5 : 0.25, all[i].toDoubleArray()[1]);
        }
    }
}
