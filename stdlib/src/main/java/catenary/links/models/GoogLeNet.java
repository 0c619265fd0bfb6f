package catenary.links.models;

import static catenary.functions.pooling.AveragePooling2d.averagePooling2d;

import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.functions.activation.Relu;
import catenary.functions.noise.Dropout;
import catenary.functions.normalization.LocalResponseNormalization;
import catenary.functions.pooling.MaxPooling2d;
import catenary.initializers.LeCunNormal;
import catenary.initializers.LeCunUniform;
import catenary.links.Convolution2D;
import catenary.links.Inception;
import catenary.links.Linear;
import java.util.LinkedHashMap;
import java.util.Map;

/// The network of [Inception] modules, small for what it does, with two more outputs halfway that help to train it.
///
/// | name | | layer |
/// |---|---|---|
/// | `conv1`, `conv2_reduce`, `conv2` | [Convolution2D], rectified | the same, then `pool1`, `pool2` |
/// | `inc3a` ... `inc5b` | [Inception] | `inception_3a` ... `inception_5b`, `pool3`, `pool4` between |
/// | `loss3_fc` | [Linear] to 1000 classes, after dropping out 0.4 | `pool5`, `loss3_fc`, `prob` |
/// | `loss1_conv`, `loss1_fc1`, `loss1_fc2` | the same from `inception_4a` | `loss1_fc2` |
/// | `loss2_conv`, `loss2_fc1`, `loss2_fc2` | the same from `inception_4d` | `loss2_fc2` |
///
/// Weights that are not loaded come from [LeCunUniform], those of the modules from [LeCunNormal]. [#extract] gives `pool5`.
///
/// Szegedy et al.: [Going deeper with convolutions](https://arxiv.org/abs/1409.4842) (2014).
public final class GoogLeNet extends PretrainedLayers {

    // named as in files
    private final Convolution2D conv1;
    private final Convolution2D conv2_reduce;
    private final Convolution2D conv2;
    private final Inception inc3a;
    private final Inception inc3b;
    private final Inception inc4a;
    private final Inception inc4b;
    private final Inception inc4c;
    private final Inception inc4d;
    private final Inception inc4e;
    private final Inception inc5a;
    private final Inception inc5b;
    private final Linear loss3_fc;
    private final Convolution2D loss1_conv;
    private final Linear loss1_fc1;
    private final Linear loss1_fc2;
    private final Convolution2D loss2_conv;
    private final Linear loss2_fc1;
    private final Linear loss2_fc2;

    /// Weights are drawn.
    public GoogLeNet() {
        this(null);
    }

    /// @param pretrainedModel an NPZ file, or `"auto"`; null: weights are drawn
    public GoogLeNet(String pretrainedModel) {
        Initializer drawn = initialW(pretrainedModel, new LeCunUniform());
        Initializer modules = initialW(pretrainedModel, new LeCunNormal());
        conv1 = new Convolution2D(3, 64, 7, o -> o.stride(2).pad(3).initialW(drawn));
        conv2_reduce = new Convolution2D(64, 64, 1, o -> o.initialW(drawn));
        conv2 = new Convolution2D(64, 192, 3, o -> o.pad(1).initialW(drawn));
        inc3a = new Inception(192, 64, 96, 128, 16, 32, 32, o -> o.convInit(modules));
        inc3b = new Inception(256, 128, 128, 192, 32, 96, 64, o -> o.convInit(modules));
        inc4a = new Inception(480, 192, 96, 208, 16, 48, 64, o -> o.convInit(modules));
        inc4b = new Inception(512, 160, 112, 224, 24, 64, 64, o -> o.convInit(modules));
        inc4c = new Inception(512, 128, 128, 256, 24, 64, 64, o -> o.convInit(modules));
        inc4d = new Inception(512, 112, 144, 288, 32, 64, 64, o -> o.convInit(modules));
        inc4e = new Inception(528, 256, 160, 320, 32, 128, 128, o -> o.convInit(modules));
        inc5a = new Inception(832, 256, 160, 320, 32, 128, 128, o -> o.convInit(modules));
        inc5b = new Inception(832, 384, 192, 384, 48, 128, 128, o -> o.convInit(modules));
        loss3_fc = new Linear(1024, 1000, o -> o.initialW(drawn));
        loss1_conv = new Convolution2D(512, 128, 1, o -> o.initialW(drawn));
        loss1_fc1 = new Linear(2048, 1024, o -> o.initialW(drawn));
        loss1_fc2 = new Linear(1024, 1000, o -> o.initialW(drawn));
        loss2_conv = new Convolution2D(528, 128, 1, o -> o.initialW(drawn));
        loss2_fc1 = new Linear(2048, 1024, o -> o.initialW(drawn));
        loss2_fc2 = new Linear(1024, 1000, o -> o.initialW(drawn));
        load(pretrainedModel, "bvlc_googlenet.npz");
    }

    @Override final Map<String, Stage> stages() {
        Map<String, Stage> out = new LinkedHashMap<>();
        out.put("conv1", Stage.of(conv1, Relu::relu));
        out.put("pool1", Stage.of(GoogLeNet::pooled, GoogLeNet::normalized));
        out.put("conv2_reduce", Stage.of(conv2_reduce, Relu::relu));
        out.put("conv2", Stage.of(conv2, Relu::relu, GoogLeNet::normalized));
        out.put("pool2", Stage.of(GoogLeNet::pooled));
        out.put("inception_3a", Stage.of(inc3a));
        out.put("inception_3b", Stage.of(inc3b));
        out.put("pool3", Stage.of(GoogLeNet::pooled));
        out.put("inception_4a", Stage.of(inc4a));
        out.put("inception_4b", Stage.of(inc4b));
        out.put("inception_4c", Stage.of(inc4c));
        out.put("inception_4d", Stage.of(inc4d));
        out.put("inception_4e", Stage.of(inc4e));
        out.put("pool4", Stage.of(GoogLeNet::pooled));
        out.put("inception_5a", Stage.of(inc5a));
        out.put("inception_5b", Stage.of(inc5b));
        out.put("pool5", Stage.of(x -> averagePooling2d(x, 7, 1)));
        out.put("loss3_fc", Stage.of(x -> Dropout.dropout(x, 0.4), loss3_fc));
        out.put("prob", probabilities());
        out.put("loss1_fc2", halfway("inception_4a", loss1_conv, loss1_fc1, loss1_fc2));
        out.put("loss2_fc2", halfway("inception_4d", loss2_conv, loss2_fc1, loss2_fc2));
        return out;
    }

    private static Stage halfway(String from, Convolution2D conv, Linear fc1, Linear fc2) {
        return Stage.from(from, x -> averagePooling2d(x, 5, 3), conv, Relu::relu, fc1, Relu::relu, fc2);
    }

    private static Variable pooled(Variable x) {
        return MaxPooling2d.maxPooling2d(x, 3, 2);
    }

    private static Variable normalized(Variable x) {
        return LocalResponseNormalization.localResponseNormalization(x, o -> o.n(5).k(1).alpha(1e-4 / 5));
    }

    @Override final String features() {
        return "pool5";
    }

    @Override final double[] means() {
        return new double[] {104, 117, 123};
    }
}
