package catenary.functions.math;

import catenary.autograd.Reshape;
import catenary.autograd.Mean;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import java.util.Arrays;
import java.util.function.Consumer;

/// The mean over axes, or with weights `sum(x w) / sum(w)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `axis` | some axes, all if it is not given; an empty array is none; one or all if there are weights | |
/// | `weights` | that of `x` along `axis`, or that of `x` if no axis is given | that of `x` |
/// | returns | that of `x` without `axis`, or with length 1 there if `keepdims` | that of `x` |
///
/// A composite. NaN of no elements.
///
/// ```jshell
/// jshell> F.average(variable(1, 2, 6), o -> o.weights(variable(1, 1, 2)))
/// $1 ==> variable(3.75)
/// ```
public final class Average {

    /// What can be chosen beside `x`.
    public static final class Options {
        private int[] axis; // null: all
        private Variable weights;
        private boolean keepdims;

        /// The axes to reduce, none if there are none: all if this is not called, or with null.
        public Options axis(int... axis) {
            this.axis = axis;
            return this;
        }

        /// How much each element counts; they receive a gradient.
        public Options weights(Variable weights) {
            this.weights = weights;
            return this;
        }

        /// Whether the reduced axes stay with length 1.
        public Options keepdims(boolean keepdims) {
            this.keepdims = keepdims;
            return this;
        }
    }

    private Average() {}

    /// Over all axes.
    public static Variable average(Variable x) {
        return Mean.mean(x, null, false);
    }

    public static Variable average(Variable x, int... axis) {
        return Mean.mean(x, axis, false);
    }

    /// @throws IllegalArgumentException if `x` is not float, has no such axis, or the weights don't fit
    public static Variable average(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return o.weights == null ? Mean.mean(x, o.axis, o.keepdims) : weighted(x, o);
    }

    private static Variable weighted(Variable x, Options o) {
        Variable w = o.weights;
        if (o.axis != null && o.axis.length != 1) {
            throw new IllegalArgumentException(
                    "average: expected one axis beside weights, but found " + Arrays.toString(o.axis));
        }
        int[] fits = o.axis == null ? x.shape().toArray() : new int[] {x.shape().axis(o.axis[0])};
        if (!Arrays.equals(fits, w.shape().toArray())) {
            throw new IllegalArgumentException("average: expected weights of the shape of x"
                    + (o.axis == null ? "" : " along axis " + o.axis[0]) + ", but found " + w.shape() + "\n  x: "
                    + x.array().describe() + "\n  weights: " + w.array().describe());
        }
        int[] aligned = new int[x.rank()];
        Arrays.fill(aligned, 1);
        if (o.axis != null) {
            aligned[x.shape().normalizeAxis(o.axis[0])] = w.size();
        }
        Variable factor = o.axis == null ? w : Reshape.reshape(w, aligned);
        return Sum.sum(x.mul(factor), o.axis, o.keepdims).div(Sum.sum(w, null, false));
    }
}
