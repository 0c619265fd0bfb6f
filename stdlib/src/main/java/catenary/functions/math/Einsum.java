package catenary.functions.math;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import java.util.Arrays;
import java.util.List;

/// Einstein's summation: axes named by letters, as in `"ij,jk->ik"` for the matrix product.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `subscripts` | a letter an axis, operands separated by commas, then `->` and the letters of the result | |
/// | `operands` | at least one; axes of one letter have one length | float |
/// | returns | the axes named behind the arrow | the widest of `operands` |
///
/// Axes of one letter run together: a letter twice in one operand takes a diagonal, a letter in several multiplies, a letter
/// that the result has not is summed over. Without an arrow the result has the letters that occur once, in alphabetical
/// order. `...` stands for any number of axes, which broadcast and come first unless the arrow places them.
///
/// Instead of letters numbers may be given, in an array behind each operand and, if wanted, one more for the result:
/// `F.einsum(a, new int[] {0, 1}, b, new int[] {1, 2}, new int[] {0, 2})`. There `"..."` is written in an `Object[]`.
///
/// A composite: one matrix product for each operand after the first.
///
/// ```jshell
/// jshell> F.einsum("ij,ij->i", variable(new float[][] {{1, 2}, {3, 4}}), variable(new float[][] {{1, 1}, {0, 2}}))
/// $1 ==> variable([3., 8.])
/// ```
public final class Einsum {

    private static final String DOTS = "...";

    private Einsum() {}

    /// @throws IllegalArgumentException if a symbol is none of these, operands and subscripts don't fit, lengths
    ///                                  differ, an operand is no float, or an ellipsis would be summed over
    public static Variable einsum(String subscripts, Variable... operands) {
        String[] sides = subscripts.replace(" ", "").split("->", -1);
        String[] each = sides[0].split(",", -1);
        if (sides.length > 2 || each.length != operands.length) {
            throw new IllegalArgumentException("einsum: expected subscripts for " + operands.length
                    + " operand(s), but found \"" + subscripts + "\"");
        }
        int[][] labels = Arrays.stream(each).map(Einsum::letters).toArray(int[][]::new);
        Contraction all = new Contraction("einsum", operands, labels);
        return sides.length == 1 ? all.toLabelsUsedOnce() : all.to(letters(sides[1]));
    }

    /// With numbers for letters: an operand, its labels, the next operand, its labels, and so on, and if wanted at last
    /// those of the result.
    ///
    /// @throws IllegalArgumentException as for letters
    public static Variable einsum(Object... operandsAndLabels) {
        Object[] given = operandsAndLabels;
        int n = given.length / 2;
        if (n > 0 && given[0] instanceof String subscripts) {
            return einsum(subscripts, Arrays.stream(given).skip(1).map(Einsum::operand).toArray(Variable[]::new));
        }
        Variable[] operands = new Variable[n];
        int[][] labels = new int[n][];
        for (int i = 0; i < n; i++) {
            operands[i] = operand(given[2 * i]);
            labels[i] = numbers(given[2 * i + 1]);
        }
        if (n == 0) {
            throw new IllegalArgumentException("einsum: expected an operand and its labels, but found neither");
        }
        Contraction all = new Contraction("einsum", operands, labels);
        return given.length == 2 * n ? all.toLabelsUsedOnce() : all.to(numbers(given[2 * n]));
    }

    private static Variable operand(Object o) {
        if (o instanceof Variable x) {
            return x;
        }
        if (o instanceof NDArray a) {
            return Variable.constant(a);
        }
        throw new IllegalArgumentException("einsum: expected a variable or an array, but found " + o);
    }

    private static int[] letters(String side) {
        if (!side.matches("[a-zA-Z]*(\\.\\.\\.)?[a-zA-Z]*")) {
            throw new IllegalArgumentException(
                    "einsum: expected letters and one ... between commas, but found \"" + side + "\"");
        }
        return side.replace(DOTS, ".").chars().map(c -> c == '.' ? Contraction.ELLIPSIS : c).toArray();
    }

    private static int[] numbers(Object labels) {
        List<?> all = switch (labels) {
            case int[] a -> Arrays.stream(a).boxed().toList();
            case Object[] a -> Arrays.asList(a);
            case List<?> l -> l;
            default -> List.of(labels);
        };
        return all.stream().mapToInt(Einsum::number).toArray();
    }

    private static int number(Object label) {
        return switch (label) {
            case Integer i when i >= 0 -> i;
            case Index.Ellipsis _ -> Contraction.ELLIPSIS;
            case String s when s.equals(DOTS) -> Contraction.ELLIPSIS;
            default -> throw new IllegalArgumentException(
                    "einsum: expected labels that are numbers >= 0 or \"...\", but found " + label);
        };
    }
}
