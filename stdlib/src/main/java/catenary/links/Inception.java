package catenary.links;

import catenary.autograd.Concat;
import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.functions.activation.Relu;
import catenary.functions.pooling.MaxPooling2d;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The module of GoogLeNet: convolutions with kernels of 1, 3 and 5 pixels and a pooling beside each other, their rectified
/// channels joined.
///
/// | name | shape of `W` | |
/// |---|---|---|
/// | `conv1` | (out1, inChannels, 1, 1) | |
/// | `proj3`, `conv3` | (proj3, inChannels, 1, 1), (out3, proj3, 3, 3) | |
/// | `proj5`, `conv5` | (proj5, inChannels, 1, 1), (out5, proj5, 5, 5) | |
/// | `projp` | (projPool, inChannels, 1, 1) | after the greatest of 3 x 3 pixels |
/// | x | (N, inChannels, height, width) | |
/// | y | (N, out1 + out3 + out5 + projPool, height, width) | |
///
/// Each has a `b`, too. Without `inChannels`, the first input shows it.
///
/// Szegedy et al.: [Going deeper with convolutions](https://arxiv.org/abs/1409.4842) (2014).
public class Inception extends Chain {

    private final ConvolutionND conv1;
    private final ConvolutionND proj3;
    private final ConvolutionND conv3;
    private final ConvolutionND proj5;
    private final ConvolutionND conv5;
    private final ConvolutionND projp;

    /// What an [Inception] may be told besides its sizes.
    public static final class Options {
        private Initializer convInit = new LeCunNormal();
        private Initializer biasInit = new Constant(0);

        private Options() {}

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

        private ConvolutionND convolution(Integer inChannels, int outChannels, int ksize) {
            return new ConvolutionND(2, inChannels, outChannels, new int[] {ksize},
                    o -> o.pad(ksize / 2).initialW(convInit).initialBias(biasInit));
        }
    }

    /// The first input shows how many channels it has.
    public Inception(int out1, int proj3, int out3, int proj5, int out5, int projPool) {
        this(out1, proj3, out3, proj5, out5, projPool, _ -> {});
    }

    public Inception(int out1, int proj3, int out3, int proj5, int out5, int projPool, Consumer<Options> options) {
        this(null, out1, proj3, out3, proj5, out5, projPool, options);
    }

    public Inception(int inChannels, int out1, int proj3, int out3, int proj5, int out5, int projPool) {
        this(inChannels, out1, proj3, out3, proj5, out5, projPool, _ -> {});
    }

    public Inception(int inChannels, int out1, int proj3, int out3, int proj5, int out5, int projPool,
            Consumer<Options> options) {
        this((Integer) inChannels, out1, proj3, out3, proj5, out5, projPool, options);
    }

    private Inception(Integer inChannels, int out1, int proj3, int out3, int proj5, int out5, int projPool,
            Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        conv1 = o.convolution(inChannels, out1, 1);
        this.proj3 = o.convolution(inChannels, proj3, 1);
        conv3 = o.convolution(proj3, out3, 3);
        this.proj5 = o.convolution(inChannels, proj5, 1);
        conv5 = o.convolution(proj5, out5, 5);
        projp = o.convolution(inChannels, projPool, 1);
    }

    @Override protected Variable forward(Variable x) {
        Variable by3 = conv3.apply(Relu.relu(proj3.apply(x)));
        Variable by5 = conv5.apply(Relu.relu(proj5.apply(x)));
        Variable pooled = projp.apply(MaxPooling2d.maxPooling2d(x, 3, o -> o.stride(1).pad(1)));
        return Relu.relu(Concat.concat(List.of(conv1.apply(x), by3, by5, pooled), 1));
    }
}
