package catenary.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.initializers.Constant;
import catenary.optimizers.SGD;
import catenary.optimizers.hooks.WeightDecay;
import org.junit.jupiter.api.Test;

/// The links and optimizers of the tutorial "Introduction to Chainer", with its numbers.
class TutorialTest {

    private static final class MyChain extends Chain {
        final Linear l1 = new Linear(4, 3);
        final Linear l2 = new Linear(3, 2);

        @Override public Variable apply(Variable x) {
            return l2.apply(l1.apply(x));
        }
    }

    private final Variable x = new Variable(array(new double[] {1, 2, 3, 4, 5, 6}, 2, 3));

    private static NDArray array(double[] values, int... shape) {
        return Create.of(Given.device(), DType.FLOAT32, Shape.of(shape), values);
    }

    private static Variable uniform() {
        return new Variable(Generator.global().rand(Given.device(), DType.FLOAT32, Shape.of(2, 4)).mul(2).sub(1));
    }

    @Test void aLinearLinkIsAFunction() {
        NDArray W = array(
                new double[] {0.19792122, 0.29951876, -0.31833425, -0.59501284, -0.65519476, -0.00605371}, 2, 3);
        var f = new Linear(3, 2, o -> o.initialW(new Constant(W)));
        assertEquals(array(new double[2], 2), f.b().array());
        assertTrue(f.apply(x).array().allClose(
                array(new double[] {-0.15804404, -1.9235636, 0.37927318, -5.69234705}, 2, 2), 1e-5, 1e-6));
    }

    @Test void itsGradientsAddUp() {
        var f = new Linear(3, 2);
        f.clearGrads();
        for (int times = 1; times <= 2; times++) {
            Variable y = f.apply(x);
            y.grad(array(new double[] {1, 1, 1, 1}, 2, 2));
            y.backward();
            assertEquals(array(new double[] {5, 7, 9, 5, 7, 9}, 2, 3).mul(times), f.W().grad());
            assertEquals(array(new double[] {2, 2}, 2).mul(times), f.b().grad());
        }
    }

    @Test void itsInputSizeMayBeLeftOut() {
        var g = new Linear(2);
        assertThrows(IllegalStateException.class, () -> g.W().array());
        g.apply(x);
        assertEquals(Shape.of(2, 3), g.W().shape());
    }

    @Test void bothWaysOfUpdatingAreTheSame() {
        var model = new MyChain();
        var twin = (MyChain) model.copy(CopyMode.COPY);
        var optimizer = new SGD().setup(model);
        var other = new SGD().setup(twin);
        optimizer.addHook(new WeightDecay(0.0005));
        other.addHook(new WeightDecay(0.0005));
        NDArray before = model.l2.b().array().copy();
        Variable a = uniform();
        Variable b = uniform();

        model.clearGrads();
        Variable loss = model.apply(a.sub(b)).sum();
        loss.backward();
        optimizer.update();

        other.update((arg1, arg2) -> twin.apply(arg1.sub(arg2)).sum(), a, b);

        assertEquals(before.sub(0.02), model.l2.b().array(), "the gradient of b is the batch size, lr 0.01");
        model.namedParams().forEach((path, p) -> assertEquals(p.array(), twin.namedParams().get(path).array(), path));
    }

    @Test void aChainListCountsItsLinks() {
        var model = new ChainList(new Linear(4, 3), new Linear(3, 2)) {
            @Override public Variable apply(Variable x) {
                return get(1).apply(get(0).apply(x));
            }
        };
        assertEquals(Shape.of(2, 2), model.apply(uniform()).shape());
        assertEquals("[/0/W, /0/b, /1/W, /1/b]", model.namedParams().keySet().toString());
    }
}
