package catenary.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.optimizers.Adam;
import catenary.reporting.Reporter;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassifierTest {

    private static final class Scores extends Link {
        @Override public Variable apply(Variable x) {
            return x;
        }
    }

    private final Variable x = new Variable(
            Create.of(Given.device(), DType.FLOAT32, Shape.of(2, 3), new double[] {1, 2, 3, -1, 0, .5}));
    private final Variable t = labels(2, 0);

    private static Variable labels(int... labels) {
        return Variable.constant(Create.of(Given.device(), Shape.of(labels.length), labels));
    }

    @Test void computesLossAndAccuracy() {
        var model = new Classifier(new Scores());
        assertNull(model.loss());
        Variable loss = model.apply(x, t);
        assertEquals(1.2558684, loss.item(), 1e-6);
        assertEquals(loss, model.loss());
        assertEquals(0.5, model.accuracy().item());
        assertEquals(x, model.y());
    }

    @Test void reportsBothUnderItsName() {
        var model = new Classifier(new Scores());
        var reporter = new Reporter();
        reporter.addObserver("main", model);
        try (var _ = reporter.open()) {
            model.apply(x, t);
        }
        assertEquals(Set.of("main/loss", "main/accuracy"), reporter.observation().keySet());
        assertNull(((Variable) reporter.observation().get("main/loss")).creator());
        assertNotNull(model.loss().creator());
    }

    @Test void anyLossWillDo() {
        var model = new Classifier(new Scores(), o -> o.lossfun((y, t) -> y.sum()).computeAccuracy(false));
        assertEquals(5.5, model.apply(x, t).item());
        assertNull(model.accuracy());
    }

    @Test void labelsMayStandAnywhere() {
        assertEquals(1.2558684, new Classifier(new Scores(), o -> o.labelKey(0)).apply(t, x).item(), 1e-6);
        var two = new Link() {
            @Override public Variable apply(Variable... xs) {
                return xs[0].add(xs[1]);
            }
        };
        assertEquals(Shape.SCALAR, new Classifier(two, o -> o.labelKey(1)).apply(x, t, x).shape());
        assertEquals("Classifier: expected inputs and labels (argument 2), but found 2 argument(s)",
                assertThrows(IllegalArgumentException.class,
                        () -> new Classifier(new Scores(), o -> o.labelKey(2)).apply(x, t)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Classifier(new Scores()).apply(x));
    }

    @Test void isTrainedByAnOptimizer() {
        var model = new Classifier(new Sequential(new Linear(8), v -> v.mul(v), new Linear(3)));
        var optimizer = new Adam(0.05).setup(model);
        for (int i = 0; i < 100; i++) {
            optimizer.update(model, x, t);
        }
        assertEquals(1, model.accuracy().item());
        NDArray loss = model.loss().array();
        assertEquals(0, loss.item(), 0.1);
        assertEquals(Set.of("/predictor/0/W", "/predictor/0/b", "/predictor/1/W", "/predictor/1/b"),
                model.namedParams().keySet());
    }
}
