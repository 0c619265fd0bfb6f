package catenary.functions.array;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.autograd.GetItem;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.Arrays;
import java.util.function.Consumer;

/// The slices along an axis in another order, `y[i] = x[indices[i]]`; with `inv`, `y[indices[i]] = x[i]`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any with that axis | any |
/// | `indices` | `(x.shape[axis],)`; a permutation | integer |
/// | `axis` | 0 if not given | |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.permutate(variable(1, 2, 3), array(new int[] {2, 0, 1}))
/// $1 ==> variable([3., 1., 2.])
/// ```
public final class Permutate {

    /// Along which axis, and which way.
    public static final class Options {
        private int axis;
        private boolean inv;

        /// The axis whose positions change places; 0 if not given.
        public Options axis(int axis) {
            this.axis = axis;
            return this;
        }

        /// Whether `indices` say where each slice goes rather than where it comes from; no if not given.
        public Options inv(boolean inv) {
            this.inv = inv;
            return this;
        }
    }

    private Permutate() {}

    public static Variable permutate(Variable x, NDArray indices) {
        return permutate(x, indices, 0, false);
    }

    public static Variable permutate(Variable x, NDArray indices, int axis) {
        return permutate(x, indices, axis, false);
    }

    /// @throws IllegalArgumentException if `indices` are no permutation of the positions along the axis
    public static Variable permutate(Variable x, NDArray indices, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return permutate(x, indices, o.axis, o.inv);
    }

    /// @throws IllegalArgumentException if `indices` are no permutation of the positions along `axis`
    public static Variable permutate(Variable x, NDArray indices, int axis, boolean inv) {
        int a = x.shape().normalizeAxis(axis);
        int[] at =
                indices.dtype().kind() == DType.Kind.SIGNED && indices.rank() == 1 ? indices.toIntArray() : new int[0];
        int[] inverse = new int[x.shape().axis(a)];
        Arrays.fill(inverse, -1);
        for (int i = 0; i < at.length; i++) {
            if (at.length != inverse.length || at[i] < 0 || at[i] >= at.length || inverse[at[i]] >= 0) {
                break;
            }
            inverse[at[i]] = i;
        }
        if (Arrays.stream(inverse).anyMatch(i -> i < 0)) {
            throw new IllegalArgumentException("permutate: expected a permutation of the " + inverse.length
                    + " positions along axis " + axis + ", but found " + indices + "\n  x: " + x.array().describe());
        }
        Object[] index = new Object[a + 1];
        Arrays.fill(index, Index.all());
        index[a] = inv ? inverse : at;
        return GetItem.getItem(x, index);
    }
}
