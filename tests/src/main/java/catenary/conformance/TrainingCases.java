package catenary.conformance;

import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.datasets.Dataset;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.iterators.SerialIterator;
import catenary.links.Chain;
import catenary.links.Link;
import catenary.optimizers.Optimizer;
import catenary.optimizers.SGD;
import catenary.reporting.DictSummary;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainerBuilder;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import catenary.training.updaters.StandardUpdater;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Training: losses along the way, the order of batches, when triggers fire, learning rates, averages.
final class TrainingCases {

    private static final double EXACT = 1e-9;
    private static final double ACCURACY_ATOL = 1e-6;

    private final Manifest manifest;

    TrainingCases(Manifest manifest) {
        this.manifest = manifest;
    }

    /// The numbers `0 ... size-1`.
    record Numbers(int size) implements Dataset<Integer> {

        @Override public Integer get(int i) {
            return i;
        }
    }

    void run(JsonObject c) {
        switch (c.get("kind").getAsString()) {
            case "trajectory" -> trajectory(c);
            case "iterator" -> iterator(c);
            case "trigger" -> trigger(c);
            case "schedule" -> schedule(c);
            case "dict_summary" -> summary(c);
            case String kind -> throw new Unsupported("a case of kind " + kind);
        }
    }

    // ---- losses along the way

    private void trajectory(JsonObject c) {
        String text = c.get("architecture").getAsString();
        var model = new Architecture(text.substring(0, text.indexOf(';')), c.getAsJsonObject("constructor"), manifest);
        Link link = model.chain();
        var params = link.namedParams();
        Mismatch.requireEqual(c.getAsJsonObject("params").keySet(), params.keySet(), "parameters");
        c.getAsJsonObject("params").asMap()
                .forEach((path, key) -> params.get(path).value(manifest.array(key).copy()));
        Optimizer optimizer = OptimizerCases.create(c, link, new Values(manifest));
        JsonObject tolerance = c.getAsJsonObject("tolerance");
        double lossRtol = tolerance.get("loss_rtol").getAsDouble();
        NDArray xs = manifest.array(c.get("xs"));
        NDArray ts = manifest.array(c.get("ts"));
        boolean overTime = text.contains("sum over time");
        JsonArray losses = c.getAsJsonArray("loss");
        for (int i = 0; i < losses.size(); i++) {
            Measured m = overTime ? overTime(model, xs.get(i), ts.get(i)) : measure(model, xs.get(i), ts.get(i));
            String when = " of iteration " + i;
            Mismatch.requireClose(losses.get(i).getAsDouble(), m.loss.item(), lossRtol, 0, "loss" + when);
            Mismatch.requireClose(c.getAsJsonArray("accuracy").get(i).getAsDouble(), m.accuracy, 0, ACCURACY_ATOL,
                    "accuracy" + when);
            link.clearGrads();
            m.loss.backward();
            optimizer.update();
        }
        c.getAsJsonObject("params_after").asMap()
                .forEach((path, key) -> Mismatch.requireClose(manifest.array(key), params.get(path).array(),
                        tolerance.get("param_rtol").getAsDouble(), tolerance.get("param_atol").getAsDouble(),
                        path + " afterwards"));
    }

    /// The loss and the accuracy of one iteration.
    private record Measured(Variable loss, double accuracy) {}

    private static Measured measure(Architecture model, NDArray x, NDArray t) {
        Variable y = model.apply(Variable.constant(x));
        return new Measured(F.softmaxCrossEntropy(y, t), F.accuracy(y, t).item());
    }

    private static Measured overTime(Architecture model, NDArray xs, NDArray ts) {
        for (Link child : model.chain().children()) {
            for (var reset : Binder.methods(child.getClass(), "resetState")) {
                new Binder.Bound(reset, new Object[0]).call(child);
            }
        }
        Variable loss = null;
        double accuracy = 0;
        for (int time = 0; time < xs.length(); time++) {
            Measured m = measure(model, xs.get(time), ts.get(time));
            loss = loss == null ? m.loss : loss.add(m.loss);
            accuracy += m.accuracy / xs.length();
        }
        return new Measured(loss, accuracy);
    }

    // ---- batches

    private static void iterator(JsonObject c) {
        var iterator = new SerialIterator(new Numbers(c.get("n").getAsInt()), c.get("batch_size").getAsInt(),
                o -> o.repeat(c.get("repeat").getAsBoolean()).shuffle(c.get("shuffle").getAsBoolean()));
        JsonArray sequence = c.getAsJsonArray("sequence");
        for (int i = 0; i < sequence.size(); i++) {
            if (sequence.get(i).isJsonPrimitive()) { // "stop"
                Mismatch.require(!iterator.hasNext(), "expected an end before batch " + i);
                return;
            }
            JsonObject expected = sequence.get(i).getAsJsonObject();
            String what = " of batch " + i;
            Mismatch.require(iterator.hasNext(), "expected a batch " + i);
            List<?> batch = iterator.next().examples();
            Mismatch.requireEqual(
                    expected.getAsJsonArray("batch").asList().stream().map(JsonElement::getAsInt).toList(), batch,
                    "examples" + what);
            Mismatch.requireEqual(expected.get("epoch").getAsInt(), iterator.epoch(), "epoch" + what);
            Mismatch.requireEqual(expected.get("is_new_epoch").getAsBoolean(), iterator.isNewEpoch(),
                    "is_new_epoch" + what);
            Mismatch.requireClose(expected.get("epoch_detail").getAsDouble(), iterator.epochDetail(), EXACT, EXACT,
                    "epoch_detail" + what);
            Mismatch.requireClose(expected.get("previous_epoch_detail").getAsDouble(), iterator.previousEpochDetail(),
                    EXACT, EXACT, "previous_epoch_detail" + what);
        }
    }

    // ---- triggers and schedules, in a training loop that changes nothing

    /// Runs a trainer with one parameter whose gradient is 0.
    private static void train(JsonObject sizes, int iterations, SGD optimizer, UnaryOperator<TrainerBuilder> extend) {
        Chain link = new Chain();
        var p = link.addParam("p", new Parameter(NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(1))));
        optimizer.setup(link);
        int examples = sizes.has("dataset_size") ? sizes.get("dataset_size").getAsInt() : 1;
        int batch = sizes.has("batch_size") ? sizes.get("batch_size").getAsInt() : 1;
        var iterator = new SerialIterator(new Numbers(examples), batch, o -> o.shuffle(false));
        var updater = new StandardUpdater(iterator, optimizer, o -> o.lossFunc(_ -> p.mul(0)));
        try {
            Path out = Files.createTempDirectory("conform");
            try {
                extend.apply(Trainer.builder(updater).out(out).stop(iterations, TrainingUnit.ITERATION)).build().run();
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void trigger(JsonObject c) {
        var trigger = (Trigger) Library.create("catenary.training.triggers", c.get("trigger").getAsString(), c,
                new Values(manifest));
        List<Integer> fired = new ArrayList<>();
        train(c, c.get("iterations").getAsInt(), new SGD(),
                b -> b.extend("recorder", t -> fired.add(t.iteration()), trigger));
        Mismatch.requireEqual(
                c.getAsJsonArray("fired_at_iterations").asList().stream().map(JsonElement::getAsInt).toList(), fired,
                "iterations at which it fired");
    }

    private void schedule(JsonObject c) {
        var extension = (Extension) Library.create("catenary.training.extensions", c.get("extension").getAsString(), c,
                new Values(manifest));
        SGD optimizer = new SGD(c.get("initial_lr").getAsDouble());
        List<Double> found = new ArrayList<>();
        JsonArray expected = c.getAsJsonArray("lr_after_extensions");
        Trigger always = Trigger.every(1, TrainingUnit.ITERATION);
        train(c, expected.size(), optimizer, b -> b.extend(extension)
                .extend("recorder", _ -> found.add(optimizer.lr()), always, 0));
        for (int i = 0; i < expected.size(); i++) {
            Mismatch.requireClose(expected.get(i).getAsDouble(), found.get(i), EXACT, EXACT,
                    "lr of iteration " + (i + 1));
        }
    }

    // ---- averages

    private static void summary(JsonObject c) {
        DictSummary summary = new DictSummary();
        for (JsonElement e : c.getAsJsonArray("observations")) {
            summary.add(numbers(e.getAsJsonObject()));
        }
        compare(numbers(c.getAsJsonObject("mean")), summary.computeMean(), "mean");
        compare(numbers(c.getAsJsonObject("statistics")), summary.makeStatistics(), "statistics");
    }

    private static Map<String, Double> numbers(JsonObject o) {
        Map<String, Double> out = new LinkedHashMap<>();
        o.asMap().forEach((name, value) -> out.put(name, value.getAsDouble()));
        return out;
    }

    private static void compare(Map<String, Double> expected, Map<String, Double> found, String what) {
        Mismatch.requireEqual(expected.keySet(), found.keySet(), what + ": names");
        expected.forEach((name, value) -> Mismatch.requireClose(value, found.get(name), EXACT, EXACT,
                what + " of " + name));
    }
}
