package catenary.links;

import catenary.autograd.Concat;
import catenary.autograd.Config;
import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.activation.Relu;
import catenary.functions.pooling.AveragePooling2d;
import catenary.functions.pooling.MaxPooling2d;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The module of GoogLeNet with batch normalization: convolutions with kernels of 1 and 3 pixels, two of 3 in a row, and a
/// pooling beside each other, their channels joined. After each convolution come a [BatchNormalization] and the rectifier.
///
/// | name | shape of `W` | |
/// |---|---|---|
/// | `conv1` | (out1, inChannels, 1, 1) | absent if `out1` is 0 |
/// | `proj3`, `conv3` | (proj3, inChannels, 1, 1), (out3, proj3, 3, 3) | |
/// | `proj33`, `conv33a`, `conv33b` | (proj33, inChannels, 1, 1), (out33, proj33, 3, 3), (out33, out33, 3, 3) | |
/// | `poolp` | (projPool, inChannels, 1, 1) | after the pooling of 3 x 3 pixels; absent if there is no `projPool` |
/// | `conv1n`, `proj3n`, `conv3n`, `proj33n`, `conv33an`, `conv33bn`, `poolpn` | | the normalizations after them |
/// | x | (N, inChannels, height, width) | |
/// | y | (N, out1 + out3 + out33 + projPool, height, width); inChannels in place of an absent `projPool` | |
///
/// The convolutions have no biases. `conv3`, `conv33b` and the pooling go in steps of `stride`. Without `inChannels`, the first input
/// shows it.
///
/// Ioffe, Szegedy: [Batch normalization](https://arxiv.org/abs/1502.03167) (2015).
public class InceptionBN extends Chain {

    /// What becomes of 3 x 3 pixels.
    public enum Pooling {
        MAX,
        AVG
    }

    private final Pooling pooltype;
    private final int stride;
    private final ConvolutionND conv1;
    private final ConvolutionND proj3;
    private final ConvolutionND conv3;
    private final ConvolutionND proj33;
    private final ConvolutionND conv33a;
    private final ConvolutionND conv33b;
    private final ConvolutionND poolp;
    private final BatchNormalization conv1n;
    private final BatchNormalization proj3n;
    private final BatchNormalization conv3n;
    private final BatchNormalization proj33n;
    private final BatchNormalization conv33an;
    private final BatchNormalization conv33bn;
    private final BatchNormalization poolpn;

    /// What an [InceptionBN] may be told besides its sizes.
    public static final class Options {
        private Integer projPool;
        private int stride = 1;
        private Initializer convInit = new LeCunNormal();
        private DType dtype = Config.current().preciseDtype();

        private Options() {}

        /// The channels that the pooling is reduced to; as many as come in if not given.
        public Options projPool(int projPool) {
            this.projPool = projPool;
            return this;
        }

        /// How far apart windows begin; 1 if not given.
        public Options stride(int stride) {
            this.stride = stride;
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

        /// Of the normalizations; the precise one of the configuration if not given.
        public Options dtype(DType dtype) {
            this.dtype = Objects.requireNonNull(dtype);
            return this;
        }

        private ConvolutionND convolution(Integer inChannels, int outChannels, int ksize, int stride) {
            return new ConvolutionND(2, inChannels, outChannels, new int[] {ksize},
                    o -> o.stride(stride).pad(ksize / 2).nobias(true).initialW(convInit));
        }

        private BatchNormalization normalization(int size) {
            return new BatchNormalization(size, o -> o.dtype(dtype));
        }
    }

    /// The first input shows how many channels it has.
    public InceptionBN(int out1, int proj3, int out3, int proj33, int out33, Pooling pooltype) {
        this(out1, proj3, out3, proj33, out33, pooltype, _ -> {});
    }

    public InceptionBN(int out1, int proj3, int out3, int proj33, int out33, Pooling pooltype,
            Consumer<Options> options) {
        this(null, out1, proj3, out3, proj33, out33, pooltype, options);
    }

    public InceptionBN(int inChannels, int out1, int proj3, int out3, int proj33, int out33, Pooling pooltype) {
        this(inChannels, out1, proj3, out3, proj33, out33, pooltype, _ -> {});
    }

    /// @throws IllegalArgumentException if `out1 > 0`, and the stride is not 1 or there is no `projPool`
    public InceptionBN(int inChannels, int out1, int proj3, int out3, int proj33, int out33, Pooling pooltype,
            Consumer<Options> options) {
        this((Integer) inChannels, out1, proj3, out3, proj33, out33, pooltype, options);
    }

    private InceptionBN(Integer inChannels, int out1, int proj3, int out3, int proj33, int out33, Pooling pooltype,
            Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (out1 > 0 && (o.stride != 1 || o.projPool == null)) {
            throw new IllegalArgumentException(
                    "InceptionBN: expected stride 1 and projPool with out1 > 0, but found stride "
                            + o.stride + (o.projPool == null ? " and no projPool" : ""));
        }
        this.pooltype = Objects.requireNonNull(pooltype);
        stride = o.stride;
        conv1 = out1 > 0 ? o.convolution(inChannels, out1, 1, 1) : null;
        conv1n = out1 > 0 ? o.normalization(out1) : null;
        this.proj3 = o.convolution(inChannels, proj3, 1, 1);
        proj3n = o.normalization(proj3);
        conv3 = o.convolution(proj3, out3, 3, stride);
        conv3n = o.normalization(out3);
        this.proj33 = o.convolution(inChannels, proj33, 1, 1);
        proj33n = o.normalization(proj33);
        conv33a = o.convolution(proj33, out33, 3, 1);
        conv33an = o.normalization(out33);
        conv33b = o.convolution(out33, out33, 3, stride);
        conv33bn = o.normalization(out33);
        poolp = o.projPool == null ? null : o.convolution(inChannels, o.projPool, 1, 1);
        poolpn = o.projPool == null ? null : o.normalization(o.projPool);
    }

    @Override protected Variable forward(Variable x) {
        List<Variable> parts = new ArrayList<>();
        if (conv1 != null) {
            parts.add(step(x, conv1, conv1n));
        }
        parts.add(step(step(x, proj3, proj3n), conv3, conv3n));
        parts.add(step(step(step(x, proj33, proj33n), conv33a, conv33an), conv33b, conv33bn));
        Variable pooled = switch (pooltype) {
            case MAX -> MaxPooling2d.maxPooling2d(x, 3, o -> o.stride(stride).pad(1).coverAll(false));
            case AVG -> AveragePooling2d.averagePooling2d(x, 3, o -> o.stride(stride).pad(1));
        };
        parts.add(poolp == null ? pooled : step(pooled, poolp, poolpn));
        return Concat.concat(parts, 1);
    }

    private static Variable step(Variable x, ConvolutionND convolution, BatchNormalization normalization) {
        return Relu.relu(normalization.apply(convolution.apply(x)));
    }
}
