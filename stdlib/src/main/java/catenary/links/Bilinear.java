package catenary.links;

import static catenary.functions.connection.Bilinear.bilinear;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import java.util.Arrays;
import java.util.function.Consumer;

/// A layer of products of two inputs, `y[k] = sum over i, j of e1[i] e2[j] W[i, j, k] + (e1 V1 + e2 V2 + b)[k]`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (leftSize, rightSize, outSize) | [LeCunNormal] |
/// | `V1` | (leftSize, outSize) | [LeCunNormal] |
/// | `V2` | (rightSize, outSize) | [LeCunNormal] |
/// | `b` | (outSize) | 0 |
/// | e1, e2 | (batch, ...), with leftSize and rightSize elements an example | |
/// | y | (batch, outSize) | |
///
/// With `nobias` there is `W` only.
///
/// Socher et al.: Reasoning with neural tensor networks for knowledge base completion (2013).
public class Bilinear extends Link {

    private final Parameter W;
    private final Parameter V1;
    private final Parameter V2;
    private final Parameter b;

    /// What a [Bilinear] may be told besides its sizes.
    public static final class Options extends WeightOptions<Options> {
        private boolean nobias;
        private Initializer[] initialBias = {new LeCunNormal(), new LeCunNormal(), new Constant(0)};

        private Options() {}

        /// No `V1`, `V2` and `b`.
        public Options nobias(boolean nobias) {
            this.nobias = nobias;
            return this;
        }

        /// What draws `V1`, `V2` and `b`.
        public Options initialBias(Initializer... initialBias) {
            if (initialBias.length != 3) {
                throw new IllegalArgumentException(
                        "Bilinear: expected initialBias of V1, V2 and b, but found " + initialBias.length);
            }
            this.initialBias = initialBias.clone();
            return this;
        }

        /// Constant `V1`, `V2` and `b`.
        public Options initialBias(double... initialBias) {
            return initialBias(Arrays.stream(initialBias).mapToObj(Constant::new).toArray(Initializer[]::new));
        }

        /// `V1`, `V2` and `b` that start as copies of arrays of their shapes.
        public Options initialBias(NDArray... initialBias) {
            return initialBias(Arrays.stream(initialBias).map(Constant::new).toArray(Initializer[]::new));
        }
    }

    public Bilinear(int leftSize, int rightSize, int outSize) {
        this(leftSize, rightSize, outSize, _ -> {});
    }

    public Bilinear(int leftSize, int rightSize, int outSize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("Bilinear", "leftSize", leftSize);
        Sizes.checkPositive("Bilinear", "rightSize", rightSize);
        Sizes.checkPositive("Bilinear", "outSize", outSize);
        W = new Parameter(o.initialW, Shape.of(leftSize, rightSize, outSize));
        V1 = o.nobias ? null : new Parameter(o.initialBias[0], Shape.of(leftSize, outSize));
        V2 = o.nobias ? null : new Parameter(o.initialBias[1], Shape.of(rightSize, outSize));
        b = o.nobias ? null : new Parameter(o.initialBias[2], Shape.of(outSize));
    }

    /// The weights of products.
    public final Parameter W() {
        return W;
    }

    /// The weights of the first input; null if there are none.
    public final Parameter V1() {
        return V1;
    }

    /// The weights of the second input; null if there are none.
    public final Parameter V2() {
        return V2;
    }

    /// The bias; null if there is none.
    public final Parameter b() {
        return b;
    }

    public Variable apply(Variable e1, Variable e2) {
        return called(() -> bilinear(e1, e2, W, V1, V2, b), e1, e2);
    }

    @Override protected String specs() {
        int[] d = W.shape().toArray();
        return "leftSize=" + d[0] + ", rightSize=" + d[1] + ", outSize=" + d[2] + ", nobias=" + (b == null);
    }
}
