package catenary.links;

import static catenary.functions.math.Bias.bias;

import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.Constant;
import java.util.function.Consumer;

/// A sum with a learned array, aligned at an axis of `x`; without a shape, with a second input.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `b` | `shape`, that of `x` from `axis` on as far as it goes; absent if no shape is given | 0 |
/// | x, y | any | |
///
/// See [catenary.functions.math.Bias].
public class Bias extends Link {

    private final int axis;
    private final Parameter b;

    /// What a [Bias] may be told.
    public static final class Options {
        private int axis = 1;
        private int[] shape;

        private Options() {}

        /// The axis of the input at which `b` begins; 1 if not given.
        public Options axis(int axis) {
            this.axis = axis;
            return this;
        }

        /// The shape of `b`; without it there is none, and a second input takes its place.
        public Options shape(int... shape) {
            this.shape = shape.clone();
            return this;
        }
    }

    /// Adds its second input at axis 1 of its first.
    public Bias() {
        this(1);
    }

    /// Adds its second input.
    public Bias(int axis) {
        this(o -> o.axis(axis));
    }

    public Bias(int axis, int... shape) {
        this(o -> o.axis(axis).shape(shape));
    }

    public Bias(Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        axis = o.axis;
        b = o.shape == null ? null : new Parameter(new Constant(0), Shape.of(o.shape));
    }

    /// The learned array; null if a second input takes its place.
    public final Parameter b() {
        return b;
    }

    /// @throws IllegalArgumentException if there is no `b`, or it doesn't fit
    @Override protected Variable forward(Variable x) {
        if (b == null) {
            throw new IllegalArgumentException("Bias: expected two inputs, as no shape was given, but found one");
        }
        return bias(x, b, axis);
    }

    /// @throws IllegalArgumentException if there is a `b`, or `y` doesn't fit
    public Variable apply(Variable x, Variable y) {
        if (b != null) {
            throw new IllegalArgumentException("Bias: expected one input, as there is a b, but found two");
        }
        return called(() -> bias(x, y, axis), x, y);
    }

    @Override protected String specs() {
        return "axis=" + axis + (b == null ? "" : ", shape=" + b.shape());
    }
}
