package catenary.links;

import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.functions.activation.Relu;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A convolution followed by convolutions of one pixel: a small perceptron that slides over the image.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `0/W` | (outChannels[0], inChannels, kh, kw) | [LeCunNormal] |
/// | `1/W`, `2/W` ... | `(outChannels[i], outChannels[i - 1], 1, 1)` | [LeCunNormal] |
/// | `0/b`, `1/b` ... | `(outChannels[i],)` | 0 |
/// | x | (N, inChannels, height, width) | |
/// | y | (N, the last of outChannels, height, width), of other lengths | |
///
/// The activation stands between them, and not after the last. Without `inChannels`, the first input shows it.
///
/// Lin, Chen, Yan: [Network in network](https://arxiv.org/abs/1312.4400) (2014).
public class MLPConvolution2D extends ChainList {

    private final UnaryOperator<Variable> activation;

    /// What a [MLPConvolution2D] may be told besides its sizes.
    public static final class Options {
        private int[] stride = {1};
        private int[] pad = {0};
        private UnaryOperator<Variable> activation = Relu::relu;
        private Initializer convInit = new LeCunNormal();
        private Initializer biasInit = new Constant(0);

        private Options() {}

        /// How far apart the windows of the first convolution begin; 1 if not given.
        public Options stride(int... stride) {
            this.stride = stride.clone();
            return this;
        }

        /// How many zeros the first convolution puts on either side; 0 if not given.
        public Options pad(int... pad) {
            this.pad = pad.clone();
            return this;
        }

        /// What stands between convolutions; the rectifier if not given.
        public Options activation(UnaryOperator<Variable> activation) {
            this.activation = Objects.requireNonNull(activation);
            return this;
        }

        /// What draws the weights.
        public Options convInit(Initializer convInit) {
            this.convInit = Objects.requireNonNull(convInit);
            return this;
        }

        /// Constant weights.
        public Options convInit(double convInit) {
            return convInit(new Constant(convInit));
        }

        /// What draws the biases.
        public Options biasInit(Initializer biasInit) {
            this.biasInit = Objects.requireNonNull(biasInit);
            return this;
        }

        /// Constant biases.
        public Options biasInit(double biasInit) {
            return biasInit(new Constant(biasInit));
        }
    }

    /// The first input shows how many channels it has.
    public MLPConvolution2D(int[] outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public MLPConvolution2D(int[] outChannels, int ksize, Consumer<Options> options) {
        this(outChannels, new int[] {ksize}, options);
    }

    public MLPConvolution2D(int[] outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public MLPConvolution2D(int[] outChannels, int[] ksize, Consumer<Options> options) {
        this(null, outChannels, ksize, options);
    }

    public MLPConvolution2D(int inChannels, int[] outChannels, int ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public MLPConvolution2D(int inChannels, int[] outChannels, int ksize, Consumer<Options> options) {
        this(inChannels, outChannels, new int[] {ksize}, options);
    }

    public MLPConvolution2D(int inChannels, int[] outChannels, int[] ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public MLPConvolution2D(int inChannels, int[] outChannels, int[] ksize, Consumer<Options> options) {
        this((Integer) inChannels, outChannels, ksize, options);
    }

    private MLPConvolution2D(Integer inChannels, int[] outChannels, int[] ksize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        super(layers(inChannels, outChannels, ksize, o));
        activation = o.activation;
    }

    private static Link[] layers(Integer inChannels, int[] outChannels, int[] ksize, Options o) {
        if (outChannels.length == 0) {
            throw new IllegalArgumentException(
                    "MLPConvolution2D: expected outChannels of one layer or more, but found none");
        }
        Link[] layers = new Link[outChannels.length];
        layers[0] = new ConvolutionND(2, inChannels, outChannels[0], ksize,
                c -> c.stride(o.stride).pad(o.pad).initialW(o.convInit).initialBias(o.biasInit));
        for (int i = 1; i < layers.length; i++) {
            layers[i] = new Convolution2D(outChannels[i - 1], outChannels[i], 1,
                    c -> c.initialW(o.convInit).initialBias(o.biasInit));
        }
        return layers;
    }

    @Override protected Variable forward(Variable x) {
        Variable y = get(0).apply(x);
        for (int i = 1; i < size(); i++) {
            y = get(i).apply(activation.apply(y));
        }
        return y;
    }
}
