package catenary.functions.array;

import catenary.autograd.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Sequences turned into steps: item `t` of the result is made of the elements `t` of all sequences that have one.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `xs` | `(L_i, ...)` in order of descending length, equal behind the first axis | one dtype |
/// | returns | a list; item `t` is `(B_t, ...)` | that of `xs` |
///
/// Its own inverse. Nothing becomes nothing.
///
/// ```jshell
/// jshell> F.transposeSequence(List.of(variable(1, 2, 3), variable(4, 5), variable(6)))
/// $1 ==> [variable([1., 4., 6.]), variable([2., 5.]), variable([3.])]
/// ```
public final class TransposeSequence {

    private TransposeSequence() {}

    /// @throws IllegalArgumentException if lengths ascend, or shapes or dtypes don't fit
    public static List<Variable> transposeSequence(List<Variable> xs) {
        int[] lengths = xs.stream().mapToInt(Variable::length).toArray();
        for (int i = 1; i < lengths.length; i++) {
            if (lengths[i] > lengths[i - 1]) {
                throw new IllegalArgumentException(
                        "transposeSequence: expected sequences of descending length, but found "
                                + Arrays.toString(lengths));
            }
        }
        List<List<Variable>> parts = xs.stream().map(x -> x.length() == 0 ? List.<Variable>of() : Separate.separate(x))
                .toList();
        return IntStream.range(0, lengths.length == 0 ? 0 : lengths[0])
                .mapToObj(t -> Stack.stack(parts.stream().filter(p -> p.size() > t).map(p -> p.get(t)).toList()))
                .toList();
    }
}
