package catenary.functions.array;

import catenary.array.Index;
import catenary.autograd.GetItem;
import catenary.autograd.Variable;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Each element several times, one copy beside the other.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | `repeats` | how often: one number, or one for each position along `axis` | |
/// | `axis` | if not given, `x` is flattened first | |
/// | returns | longer along `axis` | that of `x` |
///
/// The gradients of the copies are added.
///
/// ```jshell
/// jshell> F.repeat(variable(1, 2), new int[] {2, 1}, 0)
/// $1 ==> variable([1., 1., 2.])
/// ```
public final class Repeat {

    private Repeat() {}

    /// Of the flattened elements.
    public static Variable repeat(Variable x, int repeats) {
        return repeat(Flatten.flatten(x), repeats, 0);
    }

    /// Of the flattened elements, each its own number of times.
    ///
    /// @throws IllegalArgumentException if `repeats` are negative or too few or many
    public static Variable repeat(Variable x, int[] repeats) {
        return repeat(Flatten.flatten(x), repeats, 0);
    }

    public static Variable repeat(Variable x, int repeats, int axis) {
        int[] each = new int[x.shape().axis(axis)];
        Arrays.fill(each, repeats);
        return repeat(x, each, axis);
    }

    /// @throws IllegalArgumentException if there is no such axis, or `repeats` are negative or too few or many
    public static Variable repeat(Variable x, int[] repeats, int axis) {
        int a = x.shape().normalizeAxis(axis);
        int n = x.shape().axis(a);
        if (repeats.length == 1 && n != 1) {
            return repeat(x, repeats[0], axis);
        }
        if (repeats.length != n || Arrays.stream(repeats).anyMatch(r -> r < 0)) {
            throw new IllegalArgumentException("repeat: expected " + n + " numbers >= 0, but found "
                    + Arrays.toString(repeats) + "\n  x: " + x.array().describe());
        }
        int[] from = IntStream.range(0, n).flatMap(i -> IntStream.generate(() -> i).limit(repeats[i])).toArray();
        Object[] index = new Object[a + 1];
        Arrays.fill(index, Index.all());
        index[a] = from;
        return GetItem.getItem(x, index);
    }
}
