package catenary.links;

import static catenary.functions.math.Scale.scale;

import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.Constant;
import java.util.function.Consumer;

/// A product with a learned array, aligned at an axis of `x`; without a shape, with a second input. A [Bias] may follow.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | `WShape`, that of `x` from `axis` on as far as it goes; absent if no shape is given | 1 |
/// | `bias/b` | `WShape`, or `biasShape` without `W`; absent without `biasTerm` | 0 |
/// | x, y | any | |
///
/// See [catenary.functions.math.Scale].
public class Scale extends Chain {

    private final int axis;
    private final Parameter W;
    private final Bias bias;

    /// What a [Scale] may be told.
    public static final class Options {
        private int axis = 1;
        private int[] wShape;
        private boolean biasTerm;
        private int[] biasShape;

        private Options() {}

        /// The axis of the input at which `W` begins; 1 if not given.
        public Options axis(int axis) {
            this.axis = axis;
            return this;
        }

        /// The shape of `W`; without it there is none, and a second input takes its place.
        public Options WShape(int... WShape) {
            wShape = WShape.clone();
            return this;
        }

        /// Whether something learned is added, too; false if not given.
        public Options biasTerm(boolean biasTerm) {
            this.biasTerm = biasTerm;
            return this;
        }

        /// The shape of what is added, where there is no `W`.
        public Options biasShape(int... biasShape) {
            this.biasShape = biasShape.clone();
            return this;
        }
    }

    /// Multiplies by its second input at axis 1 of its first.
    public Scale() {
        this(1);
    }

    /// Multiplies by its second input.
    public Scale(int axis) {
        this(o -> o.axis(axis));
    }

    public Scale(int axis, int... WShape) {
        this(o -> o.axis(axis).WShape(WShape));
    }

    /// @param WShape    null for a second input in its place
    /// @param biasShape null for that of `W`
    public Scale(int axis, int[] WShape, boolean biasTerm, int[] biasShape) {
        this(o -> {
            o.axis(axis).biasTerm(biasTerm);
            o.wShape = WShape == null ? null : WShape.clone();
            o.biasShape = biasShape == null ? null : biasShape.clone();
        });
    }

    public Scale(int axis, int[] WShape, boolean biasTerm) {
        this(o -> o.axis(axis).WShape(WShape).biasTerm(biasTerm));
    }

    /// @throws IllegalArgumentException if there is to be a bias and no shape is given
    public Scale(Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        int[] shape = o.wShape == null ? o.biasShape : o.wShape;
        if (o.biasTerm && shape == null) {
            throw new IllegalArgumentException("Scale: expected WShape or biasShape with biasTerm, but found neither");
        }
        axis = o.axis;
        W = o.wShape == null ? null : new Parameter(new Constant(1), Shape.of(o.wShape));
        bias = o.biasTerm ? new Bias(axis, shape) : null;
    }

    /// The learned array; null if a second input takes its place.
    public final Parameter W() {
        return W;
    }

    /// What is added; null if nothing is.
    public final Bias bias() {
        return bias;
    }

    /// @throws IllegalArgumentException if there is no `W`, or it doesn't fit
    @Override protected Variable forward(Variable x) {
        if (W == null) {
            throw new IllegalArgumentException("Scale: expected two inputs, as no WShape was given, but found one");
        }
        return shifted(scale(x, W, axis));
    }

    /// @throws IllegalArgumentException if there is a `W`, or `y` doesn't fit
    public Variable apply(Variable x, Variable y) {
        if (W != null) {
            throw new IllegalArgumentException("Scale: expected one input, as there is a W, but found two");
        }
        return called(() -> shifted(scale(x, y, axis)), x, y);
    }

    private Variable shifted(Variable z) {
        return bias == null ? z : bias.apply(z);
    }

    @Override protected String specs() {
        return "axis=" + axis + (W == null ? "" : ", WShape=" + W.shape());
    }
}
