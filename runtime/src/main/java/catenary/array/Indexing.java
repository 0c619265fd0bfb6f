package catenary.array;

import catenary.array.Index.At;
import catenary.array.Index.Ellipsis;
import catenary.array.Index.Fancy;
import catenary.array.Index.NewAxis;
import catenary.array.Index.Slice;
import catenary.expr.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// NumPy's indexing. Numbers, slices and new axes make a view; integer and bool arrays become one `take` or `put` along
/// one axis, after the axes they index have been brought together and their positions combined.
final class Indexing {

    private static final Elementwise WRAP =
            Elementwise.withParam("index", (i, n) -> i.lt(0).where(i.add(n), i));
    private static final Elementwise COMBINE = Elementwise.withParam("index", (rows, i, n) -> rows.mul(n).add(i));

    private Indexing() {}

    static NDArray get(NDArray x, Object[] index) {
        Plan p = plan(x, index);
        return p.positions == null ? p.view : p.merged(p.view).take(p.positions, p.axis);
    }

    static void put(NDArray x, Object[] index, NDArray value, boolean add) {
        Plan p = plan(x, index);
        if (p.positions == null) {
            if (add) {
                p.view.addAssign(value);
            } else {
                p.view.assign(value);
            }
            return;
        }
        NDArray target = p.view.contiguous();
        NDArray merged = p.merged(target);
        Shape shape = p.resultShape(merged);
        if (!value.shape().broadcastsTo(shape)) {
            throw new IllegalArgumentException("setItem: expected a value that broadcasts to " + shape + ", but found "
                    + value.describe() + "\n  x: " + x.describe());
        }
        NDArray values = value.astype(x.dtype()).broadcastTo(shape).contiguous();
        x.device().put(merged, p.axis, p.positions, values, add);
        if (target != p.view) {
            p.view.assign(target);
        }
    }

    /// A view whose axes `axis ... axis + merge - 1` are indexed by `positions` (as one merged axis); no positions where
    /// the view itself is the answer.
    private record Plan(NDArray view, int axis, int merge, NDArray positions) {

        NDArray merged(NDArray x) {
            if (merge == 1) {
                return x;
            }
            int[] from = x.shape().lengths();
            int[] d = new int[from.length - merge + 1];
            System.arraycopy(from, 0, d, 0, axis);
            d[axis] = 1;
            for (int i = 0; i < merge; i++) {
                d[axis] *= from[axis + i];
            }
            System.arraycopy(from, axis + merge, d, axis + 1, from.length - axis - merge);
            return x.reshape(Shape.of(d));
        }

        Shape resultShape(NDArray merged) {
            int[] from = merged.shape().lengths();
            int[] at = positions.shape().lengths();
            int[] d = new int[from.length - 1 + at.length];
            System.arraycopy(from, 0, d, 0, axis);
            System.arraycopy(at, 0, d, axis, at.length);
            System.arraycopy(from, axis + 1, d, axis + at.length, from.length - axis - 1);
            return Shape.of(d);
        }
    }

    private static Plan plan(NDArray x, Object[] index) {
        List<Index> parts = expand(x, index);
        boolean fancy = parts.stream().anyMatch(Fancy.class::isInstance);
        int n = 0;
        int axis = 0;
        int offset = x.offset();
        int[] d = new int[parts.size()];
        int[] s = new int[parts.size()];
        List<Integer> axes = new ArrayList<>();
        List<NDArray> arrays = new ArrayList<>();
        boolean ellipsis = false; // behind the first array
        boolean separated = false;
        for (Index part : parts) {
            switch (part) {
                case NewAxis _ -> d[n++] = 1;
                case At(var i) -> {
                    int length = x.shape().lengths()[axis];
                    int at = i < 0 ? i + length : i;
                    if (at < 0 || at >= length) {
                        throw new IndexOutOfBoundsException("index: expected -" + length + " <= i < " + length
                                + " for axis " + axis + ", but found " + i + "\n  x: " + x.describe());
                    }
                    offset += at * x.stride(axis++);
                }
                case Slice slice -> {
                    int length = x.shape().lengths()[axis];
                    int step = slice.step();
                    int from = bound(slice.start(), step > 0 ? 0 : length - 1, length, step);
                    int to = slice.stop() == null ? (step > 0 ? length : -1) : bound(slice.stop(), 0, length, step);
                    d[n] = Math.max(0, step > 0 ? (to - from + step - 1) / step : (from - to - step - 1) / -step);
                    s[n] = step * x.stride(axis);
                    offset += d[n] == 0 ? 0 : from * x.stride(axis);
                    n++;
                    axis++;
                }
                case Fancy(var positions) -> {
                    separated |= ellipsis;
                    axes.add(n);
                    arrays.add(positions);
                    d[n] = x.shape().lengths()[axis];
                    s[n++] = x.stride(axis++);
                }
                case Ellipsis _ -> ellipsis = !arrays.isEmpty();
            }
        }
        NDArray view = x.view(Shape.of(Arrays.copyOf(d, n)), offset, Arrays.copyOf(s, n));
        return fancy ? together(view, axes, arrays, separated) : new Plan(view, 0, 0, null);
    }

    private static int bound(Integer value, int otherwise, int length, int step) {
        if (value == null) {
            return otherwise;
        }
        int v = value < 0 ? value + length : value;
        return step > 0 ? Math.clamp(v, 0, length) : Math.clamp(v, -1, length - 1);
    }

    /// Ellipsis filled in (and kept behind, since in NumPy even an empty one separates arrays), bool arrays turned into positions, numbers beside arrays into arrays of one position.
    private static List<Index> expand(NDArray x, Object[] index) {
        List<Index> given = new ArrayList<>();
        int used = 0;
        boolean ellipsis = false;
        boolean fancy = false;
        for (Object o : index == null ? new Object[] {null} : index) {
            Index part = Index.of(o, x.device());
            switch (part) {
                case Fancy(var a) when a.dtype() == DType.BOOL -> {
                    for (NDArray positions : nonzero(a, x, used)) {
                        given.add(new Fancy(positions));
                    }
                    used += a.rank();
                    fancy = true;
                }
                case Fancy(var a) -> {
                    if (!a.dtype().isInteger()) {
                        throw new IllegalArgumentException(
                                "index: expected integers or truth values, but found " + a.describe());
                    }
                    given.add(new Fancy(
                            a.dtype() == DType.INT32 || a.dtype() == DType.INT64 ? a : a.astype(DType.INT32)));
                    used++;
                    fancy = true;
                }
                case Ellipsis _ -> {
                    if (ellipsis) {
                        throw new IllegalArgumentException("index: expected at most one ellipsis, but found more");
                    }
                    ellipsis = true;
                    given.add(part);
                }
                case NewAxis _ -> given.add(part);
                case At _, Slice _ -> {
                    given.add(part);
                    used++;
                }
            }
        }
        int rest = x.rank() - used;
        if (rest < 0) {
            throw new IndexOutOfBoundsException(
                    "index: expected at most " + x.rank() + " indices, but found " + used + "\n  x: " + x.describe());
        }
        List<Index> out = new ArrayList<>();
        for (Index part : given) {
            if (part instanceof Ellipsis) {
                for (; rest > 0; rest--) {
                    out.add(Index.all());
                }
                out.add(part);
            } else if (fancy && part instanceof At(var i)) {
                out.add(new Fancy(Create.of(x.device(), Shape.SCALAR, new int[] {i})));
            } else {
                out.add(part);
            }
        }
        for (; rest > 0; rest--) {
            out.add(Index.all());
        }
        return out;
    }

    /// Brings the indexed axes together and combines their positions into positions along the merged axis.
    private static Plan together(NDArray view, List<Integer> axes, List<NDArray> arrays, boolean separated) {
        int k = axes.size();
        if (k == 1) {
            return new Plan(view, axes.getFirst(), 1, arrays.getFirst());
        }
        int first = axes.getFirst();
        NDArray source = view;
        if (separated || axes.getLast() - first != k - 1) { // NumPy puts the indexed axes first
            int[] order = new int[view.rank()];
            int n = 0;
            for (int a : axes) {
                order[n++] = a;
            }
            for (int a = 0; a < view.rank(); a++) {
                if (!axes.contains(a)) {
                    order[n++] = a;
                }
            }
            source = view.transpose(order);
            first = 0;
        }
        NDArray combined = null;
        for (int i = 0; i < k; i++) {
            int length = source.shape().lengths()[first + i];
            NDArray a = arrays.get(i).astype(DType.INT64);
            if (a.size() > 0 && (a.min().item() < -length || a.max().item() >= length)) {
                throw new IndexOutOfBoundsException("index: expected -" + length + " <= i < " + length + ", but found "
                        + (long) a.min().item() + " to " + (long) a.max().item() + "\n  x: " + view.describe());
            }
            NDArray wrapped = WRAP.on(a, length);
            combined = combined == null ? wrapped : COMBINE.on(combined, wrapped, length);
        }
        return new Plan(source, first, k, combined);
    }

    private static List<NDArray> nonzero(NDArray mask, NDArray x, int axis) {
        for (int i = 0; i < mask.rank(); i++) {
            if (axis + i >= x.rank() || mask.shape().lengths()[i] != x.shape().lengths()[axis + i]) {
                throw new IndexOutOfBoundsException("index: expected a mask of the lengths it indexes, but found "
                        + mask.shape() + "\n  x: " + x.describe());
            }
        }
        int[] m = mask.toIntArray();
        int[] hits = java.util.stream.IntStream.range(0, m.length)
                .filter(i -> m[i] != 0)
                .toArray();
        List<NDArray> out = new ArrayList<>();
        int below = m.length;
        for (int i = 0; i < mask.rank(); i++) {
            int length = mask.shape().lengths()[i];
            below = length == 0 ? 0 : below / length;
            int unit = Math.max(1, below);
            int[] p = Arrays.stream(hits).map(h -> h / unit % length).toArray();
            out.add(Create.of(x.device(), Shape.of(p.length), p));
        }
        return out;
    }
}
