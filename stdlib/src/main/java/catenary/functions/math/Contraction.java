package catenary.functions.math;

import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.MatMul;
import catenary.autograd.Reshape;
import catenary.autograd.Sum;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.array.Diagonal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The sum of products of arrays whose axes bear labels: axes of one label run together, and labels that the result has
/// not are summed over. Operands are taken two at a time from the left; each such step is one matrix product, or one
/// product of elements where nothing is there to be multiplied as a matrix.
final class Contraction {

    /// A label of several axes: as many as the others leave.
    static final int ELLIPSIS = Integer.MIN_VALUE;

    private final String op;
    private final List<Term> terms = new ArrayList<>();
    private final Map<Integer, Integer> lengths = new TreeMap<>();
    private final Map<Integer, Integer> uses = new TreeMap<>();
    private final int unnamed; // axes that ellipses stand for: labels -unnamed ... -1

    /// An array and one label an axis, no two equal.
    private record Term(Variable x, List<Integer> labels) {

        int length(List<Integer> of) {
            int n = 1;
            for (int label : of) {
                n *= x.shape().axis(labels.indexOf(label));
            }
            return n;
        }

        /// The axes in the order of `wanted`, those in between that this has not at length 1.
        Variable aligned(List<Integer> wanted) {
            List<Integer> own = wanted.stream().filter(labels::contains).toList();
            int[] d = new int[wanted.size()];
            for (int i = 0; i < d.length; i++) {
                int at = labels.indexOf(wanted.get(i));
                d[i] = at < 0 ? 1 : x.shape().axis(at);
            }
            return shaped(ordered(own), d);
        }

        Variable ordered(List<Integer> wanted) {
            if (wanted.equals(labels)) {
                return x;
            }
            return Transpose.transpose(x, wanted.stream().mapToInt(labels::indexOf).toArray());
        }

        Term sumOver(List<Integer> gone) {
            if (gone.isEmpty()) {
                return this;
            }
            int[] axes = gone.stream().mapToInt(labels::indexOf).toArray();
            return new Term(Sum.sum(x, axes, false), without(labels, gone));
        }
    }

    /// Operands of several float dtypes are computed with in the widest.
    ///
    /// @throws IllegalArgumentException if an operand is no float, an operand has not as many axes as labels, or a
    ///                                  label has several lengths
    Contraction(String op, Variable[] operands, int[][] labels) {
        this.op = op;
        int most = 0;
        DType dtype = operands[0].dtype();
        for (int i = 0; i < operands.length; i++) {
            if (!operands[i].dtype().isFloat()) {
                throw wrong("float operands, but found " + operands[i].array().describe());
            }
            dtype = DType.promote(dtype, operands[i].dtype());
            most = Math.max(most, unnamed(operands[i], labels[i], i));
        }
        unnamed = most;
        List<List<Integer>> named = new ArrayList<>();
        for (int i = 0; i < operands.length; i++) {
            named.add(expanded(labels[i], unnamed(operands[i], labels[i], i)));
            measure(operands[i], named.get(i), i);
        }
        for (int i = 0; i < operands.length; i++) {
            terms.add(term(Cast.cast(operands[i], dtype), named.get(i)));
        }
    }

    private int unnamed(Variable x, int[] labels, int operand) {
        long ellipses = Arrays.stream(labels).filter(l -> l == ELLIPSIS).count();
        int rest = x.rank() - labels.length + (int) ellipses;
        if (ellipses > 1 || rest < 0 || ellipses == 0 && rest > 0) {
            throw wrong("one label an axis of operand " + operand + ", but found " + labels.length + " for "
                    + x.array().describe());
        }
        return rest;
    }

    private static List<Integer> expanded(int[] labels, int unnamed) {
        List<Integer> out = new ArrayList<>();
        for (int label : labels) {
            for (int i = -unnamed; label == ELLIPSIS && i < 0; i++) {
                out.add(i);
            }
            if (label != ELLIPSIS) {
                out.add(label);
            }
        }
        return out;
    }

    private void measure(Variable x, List<Integer> labels, int operand) {
        for (int i = 0; i < labels.size(); i++) {
            int label = labels.get(i);
            int n = x.shape().axis(i);
            int known = lengths.getOrDefault(label, label < 0 ? 1 : n);
            if (known != n && (label >= 0 || known != 1 && n != 1)) {
                throw wrong("equal lengths of axes with one label, but axis " + i + " of operand " + operand
                        + " has length " + n + " and another " + known);
            }
            lengths.put(label, known == 1 ? n : known);
            uses.merge(label, 1, Integer::sum);
        }
    }

    /// An operand with its repeated labels on diagonals, and without the axes that are to be repeated.
    private Term term(Variable operand, List<Integer> given) {
        Variable x = operand;
        List<Integer> labels = new ArrayList<>(given);
        for (int first = 0; first < labels.size(); first++) {
            int again = labels.lastIndexOf(labels.get(first));
            if (again != first) {
                x = Diagonal.diagonal(x, 0, first, again);
                labels.remove(again);
                labels.add(labels.remove(first)); // the diagonal is the last axis
                first = -1;
            }
        }
        List<Integer> kept = new ArrayList<>();
        List<Integer> d = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (x.shape().axis(i) == lengths.get(labels.get(i))) {
                kept.add(labels.get(i));
                d.add(x.shape().axis(i));
            }
        }
        return new Term(shaped(x, d.stream().mapToInt(Integer::intValue).toArray()), kept);
    }

    /// What a result has if nobody says it: the unnamed axes, then the labels that occur once, in order.
    Variable toLabelsUsedOnce() {
        return result(uses.keySet().stream().filter(l -> l < 0 || uses.get(l) == 1).toList());
    }

    /// @throws IllegalArgumentException if a label is unknown or named twice, or unnamed axes would be summed over
    Variable to(int... labels) {
        List<Integer> out = expanded(labels, unnamed);
        if (unnamed > 0 && !out.contains(-1)) {
            throw wrong("an ellipsis in the result, since an operand has axes under one");
        }
        if (!uses.keySet().containsAll(out) || out.stream().distinct().count() < out.size()) {
            throw wrong("labels in the result that are different, and those of operands");
        }
        return result(out);
    }

    private Variable result(List<Integer> out) {
        Term all = terms.getFirst();
        for (int i = 1; i < terms.size(); i++) {
            List<Integer> later = new ArrayList<>(out);
            terms.subList(i + 1, terms.size()).forEach(t -> later.addAll(t.labels()));
            Term next = terms.get(i);
            all = product(all.sumOver(without(without(all.labels(), later), next.labels())),
                    next.sumOver(without(without(next.labels(), later), all.labels())), later);
        }
        return all.sumOver(without(all.labels(), out)).ordered(out);
    }

    /// Labels of only one operand are all in `later`.
    private static Term product(Term a, Term b, List<Integer> later) {
        List<Integer> left = without(a.labels(), b.labels());
        List<Integer> right = without(b.labels(), a.labels());
        List<Integer> both = without(a.labels(), left);
        List<Integer> summed = without(both, later);
        List<Integer> stacked = without(both, summed);
        if (summed.isEmpty() || left.isEmpty() && right.isEmpty()) {
            List<Integer> all = joined(joined(stacked, left), joined(right, summed));
            return new Term(a.aligned(all).mul(b.aligned(all)), all).sumOver(summed);
        }
        int m = a.length(left);
        int k = a.length(summed);
        int n = b.length(right);
        int[] stack = stacked.isEmpty() ? new int[0] : new int[] {a.length(stacked)};
        Variable y = MatMul.matmul(
                shaped(a.ordered(joined(joined(stacked, left), summed)), append(stack, m, k)), // (B, M, K)
                shaped(b.ordered(joined(joined(stacked, summed), right)), append(stack, k, n))); // (B, K, N)
        int[] d = new int[stacked.size() + left.size() + right.size()];
        int i = 0;
        for (int label : joined(stacked, left)) {
            d[i++] = a.length(List.of(label));
        }
        for (int label : right) {
            d[i++] = b.length(List.of(label));
        }
        return new Term(shaped(y, d), joined(joined(stacked, left), right));
    }

    private static int[] append(int[] stack, int rows, int columns) {
        int[] d = Arrays.copyOf(stack, stack.length + 2);
        d[stack.length] = rows;
        d[stack.length + 1] = columns;
        return d;
    }

    private static Variable shaped(Variable x, int[] d) {
        Shape s = Shape.of(d);
        return s.equals(x.shape()) ? x : Reshape.reshape(x, s);
    }

    private static List<Integer> without(List<Integer> labels, List<Integer> gone) {
        return labels.stream().filter(l -> !gone.contains(l)).toList();
    }

    private static List<Integer> joined(List<Integer> a, List<Integer> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    private IllegalArgumentException wrong(String expectation) {
        return new IllegalArgumentException(op + ": expected " + expectation);
    }
}
