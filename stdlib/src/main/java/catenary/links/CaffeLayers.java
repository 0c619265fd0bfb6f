package catenary.links;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.functions.F;
import catenary.links.caffe.CaffeModel;
import catenary.links.caffe.CaffeModel.Layer;
import catenary.links.caffe.CaffeModel.Setting;
import catenary.links.caffe.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The layers of a Caffe model as functions and links. The numbers of settings are those of Caffe's protocol buffers.
final class CaffeLayers {

    /// What a layer does, with the link that it has, or null.
    @FunctionalInterface
    interface Step {
        Variable[] apply(Link link, Variable[] xs);
    }

    /// A layer: what it takes and gives by name, and what it does.
    record Stage(String name, List<String> bottom, List<String> top, Step step) {}

    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Link> links = new TreeMap<>();

    CaffeLayers(CaffeModel model) {
        for (Layer layer : model.layers()) {
            try {
                add(layer);
            } catch (IllegalArgumentException e) {
                throw layer.message().bad("layer " + layer.name() + ": " + e.getMessage());
            }
        }
    }

    /// In the order in which they compute.
    List<Stage> stages() {
        return stages;
    }

    /// The links of those layers that learn, by name.
    Map<String, Link> links() {
        return links;
    }

    private void add(Layer layer) {
        switch (layer.type()) {
            case "Convolution" -> convolution(layer, false);
            case "Deconvolution" -> convolution(layer, true);
            case "InnerProduct" -> innerProduct(layer);
            case "BatchNorm" -> batchNorm(layer);
            case "Scale" -> scale(layer);
            case "Pooling" -> pooling(layer);
            case "LRN" -> lrn(layer);
            case "ReLU" -> relu(layer);
            case "Sigmoid" -> step(layer, F::sigmoid);
            case "TanH" -> step(layer, F::tanh);
            case "Softmax" -> softmax(layer);
            case "SoftmaxWithLoss" -> softmaxWithLoss(layer);
            case "Dropout" -> dropout(layer);
            case "Concat" -> concat(layer);
            case "Slice" -> slice(layer);
            case "Split" -> step(layer, (_, xs) -> layer.top().stream().map(_ -> xs[0]).toArray(Variable[]::new));
            case "Eltwise" -> eltwise(layer);
            case "Reshape" -> reshape(layer);
            case "Data" -> {
            }
            default -> System.err.println("CaffeFunction: layer " + layer.name() + " is left out: a layer "
                    + layer.type() + " is not known here");
        }
    }

    @FunctionalInterface
    private interface One {
        Variable apply(Variable x);
    }

    private void step(Layer layer, One one) {
        step(layer, (_, xs) -> new Variable[] {one.apply(xs[0])});
    }

    private void step(Layer layer, Step step) {
        require(!layer.bottom().isEmpty(), "expected something that it takes, but found nothing");
        stages.add(new Stage(layer.name(), layer.bottom(), layer.top(), step));
    }

    private void step(Layer layer, Link link) {
        step(layer, link, (l, xs) -> new Variable[] {l.apply(xs)});
    }

    private void step(Layer layer, Link link, Step step) {
        String name = layer.name();
        require(!name.isEmpty() && !name.startsWith("/") && !name.endsWith("/") && !name.contains("//"),
                "expected a name, but found \"" + name + "\"");
        require(links.keySet().stream().noneMatch(n -> (n + "/").startsWith(name + "/") || name.startsWith(n + "/")),
                "expected a name of its own, but found another layer of that name");
        links.put(name, link);
        step(layer, step);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static NDArray blob(Layer layer, List<NDArray> blobs, int i) {
        require(i < blobs.size(), "expected " + (i + 1) + " or more learned arrays, but found " + blobs.size());
        return blobs.get(i);
    }

    private static NDArray flat(NDArray a) {
        return a.reshape(a.size());
    }

    /// The settings of both axes: `both` for both, or one for each.
    private static int[] pair(Message m, int both, int height, int width, int otherwise) {
        long[] given = m.integers(both);
        if (m.has(height) || m.has(width)) {
            return new int[] {m.integer(height, otherwise), m.integer(width, otherwise)};
        }
        require(given.length <= 2, "expected settings of two axes, but found " + given.length);
        return given.length == 0 ? new int[] {otherwise, otherwise}
                : new int[] {Math.toIntExact(given[0]), Math.toIntExact(given[given.length - 1])};
    }

    private void convolution(Layer layer, boolean transposed) {
        Message m = layer.settings(Setting.CONVOLUTION);
        List<NDArray> blobs = layer.blobs();
        NDArray W = blob(layer, blobs, 0);
        NDArray b = m.flag(2, true) ? flat(blob(layer, blobs, 1)) : null;
        int[] stride = pair(m, 6, 13, 14, 1);
        int[] pad = pair(m, 3, 9, 10, 0);
        long[] dilation = m.integers(18);
        int[] dilate = dilation.length == 0 ? new int[] {1, 1} : pair(m, 18, 0, 0, 1);
        int groups = m.integer(5, 1);
        require(W.rank() == 4 && groups > 0, "expected weights of four axes and groups, but found " + W.describe()
                + " and " + groups);
        if (transposed) {
            int[] d = W.shape().toArray();
            step(layer, new Deconvolution2D(d[0], d[1] * groups, new int[] {d[2], d[3]}, o -> {
                o.stride(stride).pad(pad).dilate(dilate).groups(groups).initialW(W);
                if (b == null) {
                    o.nobias(true);
                } else {
                    o.initialBias(b);
                }
            }));
        } else {
            step(layer, Convolution2D.fromParams(W, b, o -> o.stride(stride).pad(pad).dilate(dilate).groups(groups)));
        }
    }

    private void innerProduct(Layer layer) {
        Message m = layer.settings(Setting.INNER_PRODUCT);
        require(m.integer(5, 1) == 1, "expected axis 1, but found " + m.integer(5, 1));
        List<NDArray> blobs = layer.blobs();
        NDArray W = blob(layer, blobs, 0);
        int[] d = W.shape().toArray();
        require(d.length >= 2 && W.size() > 0, "expected weights of two axes, but found " + W.describe());
        NDArray matrix = W.reshape(d[d.length - 2], d[d.length - 1]);
        NDArray weights = m.flag(6, false) ? matrix.transpose().contiguous() : matrix;
        NDArray b = m.flag(2, true) ? flat(blob(layer, blobs, 1)) : null;
        step(layer, Linear.fromParams(weights, b));
    }

    /// The third array is what the sums in the first two are divided by.
    private void batchNorm(Layer layer) {
        Message m = layer.settings(Setting.BATCH_NORM);
        List<NDArray> blobs = layer.blobs();
        NDArray mean = flat(blob(layer, blobs, 0));
        NDArray var = flat(blob(layer, blobs, 1));
        double count = flat(blob(layer, blobs, 2)).get(0).item();
        double factor = count == 0 ? 0 : 1 / count;
        boolean fixed = m.flag(1, false);
        var link = new BatchNormalization(mean.size(), o -> o.decay(m.fraction(2, 0.999)).eps(m.fraction(3, 1e-5))
                .useGamma(false).useBeta(false).initialAvgMean(mean.mul(factor)).initialAvgVar(var.mul(factor)));
        step(layer, link, (l, xs) -> new Variable[] {
                fixed ? Config.call(c -> c.withTrain(false), () -> l.apply(xs)) : l.apply(xs)
        });
    }

    private void scale(Layer layer) {
        Message m = layer.settings(Setting.SCALE);
        int axis = m.integer(1, 1);
        boolean biased = m.flag(4, false);
        List<NDArray> blobs = layer.blobs();
        boolean two = layer.bottom().size() > 1;
        if (two && !biased) {
            step(layer, (_, xs) -> new Variable[] {F.scale(xs[0], xs[1], axis)});
            return;
        }
        NDArray W = two ? null : scaled(blob(layer, blobs, 0));
        NDArray b = biased ? scaled(blob(layer, blobs, two ? 0 : 1)) : null;
        var link = new Scale(o -> {
            o.axis(axis).biasTerm(biased);
            if (W != null) {
                o.WShape(W.shape().toArray());
            } else {
                o.biasShape(b.shape().toArray());
            }
        });
        if (W != null) {
            link.W().value(W.copy());
        }
        if (b != null) {
            link.bias().b().value(b.copy());
        }
        step(layer, link);
    }

    /// Old files give every array four axes.
    private static NDArray scaled(NDArray blob) {
        int[] d = blob.shape().toArray();
        return d.length == 4 && d[0] == 1 && d[1] == 1 && d[2] == 1 ? flat(blob) : blob;
    }

    private void pooling(Layer layer) {
        Message m = layer.settings(Setting.POOLING);
        int method = m.integer(1, 0);
        require(method == 0 || method == 1, "expected pooling by MAX or AVE, but found method " + method);
        int[] given = pair(m, 2, 5, 6, 0);
        int[] stride = pair(m, 3, 7, 8, 1);
        int[] pad = pair(m, 4, 9, 10, 0);
        boolean global = m.flag(12, false);
        require(global || given[0] > 0 && given[1] > 0 && stride[0] > 0 && stride[1] > 0,
                "expected a kernel and strides > 0, but found " + Arrays.toString(given) + " and "
                        + Arrays.toString(stride));
        step(layer, x -> {
            int[] ksize = global ? new int[] {x.shape().axis(2), x.shape().axis(3)} : given;
            return method == 0 ? F.maxPooling2d(x, ksize, o -> o.stride(stride).pad(pad))
                    : F.averagePooling2d(x, ksize, o -> o.stride(stride).pad(pad));
        });
    }

    private void lrn(Layer layer) {
        Message m = layer.settings(Setting.LRN);
        require(m.integer(4, 0) == 0, "expected LRN across channels, but found it within them");
        int n = m.integer(1, 5);
        double k = m.fraction(5, 1);
        double alpha = m.fraction(2, 1) / n;
        double beta = m.fraction(3, 0.75);
        require(n > 0, "expected local_size > 0, but found " + n);
        step(layer, x -> F.localResponseNormalization(x, o -> o.n(n).k(k).alpha(alpha).beta(beta)));
    }

    private void relu(Layer layer) {
        double slope = layer.settings(Setting.RELU).fraction(1, 0);
        step(layer, slope == 0 ? F::relu : x -> F.leakyRelu(x, slope));
    }

    private void softmax(Layer layer) {
        int axis = layer.settings(Setting.SOFTMAX).integer(2, 1);
        step(layer, x -> F.softmax(x, axis));
    }

    private void softmaxWithLoss(Layer layer) {
        Message m = layer.settings(Setting.LOSS);
        int ignored = m.integer(1, -1);
        boolean normalize = m.flag(2, true);
        require(layer.bottom().size() >= 2, "expected scores and labels, but found " + layer.bottom());
        step(layer, (_, xs) -> new Variable[] {
                F.softmaxCrossEntropy(xs[0], xs[1], o -> o.ignoreLabel(ignored).normalize(normalize))
        });
    }

    private void dropout(Layer layer) {
        double ratio = layer.settings(Setting.DROPOUT).fraction(1, 0.5);
        require(ratio >= 0 && ratio < 1, "expected a dropout_ratio from 0 to below 1, but found " + ratio);
        step(layer, x -> F.dropout(x, ratio));
    }

    /// `axis`, which once had another name.
    private static int axis(Message m, int now, int once) {
        return m.has(once) ? m.integer(once, 1) : m.integer(now, 1);
    }

    private void concat(Layer layer) {
        int axis = axis(layer.settings(Setting.CONCAT), 2, 1);
        step(layer, (_, xs) -> new Variable[] {F.concat(List.of(xs), axis)});
    }

    private void slice(Layer layer) {
        Message m = layer.settings(Setting.SLICE);
        int axis = axis(m, 3, 1);
        int[] points = Arrays.stream(m.integers(2)).mapToInt(Math::toIntExact).toArray();
        int parts = layer.top().size();
        require(parts > 0 && (points.length == 0 || points.length == parts - 1),
                "expected a slice_point between each two of " + parts + " parts, but found " + points.length);
        step(layer, (_, xs) -> (points.length == 0 ? F.splitAxis(xs[0], parts, axis) : F.splitAxis(xs[0], points, axis))
                .toArray(Variable[]::new));
    }

    private void eltwise(Layer layer) {
        Message m = layer.settings(Setting.ELTWISE);
        int operation = m.integer(1, 1);
        float[] coefficients = m.floats(2);
        require(operation >= 0 && operation <= 2, "expected PROD, SUM or MAX, but found operation " + operation);
        require(coefficients.length == 0 || operation == 1 && coefficients.length == layer.bottom().size(),
                "expected a coefficient for each of " + layer.bottom() + " in a sum, but found " + coefficients.length);
        step(layer, (_, xs) -> {
            Variable y = coefficients.length == 0 ? xs[0] : xs[0].mul(coefficients[0]);
            for (int i = 1; i < xs.length; i++) {
                Variable x = coefficients.length == 0 ? xs[i] : xs[i].mul(coefficients[i]);
                y = switch (operation) {
                    case 0 -> y.mul(x);
                    case 1 -> y.add(x);
                    default -> F.maximum(y, x);
                };
            }
            return new Variable[] {y};
        });
    }

    /// 0 keeps an axis, -1 takes what is left.
    private void reshape(Layer layer) {
        Message m = layer.settings(Setting.RESHAPE);
        require(m.integer(2, 0) == 0 && m.integer(3, -1) == -1,
                "expected a reshape of all axes, but found one of some");
        int[] dims = Arrays.stream(m.message(1).integers(1)).mapToInt(Math::toIntExact).toArray();
        step(layer, x -> {
            int[] to = dims.clone();
            for (int i = 0; i < to.length; i++) {
                to[i] = to[i] == 0 && i < x.rank() ? x.shape().axis(i) : to[i];
            }
            return x.reshape(to);
        });
    }
}
