package catenary.links.models;

import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.functions.activation.Relu;
import catenary.functions.noise.Dropout;
import catenary.functions.pooling.MaxPooling2d;
import catenary.initializers.Normal;
import catenary.links.Convolution2D;
import catenary.links.Linear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Blocks of convolutions with kernels of 3 x 3 pixels, each followed by pooling, then three affine layers: what
/// [VGG16Layers] and [VGG19Layers] have in common.
///
/// | name | shape of `W` | |
/// |---|---|---|
/// | `conv1_1` ... `conv5_n` | (C, c, 3, 3) | rectified |
/// | `fc6`, `fc7` | (4096, 25088), (4096, 4096) | rectified, dropped out by half |
/// | `fc8` | (1000, 4096) | |
///
/// Weights that are not loaded are drawn with deviation 0.01. Each has a `b`, which is 0 then. The layers are these, `pool1`
/// to `pool5` and `prob`; [#extract] gives `fc7`.
///
/// Simonyan, Zisserman: [Very deep convolutional networks](https://arxiv.org/abs/1409.1556) (2014).
public abstract class VGGLayers extends PretrainedLayers {

    private static final int POOLED_SIDE = 7;

    private final int[] depths;
    private final Linear fc6;
    private final Linear fc7;
    private final Linear fc8;

    /// @param depths   how many convolutions each block has
    /// @param channels how many channels they give
    /// @param units    of the first two affine layers
    VGGLayers(String pretrainedModel, int[] depths, int[] channels, int units, int classes) {
        this.depths = depths;
        Initializer drawn = initialW(pretrainedModel, new Normal(0.01));
        int in = 3;
        for (int block = 0; block < depths.length; block++) {
            int from = in;
            int to = channels[block];
            for (int i = 0; i < depths[block]; i++) {
                addLink(convolution(block, i),
                        new Convolution2D(i == 0 ? from : to, to, 3, o -> o.pad(1).initialW(drawn)));
            }
            in = to;
        }
        fc6 = new Linear(in * POOLED_SIDE * POOLED_SIDE, units, o -> o.initialW(drawn));
        fc7 = new Linear(units, units, o -> o.initialW(drawn));
        fc8 = new Linear(units, classes, o -> o.initialW(drawn));
    }

    private static String convolution(int block, int i) {
        return "conv" + (block + 1) + "_" + (i + 1);
    }

    @Override final Map<String, Stage> stages() {
        Map<String, Stage> out = new LinkedHashMap<>();
        for (int block = 0; block < depths.length; block++) {
            for (int i = 0; i < depths[block]; i++) {
                String name = convolution(block, i);
                out.put(name, Stage.of((Convolution2D) child(name), Relu::relu));
            }
            out.put("pool" + (block + 1), Stage.of(x -> MaxPooling2d.maxPooling2d(x, 2, 2)));
        }
        out.put("fc6", dropped(fc6));
        out.put("fc7", dropped(fc7));
        out.put("fc8", Stage.of(fc8));
        out.put("prob", probabilities());
        return out;
    }

    private static Stage dropped(Linear layer) {
        List<Function<Variable, Variable>> steps = new ArrayList<>();
        steps.add(layer);
        steps.add(Relu::relu);
        steps.add(Dropout::dropout);
        return new Stage(null, steps);
    }

    @Override final String features() {
        return "fc7";
    }

    @Override final double[] means() {
        return new double[] {103.939, 116.779, 123.68};
    }
}
