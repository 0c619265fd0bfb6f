package catenary.links;

import static catenary.functions.connection.EmbedId.embedId;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.Normal;
import java.util.function.Consumer;

/// A table of learned vectors, one for each id.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (inSize, outSize) | [Normal] of standard deviation 1 |
/// | x | any, ids in `[0, inSize)` or `ignoreLabel` | |
/// | y | that of x, then outSize; 0 where x is `ignoreLabel` | |
///
/// ```java
/// var words = new EmbedID(10_000, 300, o -> o.ignoreLabel(-1));
/// ```
public class EmbedID extends Link {

    private final Integer ignoreLabel;
    private final Parameter W;

    /// What an [EmbedID] may be told besides its sizes.
    public static final class Options extends WeightOptions<Options> {
        private Integer ignoreLabel;

        private Options() {
            initialW = new Normal(1);
        }

        /// An id that stands for no vector, such as that of padding; none if not given.
        public Options ignoreLabel(int ignoreLabel) {
            this.ignoreLabel = ignoreLabel;
            return this;
        }
    }

    public EmbedID(int inSize, int outSize) {
        this(inSize, outSize, _ -> {});
    }

    public EmbedID(int inSize, int outSize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("EmbedID", "inSize", inSize);
        Sizes.checkPositive("EmbedID", "outSize", outSize);
        ignoreLabel = o.ignoreLabel;
        W = new Parameter(o.initialW, Shape.of(inSize, outSize));
    }

    /// A table with a copy of the vectors given.
    public static EmbedID fromParams(NDArray W) {
        return fromParams(W, _ -> {});
    }

    /// A table with a copy of the vectors given.
    ///
    /// @throws IllegalArgumentException if `W` is no matrix
    public static EmbedID fromParams(NDArray W, Consumer<Options> options) {
        if (W.rank() != 2) {
            throw new IllegalArgumentException("EmbedID: expected W of shape (inSize, outSize), but found "
                    + W.describe());
        }
        return new EmbedID(W.shape().axis(0), W.shape().axis(1), o -> {
            options.accept(o);
            o.initialW(W);
        });
    }

    /// The table.
    public final Parameter W() {
        return W;
    }

    @Override protected Variable forward(Variable x) {
        return ignoreLabel == null ? embedId(x, W) : embedId(x, W, ignoreLabel);
    }

    @Override protected String specs() {
        return "inSize=" + W.shape().axis(0) + ", outSize=" + W.shape().axis(1)
                + (ignoreLabel == null ? "" : ", ignoreLabel=" + ignoreLabel);
    }
}
