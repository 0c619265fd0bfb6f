package catenary.links;

import static catenary.functions.connection.DeformableConvolution2dSampler.deformableConvolution2dSampler;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.functions.connection.StrideOptions;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import java.util.Objects;
import java.util.function.Consumer;

/// Convolution whose windows are bent as a second convolution says: see
/// [catenary.functions.connection.DeformableConvolution2dSampler].
///
/// | name | shape | first value |
/// |---|---|---|
/// | `offset_conv/W` | (2 kh kw, inChannels, kh, kw) | [LeCunNormal] |
/// | `offset_conv/b` | (2 kh kw) | 0 |
/// | `deform_conv/W` | (outChannels, inChannels, kh, kw) | 0, so that a new layer gives 0 |
/// | `deform_conv/b` | (outChannels) | 0 |
/// | x | (N, inChannels, height, width) | |
/// | y | (N, outChannels, height, width), of other lengths | |
///
/// Without `inChannels`, the first input shows it.
///
/// Dai et al.: [Deformable convolutional networks](https://arxiv.org/abs/1703.06211) (2017).
public class DeformableConvolution2D extends Chain {

    // named as in files
    private final ConvolutionND offset_conv;
    private final Sampler deform_conv;

    /// What a [DeformableConvolution2D] may be told besides its sizes.
    public static final class Options {
        private int[] stride = {1};
        private int[] pad = {0};
        private boolean offsetNobias;
        private Initializer offsetInitialW = new LeCunNormal();
        private Initializer offsetInitialBias = new Constant(0);
        private boolean deformNobias;
        private Initializer deformInitialW = new Constant(0);
        private Initializer deformInitialBias = new Constant(0);

        private Options() {}

        /// How far apart windows begin; 1 if not given.
        public Options stride(int... stride) {
            this.stride = stride.clone();
            return this;
        }

        /// How many zeros are put on either side; 0 if not given.
        public Options pad(int... pad) {
            this.pad = pad.clone();
            return this;
        }

        /// No bias of the offsets.
        public Options offsetNobias(boolean offsetNobias) {
            this.offsetNobias = offsetNobias;
            return this;
        }

        /// What draws the weights of the offsets.
        public Options offsetInitialW(Initializer offsetInitialW) {
            this.offsetInitialW = Objects.requireNonNull(offsetInitialW);
            return this;
        }

        /// Constant weights of the offsets.
        public Options offsetInitialW(double offsetInitialW) {
            return offsetInitialW(new Constant(offsetInitialW));
        }

        /// Weights of the offsets that start as a copy of an array.
        public Options offsetInitialW(NDArray offsetInitialW) {
            return offsetInitialW(new Constant(offsetInitialW));
        }

        /// What draws the bias of the offsets.
        public Options offsetInitialBias(Initializer offsetInitialBias) {
            this.offsetInitialBias = Objects.requireNonNull(offsetInitialBias);
            return this;
        }

        /// A constant bias of the offsets.
        public Options offsetInitialBias(double offsetInitialBias) {
            return offsetInitialBias(new Constant(offsetInitialBias));
        }

        /// A bias of the offsets that starts as a copy of an array.
        public Options offsetInitialBias(NDArray offsetInitialBias) {
            return offsetInitialBias(new Constant(offsetInitialBias));
        }

        /// No bias of the result.
        public Options deformNobias(boolean deformNobias) {
            this.deformNobias = deformNobias;
            return this;
        }

        /// What draws the weights of the bent windows; 0 if not given.
        public Options deformInitialW(Initializer deformInitialW) {
            this.deformInitialW = Objects.requireNonNull(deformInitialW);
            return this;
        }

        /// Constant weights of the bent windows.
        public Options deformInitialW(double deformInitialW) {
            return deformInitialW(new Constant(deformInitialW));
        }

        /// Weights of the bent windows that start as a copy of an array.
        public Options deformInitialW(NDArray deformInitialW) {
            return deformInitialW(new Constant(deformInitialW));
        }

        /// What draws the bias of the result.
        public Options deformInitialBias(Initializer deformInitialBias) {
            this.deformInitialBias = Objects.requireNonNull(deformInitialBias);
            return this;
        }

        /// A constant bias of the result.
        public Options deformInitialBias(double deformInitialBias) {
            return deformInitialBias(new Constant(deformInitialBias));
        }

        /// A bias of the result that starts as a copy of an array.
        public Options deformInitialBias(NDArray deformInitialBias) {
            return deformInitialBias(new Constant(deformInitialBias));
        }
    }

    /// The convolution with bent windows.
    private static final class Sampler extends Link {
        private final int outChannels;
        private final int[] ksize;
        private final Consumer<StrideOptions> windows;
        private final Parameter W;
        private final Parameter b;

        Sampler(Integer inChannels, int outChannels, int[] ksize, Options o) {
            this.outChannels = outChannels;
            this.ksize = ksize;
            windows = f -> f.stride(o.stride).pad(o.pad);
            W = inChannels == null ? new Parameter(o.deformInitialW)
                    : new Parameter(o.deformInitialW, shape(inChannels));
            b = o.deformNobias ? null : new Parameter(o.deformInitialBias, Shape.of(outChannels));
        }

        private Shape shape(int inChannels) {
            return Shape.of(outChannels, inChannels, ksize[0], ksize[1]);
        }

        Variable forward(Variable x, Variable offset) {
            if (!W.isInitialized()) {
                W.initialize(shape(x.shape().axis(1)));
            }
            return deformableConvolution2dSampler(x, offset, W, b, windows);
        }
    }

    /// The first input shows how many channels it has.
    public DeformableConvolution2D(int outChannels, int ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public DeformableConvolution2D(int outChannels, int ksize, Consumer<Options> options) {
        this(outChannels, new int[] {ksize}, options);
    }

    public DeformableConvolution2D(int outChannels, int[] ksize) {
        this(outChannels, ksize, _ -> {});
    }

    public DeformableConvolution2D(int outChannels, int[] ksize, Consumer<Options> options) {
        this(null, outChannels, ksize, options);
    }

    public DeformableConvolution2D(int inChannels, int outChannels, int ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public DeformableConvolution2D(int inChannels, int outChannels, int ksize, Consumer<Options> options) {
        this(inChannels, outChannels, new int[] {ksize}, options);
    }

    public DeformableConvolution2D(int inChannels, int outChannels, int[] ksize) {
        this(inChannels, outChannels, ksize, _ -> {});
    }

    public DeformableConvolution2D(int inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        this((Integer) inChannels, outChannels, ksize, options);
    }

    private DeformableConvolution2D(Integer inChannels, int outChannels, int[] ksize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("DeformableConvolution2D", "outChannels", outChannels);
        int[] k = Sizes.perAxis("DeformableConvolution2D", "ksize", 2, ksize);
        offset_conv = new ConvolutionND(2, inChannels, 2 * k[0] * k[1], k, c -> c.stride(o.stride).pad(o.pad)
                .nobias(o.offsetNobias).initialW(o.offsetInitialW).initialBias(o.offsetInitialBias));
        deform_conv = new Sampler(inChannels, outChannels, k, o);
    }

    @Override protected Variable forward(Variable x) {
        return deform_conv.apply(x, offset_conv.apply(x));
    }
}
