package catenary.training.extensions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.datasets.TupleDataset;
import catenary.expr.DType;
import catenary.iterators.SerialIterator;
import catenary.links.Chain;
import catenary.links.Classifier;
import catenary.links.Linear;
import catenary.reporting.Reporting;
import catenary.training.SmallRun;
import catenary.training.TrainingUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {

    /// Reports the size of its batch.
    private static final class Sizes extends Chain {
        private final Linear l = new Linear(4, 3);
        private final List<Config> settings = new ArrayList<>();

        public Variable apply(Variable x, Variable t) {
            settings.add(Config.current());
            Reporting.report(Map.of("size", x.length()), this);
            return l.apply(x);
        }
    }

    private final Sizes model = new Sizes();
    private final SerialIterator iterator =
            new SerialIterator(SmallRun.data(50, 1), 20, o -> o.repeat(false).shuffle(false));

    @Test void theMeanIsOverBatches() {
        assertEquals(50 / 3.0, new Evaluator(iterator, model).evaluate().get("main/size"));
        assertEquals((400 + 400 + 100) / 50.0,
                (double) new Evaluator(iterator, model, o -> o.weighted(true)).evaluate().get("main/size"), 1e-12);
    }

    @Test void itRunsAsInInferenceAndOftenerThanOnce() {
        var evaluator = new Evaluator(iterator, model);
        assertEquals(evaluator.evaluate(), evaluator.evaluate());
        assertEquals(6, model.settings.size());
        assertTrue(model.settings.stream().noneMatch(c -> c.train() || c.enableBackprop()));
        assertTrue(Config.current().train() && Config.current().enableBackprop());
    }

    @Test void itsNameIsThePrefix(@TempDir Path out) {
        var run = new SmallRun(out, 1);
        var seen = new ArrayList<Set<String>>();
        var classifier = run.model();
        run.builder().extend(new Evaluator(iterator, classifier)).extend(t -> seen.add(t.observation().keySet()))
                .stop(3, TrainingUnit.ITERATION).build().run();
        assertEquals(Set.of("main/loss", "main/accuracy"), seen.get(0));
        assertEquals(Set.of("main/loss", "main/accuracy", "validation/main/loss", "validation/main/accuracy",
                "validation_1/main/loss", "validation_1/main/accuracy"), seen.get(2));
    }

    @Test void functionsOtherThanTheTargetCanBeEvaluated() {
        var classifier = new Classifier(new Linear(4, 3));
        var calls = new ArrayList<Integer>();
        var result = new Evaluator(iterator, classifier, o -> o.evalFunc(xs -> {
            calls.add(xs.length);
            return null;
        }).evalHook(e -> calls.add(-1))).evaluate();
        assertEquals(List.of(-1, 2, 2, 2), calls);
        assertTrue(result.isEmpty());
    }

    @Test void anEndlessIteratorIsRefused() {
        var endless = new SerialIterator(SmallRun.data(50, 1), 20);
        var e = assertThrows(IllegalArgumentException.class, () -> new Evaluator(endless, model));
        assertFalse(e.getMessage().indexOf("repeats") < 0, e.getMessage());
    }

    /// As in Chainer, where only `eval_func` makes do without a target called main.
    @Test void severalTargetsAreCalledByAFunction() {
        var gen = new Linear(1, 1);
        var dis = new Linear(1, 1);
        var data = new TupleDataset(Create.arange(Devices.cpu(), DType.FLOAT32, 0, 4, 1).reshape(4, 1));
        var found = new Evaluator(new SerialIterator(data, 2, o -> o.repeat(false).shuffle(false)),
                Map.of("gen", gen, "dis", dis), o -> o.evalFunc(xs -> {
                    Reporting.report(Map.of("mean", xs[0].array().mean().item()), gen);
                    return dis.apply(gen.apply(xs[0]));
                })).evaluate();
        assertEquals(Map.of("gen/mean", 1.5), found);
    }
}
