package catenary.links.models;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.functions.activation.Softmax;
import catenary.home.UserFolder;
import catenary.initializers.Zero;
import catenary.links.Chain;
import catenary.serializers.Npz;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// A network for images whose layers have names, and whose weights Chainer's users have in files.
///
/// ```java
/// var vgg = new VGG16Layers("VGG_ILSVRC_16_layers.npz");
/// try (var _ = testMode(); var _ = noBackprop()) {
///     vgg.extract(List.of(ImageIO.read(file))).get("fc7");     // (1, 4096)
/// }
/// vgg.predict(images).array().argmax(1);
/// ```
///
/// `pretrainedModel` is the path of an NPZ file as Chainer writes it, or `"auto"`: the file that Chainer keeps in
/// `pfnet/chainer/models` below `CHAINER_DATASET_ROOT`, or below `~/.chainer/dataset`. Nothing is downloaded. Without it the
/// weights are drawn as when the network was first trained, where Chainer means `"auto"`.
///
/// The input is (N, 3, height, width) as [#prepare] makes it: blue before green before red, from 0 to 255, less their means.
/// Called with one variable, the network gives `prob`.
public abstract class PretrainedLayers extends Chain {

    /// The pixels a side that the weights were trained on.
    private static final int SIDE = 224;
    private static final int MARGIN = 256;

    /// One named layer.
    ///
    /// @param from  the layer whose result it takes; null: the one before
    /// @param steps what it does, one after the other
    record Stage(String from, List<Function<Variable, Variable>> steps) {

        @SafeVarargs @SuppressWarnings("varargs") static Stage of(Function<Variable, Variable>... steps) {
            return new Stage(null, List.of(steps));
        }

        @SafeVarargs
        @SuppressWarnings("varargs") static Stage from(String layer, Function<Variable, Variable>... steps) {
            return new Stage(layer, List.of(steps));
        }
    }

    PretrainedLayers() {}

    /// The layers in the order in which they are computed.
    abstract Map<String, Stage> stages();

    /// The layer that [#extract] gives if it isn't told another.
    abstract String features();

    /// The means of blue, green and red that [#prepare] takes out.
    abstract double[] means();

    /// What gives the probabilities of the classes.
    static Stage probabilities() {
        return Stage.of(Softmax::softmax);
    }

    /// Weights from a file need not be drawn first.
    static Initializer initialW(String pretrainedModel, Initializer drawn) {
        return pretrainedModel == null ? drawn : new Zero();
    }

    /// Takes the weights from a file, if there is to be one.
    ///
    /// @param kept the file's name where Chainer keeps it
    final void load(String pretrainedModel, String kept) {
        if (pretrainedModel == null) {
            return;
        }
        Path file = pretrainedModel.equals("auto") ? keptByChainer().resolve(kept) : Path.of(pretrainedModel);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(getClass().getSimpleName()
                    + ": expected pretrainedModel to be an NPZ file, but there is no " + file
                    + "\n  hint: Chainer's convert_caffemodel_to_npz writes it; without pretrainedModel weights are drawn");
        }
        Npz.load(file, this);
    }

    private static Path keptByChainer() {
        String root = System.getenv("CHAINER_DATASET_ROOT");
        return (root != null && !root.isBlank() ? Path.of(root)
                : Objects.requireNonNullElse(UserFolder.home(), Path.of("")).resolve(".chainer").resolve("dataset"))
                .resolve("pfnet").resolve("chainer").resolve("models");
    }

    /// The names of the layers, in the order in which they are computed.
    public final List<String> availableLayers() {
        return List.copyOf(stages().keySet());
    }

    @Override protected final Variable forward(Variable x) {
        return computed(x, List.of("prob")).get("prob");
    }

    /// The results of several layers, by name. What none of them needs is not computed.
    ///
    /// @param x as [#prepare] makes it
    /// @throws IllegalArgumentException if there is no layer of that name
    public final Map<String, Variable> apply(Variable x, List<String> layers) {
        return called(() -> computed(x, layers), x, layers);
    }

    private Map<String, Variable> computed(Variable x, List<String> layers) {
        Map<String, Stage> stages = stages();
        Set<String> left = new LinkedHashSet<>(layers);
        for (String layer : left) {
            if (!stages.containsKey(layer)) {
                throw new IllegalArgumentException(getClass().getSimpleName() + ": expected layers among "
                        + stages.keySet() + ", but found " + layer);
            }
        }
        Set<String> needed = needed(stages, left);
        Set<String> branchedFrom = new LinkedHashSet<>();
        stages.values().forEach(s -> branchedFrom.add(s.from()));
        Map<String, Variable> out = new LinkedHashMap<>();
        Map<String, Variable> kept = new HashMap<>();
        Variable h = x;
        for (var entry : stages.entrySet()) {
            if (!needed.contains(entry.getKey())) {
                continue;
            }
            Stage stage = entry.getValue();
            h = stage.from() == null ? h : kept.get(stage.from());
            for (var step : stage.steps()) {
                h = step.apply(h);
            }
            if (branchedFrom.contains(entry.getKey())) {
                kept.put(entry.getKey(), h);
            }
            if (left.contains(entry.getKey())) {
                out.put(entry.getKey(), h);
            }
        }
        return out;
    }

    /// The layers asked for and all they depend on.
    private static Set<String> needed(Map<String, Stage> stages, Set<String> layers) {
        Set<String> needed = new LinkedHashSet<>(layers);
        List<String> names = new ArrayList<>(stages.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            if (needed.contains(names.get(i))) {
                String from = stages.get(names.get(i)).from();
                if (from != null) {
                    needed.add(from);
                } else if (i > 0) {
                    needed.add(names.get(i - 1));
                }
            }
        }
        return needed;
    }

    /// The layer whose features are used most, of images of any size, read as 224 x 224 pixels.
    public final Map<String, Variable> extract(Collection<?> images) {
        return extract(images, List.of(features()));
    }

    /// Layers of images of any size, read as 224 x 224 pixels.
    public final Map<String, Variable> extract(Collection<?> images, List<String> layers) {
        return extract(images, layers, new int[] {SIDE, SIDE});
    }

    /// Layers of images. Whether this is training, and whether a graph is recorded, is as set: `testMode()`, `noBackprop()`.
    ///
    /// @param images as [#prepare] takes them
    /// @param size   width and height in which they are read; null: as they are
    public final Map<String, Variable> extract(Collection<?> images, List<String> layers, int[] size) {
        return apply(Variable.constant(batch(images, size)), layers);
    }

    /// The probabilities of the classes: means over ten views of each image, corners, centre, and their mirror images.
    public final Variable predict(Collection<?> images) {
        return predict(images, true);
    }

    /// The probabilities of the classes, (N, classes), in test mode and without a graph.
    ///
    /// @param oversample whether to take means over ten views; otherwise only the centre is seen
    public final Variable predict(Collection<?> images, boolean oversample) {
        NDArray x = batch(images, new int[] {MARGIN, MARGIN});
        try (var _ = Config.testMode(); var _ = Config.noBackprop()) {
            int centre = (MARGIN - SIDE) / 2;
            if (!oversample) {
                return apply(Variable.constant(crop(x, centre, centre)));
            }
            int end = MARGIN - SIDE;
            List<NDArray> views = new ArrayList<>();
            for (int[] at : new int[][] {{0, 0}, {0, end}, {end, 0}, {end, end}, {centre, centre}}) {
                NDArray view = crop(x, at[0], at[1]);
                views.add(view);
                views.add(view.get(Index.all(), Index.all(), Index.all(), Index.slice(null, null, -1)));
            }
            NDArray y = apply(Variable.constant(NDArray.concat(0, views))).array();
            return Variable.constant(y.reshape(views.size(), images.size(), -1).mean(0));
        }
    }

    private static NDArray crop(NDArray x, int top, int left) {
        return x.get(Index.all(), Index.all(), Index.slice(top, top + SIDE), Index.slice(left, left + SIDE));
    }

    private NDArray batch(Collection<?> images, int[] size) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException(getClass().getSimpleName() + ": expected images, but found none");
        }
        List<NDArray> prepared = new ArrayList<>();
        for (Object image : images) {
            prepared.add(switch (image) {
                case NDArray a -> prepare(a, size);
                case BufferedImage b -> prepare(b, size);
                default -> throw new IllegalArgumentException(getClass().getSimpleName()
                        + ": expected images as NDArray or BufferedImage, but found "
                        + image.getClass().getSimpleName());
            });
        }
        Shape first = prepared.getFirst().shape();
        for (NDArray a : prepared) {
            if (!a.shape().equals(first)) {
                throw new IllegalArgumentException(getClass().getSimpleName()
                        + ": expected images of one size where they are read as they are, but found " + first + " and "
                        + a.shape());
            }
        }
        return NDArray.stack(0, prepared).to(device());
    }

    private catenary.array.Device device() {
        return params().getFirst().device();
    }

    /// What the network reads of one image, read as 224 x 224 pixels.
    public final NDArray prepare(NDArray image) {
        return prepare(image, new int[] {SIDE, SIDE});
    }

    /// What the network reads of one image: (3, height, width), blue before green before red, less their means.
    ///
    /// @param image (height, width), (height, width, channels) or (channels, height, width), from 0 to 255, red first; a
    ///              grey one counts thrice, a fourth channel not at all
    /// @param size  width and height, read bilinearly; null: as they are
    public final NDArray prepare(NDArray image, int[] size) {
        return ImagePreparation.prepare(getClass().getSimpleName(), image, size, means());
    }

    /// What the network reads of one image, read as 224 x 224 pixels.
    public final NDArray prepare(BufferedImage image) {
        return prepare(image, new int[] {SIDE, SIDE});
    }

    /// What the network reads of one image; see [#prepare(NDArray, int[])].
    public final NDArray prepare(BufferedImage image, int[] size) {
        return prepare(ImagePreparation.pixels(image), size);
    }
}
