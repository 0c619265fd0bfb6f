package catenary.links;

import static catenary.functions.connection.Linear.linear;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.LeCunNormal;
import java.util.function.Consumer;

/// The affine layer `y = x W' + b`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (outSize, inSize) | [LeCunNormal] |
/// | `b` | (outSize) | 0 |
/// | x | (batch, ...), with inSize elements an example | |
/// | y | (batch, outSize) | |
///
/// Without `inSize`, the first input shows it.
public class Linear extends Link {

    private final int outSize;
    private final Parameter W;
    private final Parameter b;

    /// What a [Linear] may be told besides its sizes.
    public static final class Options extends AffineOptions<Options> {
        private Options() {}
    }

    /// A layer whose input size is read from the first input.
    public Linear(int outSize) {
        this(outSize, _ -> {
        });
    }

    public Linear(int outSize, Consumer<Options> options) {
        this(null, outSize, options);
    }

    public Linear(int inSize, int outSize) {
        this(inSize, outSize, _ -> {
        });
    }

    public Linear(int inSize, int outSize, Consumer<Options> options) {
        this((Integer) inSize, outSize, options);
    }

    private Linear(Integer inSize, int outSize, Consumer<Options> options) {
        checkSize("outSize", outSize);
        Options o = new Options();
        options.accept(o);
        this.outSize = outSize;
        if (inSize == null) {
            W = new Parameter(o.initialW);
        } else {
            checkSize("inSize", inSize);
            W = new Parameter(o.initialW, Shape.of(outSize, inSize));
        }
        b = o.nobias ? null : new Parameter(o.initialBias, Shape.of(outSize));
        W.name("W");
        if (b != null) {
            b.name("b");
        }
    }

    /// A layer with copies of the weights and the bias given; `b` may be null.
    ///
    /// @throws IllegalArgumentException if the shapes don't fit
    public static Linear fromParams(NDArray W, NDArray b) {
        if (W.rank() != 2) {
            throw new IllegalArgumentException("Linear: expected W of shape (outSize, inSize), but found "
                    + W.describe());
        }
        int outSize = W.shape().axis(0);
        int inSize = W.shape().axis(1);
        return b == null ? new Linear(inSize, outSize, o -> o.nobias(true).initialW(W))
                : new Linear(inSize, outSize, o -> o.initialW(W).initialBias(b));
    }

    private static void checkSize(String what, int size) {
        if (size <= 0) {
            throw new IllegalArgumentException("Linear: expected " + what + " > 0, but found " + size);
        }
    }

    /// The weights.
    public Parameter W() {
        return W;
    }

    /// The bias; null if there is none.
    public Parameter b() {
        return b;
    }

    @Override protected Variable forward(Variable x) {
        return affine(x, 1);
    }

    /// Treats the first `nBatchAxes` axes of `x` as the batch; the result keeps them.
    public Variable apply(Variable x, int nBatchAxes) {
        return called(() -> affine(x, nBatchAxes), x, nBatchAxes);
    }

    private Variable affine(Variable x, int nBatchAxes) {
        if (!W.isInitialized()) {
            int inSize = 1;
            for (int i = nBatchAxes; i < x.rank(); i++) {
                inSize *= x.shape().axis(i);
            }
            W.initialize(Shape.of(outSize, inSize));
        }
        return linear(x, W, b, nBatchAxes);
    }

    @Override protected String specs() {
        return "inSize=" + (W.isInitialized() ? W.shape().axis(1) : "?") + ", outSize=" + outSize + ", nobias="
                + (b == null);
    }
}
