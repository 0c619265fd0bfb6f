package catenary.functions.array;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Concat;
import catenary.autograd.Variable;
import java.util.List;
import java.util.function.Consumer;

/// Sequences of different lengths as one array, filled up at their ends.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `xs` | at least one `(L_i, ...)`, equal behind the first axis | one dtype |
/// | `length` | `L`; that of the longest if not given | |
/// | `padding` | what fills up; 0 if not given | |
/// | returns | `(B, L, ...)` | that of `xs` |
///
/// A composite.
///
/// ```jshell
/// jshell> F.padSequence(List.of(variable(1, 2), variable(3)))
/// $1 ==> variable([[1., 2.],
///                  [3., 0.]])
/// ```
public final class PadSequence {

    /// What can be chosen beside the sequences.
    public static final class Options {
        private int length = -1;
        private double padding;

        /// The length of the result.
        public Options length(int length) {
            this.length = length;
            return this;
        }

        /// What fills up.
        public Options padding(double padding) {
            this.padding = padding;
            return this;
        }
    }

    private PadSequence() {}

    public static Variable padSequence(List<Variable> xs) {
        return padSequence(xs, _ -> {});
    }

    /// @throws IllegalArgumentException if there are none, shapes or dtypes don't fit, or `length` is too small
    public static Variable padSequence(List<Variable> xs, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        int longest = xs.stream().mapToInt(Variable::length).max().orElse(0);
        int length = o.length < 0 ? longest : o.length;
        if (length < longest) {
            throw new IllegalArgumentException(
                    "padSequence: expected length >= " + longest + ", the longest sequence, but found " + length);
        }
        return Stack.stack(xs.stream().map(x -> filled(x, length, o.padding)).toList());
    }

    private static Variable filled(Variable x, int length, double padding) {
        if (x.length() == length) {
            return x;
        }
        int[] d = x.shape().toArray();
        d[0] = length - x.length();
        NDArray rest = Create.full(x.device(), x.dtype(), Shape.of(d), padding);
        return Concat.concat(List.of(x, Variable.constant(rest)), 0);
    }
}
