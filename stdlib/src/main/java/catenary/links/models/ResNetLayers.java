package catenary.links.models;

import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.functions.activation.Relu;
import catenary.functions.pooling.MaxPooling2d;
import catenary.initializers.HeNormal;
import catenary.links.BatchNormalization;
import catenary.links.Convolution2D;
import catenary.links.Linear;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Residual networks of bottlenecks: what [ResNet50Layers], [ResNet101Layers] and [ResNet152Layers] have in common.
///
/// | name | | layer |
/// |---|---|---|
/// | `conv1`, `bn1` | 64 kernels of 7 x 7 pixels, normalized, rectified | `conv1`, then `pool1` |
/// | `res2` ... `res5` | a first bottleneck `a`, then `b1`, `b2`, ... | the same, then `pool5`: means over all pixels |
/// | `fc6` | [Linear] to 1000 classes | the same, then `prob` |
///
/// Weights that are not loaded come from [HeNormal], those of `fc6` from [catenary.initializers.LeCunNormal]. [#extract] gives
/// `pool5`.
///
/// He et al.: [Deep residual learning](https://arxiv.org/abs/1512.03385) (2015).
public abstract class ResNetLayers extends PretrainedLayers {

    private final Convolution2D conv1;
    private final BatchNormalization bn1;
    private final BuildingBlock res2;
    private final BuildingBlock res3;
    private final BuildingBlock res4;
    private final BuildingBlock res5;
    private final Linear fc6;

    /// What these networks may be told besides their weights.
    public static final class Options {
        private boolean downsampleFb;

        private Options() {}

        /// Whether the convolution over 3 x 3 pixels, instead of the one over 1 x 1, takes every second pixel, as Facebook's
        /// variant does; false if not given.
        public Options downsampleFb(boolean downsampleFb) {
            this.downsampleFb = downsampleFb;
            return this;
        }
    }

    /// @param depths how many bottlenecks each block has
    /// @param width  channels of the first convolution, 64 in the paper
    ResNetLayers(String pretrainedModel, int[] depths, int width, int classes, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Initializer drawn = initialW(pretrainedModel, new HeNormal());
        conv1 = new Convolution2D(3, width, 7, c -> c.stride(2).pad(3).initialW(drawn));
        bn1 = new BatchNormalization(width);
        res2 = new BuildingBlock(depths[0], width, width, 4 * width, 1, drawn, o.downsampleFb);
        res3 = new BuildingBlock(depths[1], 4 * width, 2 * width, 8 * width, 2, drawn, o.downsampleFb);
        res4 = new BuildingBlock(depths[2], 8 * width, 4 * width, 16 * width, 2, drawn, o.downsampleFb);
        res5 = new BuildingBlock(depths[3], 16 * width, 8 * width, 32 * width, 2, drawn, o.downsampleFb);
        fc6 = new Linear(32 * width, classes);
    }

    @Override final Map<String, Stage> stages() {
        Map<String, Stage> out = new LinkedHashMap<>();
        out.put("conv1", Stage.of(conv1, bn1, Relu::relu));
        out.put("pool1", Stage.of(x -> MaxPooling2d.maxPooling2d(x, 3, 2)));
        out.put("res2", Stage.of(res2));
        out.put("res3", Stage.of(res3));
        out.put("res4", Stage.of(res4));
        out.put("res5", Stage.of(res5));
        out.put("pool5", Stage.of((Variable x) -> x.mean(2, 3)));
        out.put("fc6", Stage.of(fc6));
        out.put("prob", probabilities());
        return out;
    }

    @Override final String features() {
        return "pool5";
    }

    @Override final double[] means() {
        return new double[] {103.063, 115.903, 123.152};
    }
}
