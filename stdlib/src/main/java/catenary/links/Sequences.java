package catenary.links;

import catenary.array.Index;
import catenary.autograd.Concat;
import catenary.autograd.GetItem;
import catenary.autograd.Variable;
import catenary.functions.array.SplitAxis;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Sequences in any order as the steps that functions over time take: those of the longest sequence first, each as long as
/// there are sequences that have it.
///
/// Both ways are one gather of rows, whatever the number of steps.
final class Sequences {

    private final int[] order; // the sequence in each row of a step
    private final int[] inSequences; // for each row of all steps its place in all sequences
    private final int[] inSteps; // for each row of all sequences its place in all steps
    private final int[] sequenceCuts;
    private final int[] stepCuts;

    /// @throws IllegalArgumentException if there are none, or they differ in more than their length
    static Sequences of(String link, List<Variable> xs) {
        if (xs.isEmpty()) {
            throw new IllegalArgumentException(link + ": expected at least one sequence, but found none");
        }
        Variable first = xs.getFirst();
        for (int i = 0; i < xs.size(); i++) {
            Variable x = xs.get(i);
            boolean fits = x.rank() > 0 && x.rank() == first.rank() && x.dtype() == first.dtype();
            for (int axis = 1; fits && axis < x.rank(); axis++) {
                fits = x.shape().axis(axis) == first.shape().axis(axis);
            }
            if (!fits) {
                throw new IllegalArgumentException(
                        link + ": expected sequences that differ only in length, but sequence "
                                + i + " is " + x.array().describe() + " and sequence 0 " + first.array().describe());
            }
        }
        return new Sequences(xs.stream().mapToInt(Variable::length).toArray());
    }

    private Sequences(int[] lengths) {
        order = IntStream.range(0, lengths.length).boxed()
                .sorted(Comparator.comparingInt(i -> -lengths[i])) // stable
                .mapToInt(i -> i).toArray();
        int[] begins = new int[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            begins[i + 1] = begins[i] + lengths[i];
        }
        sequenceCuts = Arrays.copyOfRange(begins, 1, lengths.length);
        inSequences = new int[begins[lengths.length]];
        inSteps = new int[inSequences.length];
        int steps = lengths[order[0]];
        stepCuts = new int[Math.max(0, steps - 1)];
        int at = 0;
        for (int t = 0; t < steps; t++) {
            for (int row = 0; row < order.length && lengths[order[row]] > t; row++) {
                inSequences[at] = begins[order[row]] + t;
                inSteps[inSequences[at]] = at;
                at++;
            }
            if (t < stepCuts.length) {
                stepCuts[t] = at;
            }
        }
    }

    /// Sequences as steps.
    List<Variable> steps(List<Variable> sequences) {
        if (inSteps.length == 0) {
            return List.of();
        }
        return regrouped(sequences, inSequences, stepCuts);
    }

    /// Steps as sequences, in the order in which those came.
    List<Variable> sequences(List<Variable> steps) {
        return regrouped(steps, inSteps, sequenceCuts);
    }

    private static List<Variable> regrouped(List<Variable> parts, int[] rows, int[] cuts) {
        Variable all = GetItem.getItem(Concat.concat(parts, 0), rows);
        return SplitAxis.splitAxis(all, cuts, 0);
    }

    /// What lies along `axis` for each sequence, in the order of the rows of steps.
    Variable sorted(Variable x, int axis) {
        return rearranged(x, axis, order);
    }

    /// The inverse of [#sorted].
    Variable unsorted(Variable x, int axis) {
        int[] rows = new int[order.length];
        for (int row = 0; row < rows.length; row++) {
            rows[order[row]] = row;
        }
        return rearranged(x, axis, rows);
    }

    private static Variable rearranged(Variable x, int axis, int[] from) {
        if (IntStream.range(0, from.length).allMatch(i -> from[i] == i)) {
            return x;
        }
        Object[] index = new Object[axis + 1];
        Arrays.fill(index, Index.all());
        index[axis] = from;
        return GetItem.getItem(x, index);
    }
}
