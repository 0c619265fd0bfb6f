package catenary.conformance;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.datasets.TupleDataset;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.iterators.SerialIterator;
import catenary.links.Chain;
import catenary.links.Sequential;
import catenary.optimizers.Adam;
import catenary.optimizers.Optimizer;
import catenary.optimizers.hooks.WeightDecay;
import catenary.serializers.Hdf5;
import catenary.serializers.Npz;
import catenary.serializers.Saveable;
import catenary.training.Trainer;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Files that the real serializers wrote: read here, they must predict and train on as they did there; written here,
/// they must have the same keys, types and shapes.
final class SerializedCases {

    private static final String MODEL = "predictor";
    private static final double LOSS_RTOL = 1e-3;
    private static final int STEPS_BEFORE_SAVING = 10;

    private final Manifest manifest;
    private final JsonObject json;
    private final double loaded;
    private final double trained;

    SerializedCases(Manifest manifest) {
        this.manifest = manifest;
        this.json = manifest.json().getAsJsonObject();
        JsonObject tolerance = json.getAsJsonObject("tolerance");
        this.loaded = tolerance.get("pred_atol_loaded").getAsDouble();
        this.trained = tolerance.get("pred_atol_trained").getAsDouble();
    }

    List<Suite.Check> all() {
        List<Suite.Check> checks = new ArrayList<>();
        predicts(checks, "model_initial.npz", "pred_initial");
        predicts(checks, "model_step10.npz", "pred_step10");
        predicts(checks, "model_step10_uncompressed.npz", "pred_step10");
        predicts(checks, "model_step10.h5", "pred_step10");
        predicts(checks, "trainer_model_initial.npz", null);
        checks.add(new Suite.Check("read sequential_bn.npz", this::sequential));
        checks.add(new Suite.Check("train 15 steps", this::train));
        checks.add(new Suite.Check("train 2 epochs with a trainer", () -> trainer(false)));
        checks.add(new Suite.Check("resume snapshot_iter_10.npz", () -> trainer(true)));
        for (String suffix : List.of(".npz", ".h5")) {
            checks.add(new Suite.Check("resume at step 10" + suffix, () -> resume(suffix)));
            checks.add(new Suite.Check("write model_step10" + suffix, () -> writes("model_step10", suffix, false)));
            checks.add(
                    new Suite.Check("write optimizer_step10" + suffix, () -> writes("optimizer_step10", suffix, true)));
        }
        return checks;
    }

    private void predicts(List<Suite.Check> checks, String file, String expected) {
        checks.add(new Suite.Check("read " + file, () -> {
            Model model = new Model();
            load(file, model.chain);
            if (expected != null) {
                predict(model, expected, loaded);
            }
        }));
    }

    /// The model that the manifest describes, under the name that its files give it.
    private final class Model {
        private final Architecture predictor;
        private final Chain chain = new Chain();

        Model() {
            String text = json.get("model").getAsString();
            String steps = text.substring(text.indexOf(MODEL) + MODEL.length()).strip();
            predictor = new Architecture(steps, new JsonObject(), manifest);
            chain.addLink(MODEL, predictor.chain());
        }

        Variable loss(int step) {
            int batch = json.get("batch_size").getAsInt();
            Index rows = Index.slice(batch * step, batch * (step + 1));
            return F.softmaxCrossEntropy(predictor.apply(images("x_u8", rows)), manifest.array("t").get(rows));
        }

        void step(int step, Optimizer optimizer) {
            Variable loss = loss(step);
            JsonArray losses = json.getAsJsonObject("manual").getAsJsonArray("losses");
            Mismatch.requireClose(losses.get(step).getAsDouble(), loss.item(), LOSS_RTOL, 0, "loss of step " + step);
            chain.clearGrads();
            loss.backward();
            optimizer.update();
        }
    }

    private Variable images(String key, Index rows) {
        return Variable.constant(manifest.array(key).get(rows).astype(DType.FLOAT32).div(255));
    }

    private void predict(Model model, String expected, double atol) {
        Variable y = model.predictor.apply(images("x_test_u8", Index.all()));
        Mismatch.requireClose(manifest.array(expected), y.array(), 0, atol, expected);
    }

    private void load(String file, Saveable to) {
        Path path = manifest.folder().resolve(file);
        if (isHdf5(file)) {
            Hdf5.load(path, to);
        } else {
            Npz.load(path, to);
        }
    }

    private static boolean isHdf5(String file) {
        return file.endsWith(".h5");
    }

    private static Map<String, NDArray> read(Path file) {
        return isHdf5(file.toString()) ? Hdf5.read(file) : Npz.read(file);
    }

    private void train() {
        Model model = new Model();
        load("model_initial.npz", model.chain);
        Optimizer optimizer = new Adam().setup(model.chain);
        int steps = json.getAsJsonObject("manual").getAsJsonArray("losses").size();
        for (int i = 0; i < steps; i++) {
            model.step(i, optimizer);
            if (i + 1 == STEPS_BEFORE_SAVING) {
                predict(model, "pred_step10", trained);
            }
        }
        predict(model, "pred_step15", trained);
    }

    private void resume(String suffix) {
        Model model = new Model();
        load("model_step10" + suffix, model.chain);
        Optimizer optimizer = new Adam().setup(model.chain);
        load("optimizer_step10" + suffix, optimizer);
        int steps = json.getAsJsonObject("manual").getAsJsonArray("losses").size();
        for (int i = STEPS_BEFORE_SAVING; i < steps; i++) {
            model.step(i, optimizer);
        }
        predict(model, "pred_step15", trained);
    }

    private void sequential() {
        String text = json.get("sequential_bn.npz").getAsString();
        String steps = text.substring(text.indexOf('(') + 1, text.lastIndexOf(") after"));
        Sequential link = new Architecture(steps, new JsonObject(), manifest).sequential();
        load("sequential_bn.npz", link);
        try (var _ = Config.testMode()) {
            Variable y = link.apply(Variable.constant(manifest.array("bn_x")));
            Mismatch.requireClose(manifest.array("bn_pred_test_mode"), y.array(), 0, loaded, "bn_pred_test_mode");
        }
    }

    /// Two epochs of training, the first of them read from a snapshot if `resume`.
    private void trainer(boolean resume) {
        Model model = new Model();
        load("trainer_model_initial.npz", model.chain);
        Optimizer optimizer = new Adam().setup(model.chain);
        optimizer.addHook(new WeightDecay(1e-4));
        Index rows = Index.slice(0, 200);
        var data = new TupleDataset(images("x_u8", rows).array(), manifest.array("t").get(rows));
        var iterator = new SerialIterator(data, json.get("batch_size").getAsInt(), o -> o.shuffle(false));
        var updater = new StandardUpdater(iterator, optimizer, o -> o.lossFunc(
                args -> F.softmaxCrossEntropy(model.predictor.apply(args[0]), args[1])));
        inFolder(out -> {
            var builder = Trainer.builder(updater).out(out).stop(2, TrainingUnit.EPOCH);
            Trigger epoch = Trigger.every(1, TrainingUnit.EPOCH);
            builder.extend("predict", t -> predict(model, "pred_trainer_epoch" + t.epoch(), trained), epoch);
            if (resume) {
                builder.resume(manifest.folder().resolve("snapshot_iter_10.npz"));
            }
            Trainer trainer = builder.build();
            Mismatch.requireEqual(resume ? 1 : 0, trainer.epoch(), "epoch before training");
            trainer.run();
            Mismatch.requireEqual(2, trainer.epoch(), "epoch after training");
        });
        predict(model, "pred_trainer_epoch2", trained);
    }

    private static void inFolder(Consumer<Path> body) {
        try {
            Path folder = Files.createTempDirectory("conform");
            try {
                body.accept(folder);
            } finally {
                try (var files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Trains to step 10, saves, and compares what was saved with the file from there.
    private void writes(String file, String suffix, boolean ofOptimizer) {
        Model model = new Model();
        load("model_initial.npz", model.chain);
        Optimizer optimizer = new Adam().setup(model.chain);
        for (int i = 0; i < STEPS_BEFORE_SAVING; i++) {
            model.step(i, optimizer);
        }
        Map<String, NDArray> written = written(ofOptimizer ? optimizer : model.chain, suffix);
        // Files of one name hold the same in both formats; the manifest lists the keys of one.
        JsonObject keys = json.getAsJsonObject("keys").getAsJsonObject(file + ".npz");
        Map<String, NDArray> reference = read(manifest.folder().resolve(file + suffix));
        Mismatch.requireEqual(keys.keySet(), reference.keySet(), "keys of " + file + suffix);
        for (String key : keys.keySet()) { // others may be there: Chainer's reader passes them over
            NDArray value = written.get(key);
            Mismatch.require(value != null, "expected a key " + key);
            JsonObject type = keys.getAsJsonObject(key);
            int[] lengths = type.getAsJsonArray("shape").asList().stream().mapToInt(JsonElement::getAsInt).toArray();
            Mismatch.requireEqual(Shape.of(lengths), value.shape(), "shape of " + key);
            Mismatch.requireEqual(type.get("dtype").getAsString(), value.dtype().toString(), "dtype of " + key);
            Mismatch.requireClose(reference.get(key), value, 0, trained, key);
        }
    }

    private static Map<String, NDArray> written(Saveable object, String suffix) {
        Map<String, NDArray> out = new TreeMap<>();
        inFolder(folder -> {
            Path file = folder.resolve("written" + suffix);
            if (isHdf5(suffix)) {
                Hdf5.save(file, object);
            } else {
                Npz.save(file, object);
            }
            out.putAll(read(file));
        });
        return out;
    }
}
