package catenary.functions.pooling;

import static catenary.array.Fused.fused;

import catenary.array.Fused;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.Expr;
import catenary.functions.sampling.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What small windows bring to each element, gathered in one pass.
///
/// Elements `stride` apart along each axis are a phase. An element of phase `r` is `q stride + r - pad` for some `q`, and is
/// place `r + j stride` of window `q - j`: within a phase all elements read the same few windows beside `q`. So there is one
/// kernel, with a result for each phase and an operand for each neighbour, that writes every element once. A pass for each
/// place of a window instead reads and writes the elements as often as there are places: 3 x 3 windows 2 apart over
/// 32 x 64 images of 56 x 56 take 39 ms so, and 10 ms in one pass. Windows side by side gain too: 2 x 2 of 64 x 50 images of
/// 8 x 8 take 0.4 ms instead of 1.7.
final class Polyphase {

    /// Places of windows that are worth a kernel of their own.
    static final int MOST = 27;

    /// What one result of a kernel is the sum of: operands, each at a place.
    private record Term(int operand, int place) {}

    private record Plan(List<List<Term>> sums, boolean chosen) {}

    private static final Map<Plan, Fused> KERNELS = new ConcurrentHashMap<>();

    private final Windows windows;
    private final int[] stride;
    private final int[] pad;
    private final int[] ksize;

    Polyphase(Windows windows) {
        this.windows = windows;
        stride = windows.stride();
        pad = windows.pad();
        ksize = windows.ksize();
    }

    /// Whether windows are small enough.
    static boolean fits(Windows windows) {
        return windows.volume() <= MOST;
    }

    /// Whether no element is in two windows.
    static boolean areApart(Windows windows) {
        for (int i = 0; i < windows.axes(); i++) {
            if (windows.stride()[i] < windows.ksize()[i]) {
                return false;
            }
        }
        return true;
    }

    /// Adds `y (N, C, o...)` to zeros `x (N, C, d...)`, at the places `chosen`, or at all if that is null.
    void put(NDArray x, NDArray y, NDArray chosen) {
        int n = stride.length;
        int[] before = new int[n];
        int[] lengths = new int[n];
        for (int i = 0; i < n; i++) {
            before[i] = (ksize[i] - 1) / stride[i];
            lengths[i] = (windows.size()[i] - 1 + pad[i]) / stride[i] + 1 + before[i];
        }
        NDArray wide = widened(y, before, lengths);
        NDArray wideChosen = chosen == null ? null : widened(chosen.astype(y.dtype()), before, lengths);
        Map<List<Integer>, List<int[]>> alike = new LinkedHashMap<>();
        for (int[] phase : grid(minimum(stride, ksize))) {
            alike.computeIfAbsent(lengths(phase), _ -> new ArrayList<>()).add(phase);
        }
        alike.forEach((length, phases) -> {
            if (!length.contains(0)) {
                put(x, wide, wideChosen, before, length.stream().mapToInt(Integer::intValue).toArray(), phases);
            }
        });
    }

    /// All phases of elements that are `length` along each axis.
    private void put(NDArray x, NDArray y, NDArray chosen, int[] before, int[] length, List<int[]> phases) {
        List<NDArray> results = new ArrayList<>();
        Map<List<Integer>, Integer> operands = new LinkedHashMap<>();
        List<List<Term>> sums = new ArrayList<>();
        for (int[] phase : phases) {
            int[] from = new int[phase.length];
            Arrays.setAll(from, i -> first(i, phase[i]) * stride[i] + phase[i] - pad[i]);
            results.add(part(x, from, length, stride));
            List<Term> sum = new ArrayList<>();
            int[] reach = new int[phase.length];
            Arrays.setAll(reach, i -> (ksize[i] - 1 - phase[i]) / stride[i] + 1);
            for (int[] j : grid(reach)) {
                int place = 0;
                List<Integer> at = new ArrayList<>();
                for (int i = 0; i < j.length; i++) {
                    place = place * ksize[i] + phase[i] + j[i] * stride[i];
                    at.add(first(i, phase[i]) - j[i] + before[i]);
                }
                sum.add(new Term(operands.computeIfAbsent(at, _ -> operands.size()), place));
            }
            sums.add(sum);
        }
        List<NDArray> arrays = new ArrayList<>();
        int[] ones = new int[length.length];
        Arrays.fill(ones, 1);
        for (List<Integer> at : operands.keySet()) {
            int[] from = at.stream().mapToInt(Integer::intValue).toArray();
            arrays.add(part(y, from, length, ones));
            if (chosen != null) {
                arrays.add(part(chosen, from, length, ones));
            }
        }
        arrays.addAll(results);
        KERNELS.computeIfAbsent(new Plan(sums, chosen != null), plan -> kernel(plan, operands.size()))
                .on(arrays.toArray(NDArray[]::new));
    }

    private static Fused kernel(Plan plan, int operands) {
        return fused("pooling", k -> {
            Expr[] y = new Expr[operands];
            Expr[] chosen = new Expr[operands];
            for (int i = 0; i < operands; i++) {
                y[i] = k.array("y" + i);
                chosen[i] = plan.chosen ? k.array("chosen" + i) : null;
            }
            for (int i = 0; i < plan.sums.size(); i++) {
                Expr sum = Expr.of(0);
                for (Term t : plan.sums.get(i)) {
                    Expr value = y[t.operand];
                    sum = sum.add(plan.chosen ? chosen[t.operand].eq(t.place).where(value, 0) : value);
                }
                k.result("x" + i, sum);
            }
        });
    }

    /// The least `q` of a phase along an axis.
    private int first(int axis, int phase) {
        return Math.max(0, Math.ceilDiv(pad[axis] - phase, stride[axis]));
    }

    private List<Integer> lengths(int[] phase) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < phase.length; i++) {
            int last = Math.floorDiv(windows.size()[i] - 1 + pad[i] - phase[i], stride[i]);
            all.add(Math.max(0, last - first(i, phase[i]) + 1));
        }
        return all;
    }

    /// `y` with zeros before it and after it where there are no windows.
    private static NDArray widened(NDArray y, int[] before, int[] lengths) {
        Shape shape = Selection.spatial(y, lengths);
        if (shape.equals(y.shape()) && Arrays.stream(before).allMatch(b -> b == 0)) {
            return y;
        }
        NDArray wide = NDArray.zeros(y.device(), y.dtype(), shape);
        int n = before.length;
        int[] count = new int[n];
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        Arrays.setAll(count, i -> Math.min(y.shape().axis(y.rank() - n + i), lengths[i] - before[i]));
        part(wide, before, count, ones).assign(part(y, new int[n], count, ones));
        return wide;
    }

    /// A view of every `step`-th element from `from` on along the last axes.
    private static NDArray part(NDArray x, int[] from, int[] length, int[] step) {
        int lead = x.rank() - from.length;
        int[] strides = x.strides();
        int at = x.offset();
        for (int i = 0; i < from.length; i++) {
            at += from[i] * strides[lead + i];
            strides[lead + i] *= step[i];
        }
        return x.view(Selection.spatial(x, length), at, strides);
    }

    private static int[] minimum(int[] a, int[] b) {
        int[] least = new int[a.length];
        Arrays.setAll(least, i -> Math.min(a[i], b[i]));
        return least;
    }

    /// All positions in a grid, in row-major order.
    private static List<int[]> grid(int[] lengths) {
        List<int[]> all = new ArrayList<>();
        for (int number = 0; number < Shape.of(lengths).size(); number++) {
            int[] position = new int[lengths.length];
            for (int i = lengths.length - 1, rest = number; i >= 0; i--) {
                position[i] = rest % lengths[i];
                rest /= lengths[i];
            }
            all.add(position);
        }
        return all;
    }
}
