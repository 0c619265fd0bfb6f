package catenary.array;

import java.util.List;

/// The algebra of shapes and strides behind [NDArray]'s views.
final class Views {

    private Views() {}

    static Shape inferred(NDArray x, int[] lengths) {
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] == -1) {
                if (unknown >= 0) {
                    throw new IllegalArgumentException("reshape: expected at most one -1, but found more");
                }
                unknown = i;
            } else {
                known *= lengths[i];
            }
        }
        if (unknown < 0) {
            return Shape.of(lengths);
        }
        if (known == 0 || x.size() % known != 0) {
            throw new IllegalArgumentException("reshape: no length fits for -1 in " + java.util.Arrays.toString(lengths)
                    + "\n  x: " + x.describe());
        }
        int[] d = lengths.clone();
        d[unknown] = (int) (x.size() / known);
        return Shape.of(d);
    }

    static NDArray transpose(NDArray x, int[] axes) {
        int n = x.rank();
        if (axes != null && axes.length != n) {
            throw new IllegalArgumentException("transpose: expected " + n + " axes, but found "
                    + java.util.Arrays.toString(axes) + "\n  x: " + x.describe());
        }
        if (n < 2) {
            return x;
        }
        int[] d = new int[n];
        int[] s = new int[n];
        boolean[] seen = new boolean[n];
        for (int i = 0; i < n; i++) {
            int a = axes == null ? n - 1 - i : x.shape().normalizeAxis(axes[i]);
            if (seen[a]) {
                throw new IllegalArgumentException(
                        "transpose: expected distinct axes, but found " + java.util.Arrays.toString(axes));
            }
            seen[a] = true;
            d[i] = x.shape().lengths()[a];
            s[i] = x.stride(a);
        }
        return x.view(Shape.of(d), x.offset(), s);
    }

    static NDArray expandDims(NDArray x, int axis) {
        int n = x.rank() + 1;
        int a = axis < 0 ? axis + n : axis;
        if (a < 0 || a >= n) {
            throw new IllegalArgumentException(
                    "expandDims: expected -" + n + " <= axis < " + n + ", but found " + axis + "\n  x: "
                            + x.describe());
        }
        int[] d = new int[n];
        int[] s = new int[n];
        for (int i = 0, j = 0; i < n; i++) {
            if (i == a) {
                d[i] = 1;
            } else {
                d[i] = x.shape().lengths()[j];
                s[i] = x.stride(j++);
            }
        }
        return x.view(Shape.of(d), x.offset(), s);
    }

    static NDArray squeeze(NDArray x, int[] axes) {
        boolean[] drop = new boolean[x.rank()];
        if (axes.length == 0) {
            for (int i = 0; i < drop.length; i++) {
                drop[i] = x.shape().lengths()[i] == 1;
            }
        }
        for (int axis : axes) {
            int a = x.shape().normalizeAxis(axis);
            if (x.shape().lengths()[a] != 1) {
                throw new IllegalArgumentException("squeeze: expected length 1 of axis " + axis + ", but found "
                        + x.shape().lengths()[a] + "\n  x: " + x.describe());
            }
            if (drop[a]) {
                throw new IllegalArgumentException(
                        "squeeze: expected distinct axes, but found " + java.util.Arrays.toString(axes));
            }
            drop[a] = true;
        }
        int n = 0;
        int[] d = new int[x.rank()];
        int[] s = new int[x.rank()];
        for (int i = 0; i < drop.length; i++) {
            if (!drop[i]) {
                d[n] = x.shape().lengths()[i];
                s[n++] = x.stride(i);
            }
        }
        return x.view(Shape.of(java.util.Arrays.copyOf(d, n)), x.offset(), java.util.Arrays.copyOf(s, n));
    }

    static NDArray broadcastTo(NDArray x, Shape shape) {
        if (x.shape().equals(shape)) {
            return x;
        }
        if (!x.shape().broadcastsTo(shape)) {
            throw new IllegalArgumentException(
                    "broadcastTo: expected a shape that broadcasts to " + shape + "\n  x: " + x.describe());
        }
        int[] s = new int[shape.rank()];
        int skip = shape.rank() - x.rank();
        for (int i = 0; i < x.rank(); i++) {
            s[skip + i] = x.shape().lengths()[i] == 1 ? 0 : x.stride(i);
        }
        return x.view(shape, x.offset(), s);
    }

    static NDArray sumTo(NDArray x, Shape shape) {
        if (x.shape().equals(shape)) {
            return x;
        }
        if (!shape.broadcastsTo(x.shape())) {
            throw new IllegalArgumentException(
                    "sumTo: expected a shape that broadcasts to that of x, but found " + shape + "\n  x: "
                            + x.describe());
        }
        int skip = x.rank() - shape.rank();
        int n = 0;
        int[] axes = new int[x.rank()];
        for (int i = 0; i < x.rank(); i++) {
            if (i < skip || shape.lengths()[i - skip] == 1 && x.shape().lengths()[i] != 1) {
                axes[n++] = i;
            }
        }
        return n == 0 ? x.reshape(shape) : x.sum(java.util.Arrays.copyOf(axes, n)).reshape(shape);
    }

    static NDArray concat(int axis, List<NDArray> xs) {
        if (xs.isEmpty()) {
            throw new IllegalArgumentException("concat: expected at least one array, but found none");
        }
        NDArray first = xs.getFirst();
        int a = first.shape().normalizeAxis(axis);
        int[] d = first.shape().toArray();
        d[a] = 0;
        for (NDArray x : xs) {
            boolean fits = x.rank() == d.length && x.dtype() == first.dtype() && x.device() == first.device();
            for (int i = 0; fits && i < d.length; i++) {
                fits = i == a || x.shape().lengths()[i] == d[i];
            }
            if (!fits) {
                throw new IllegalArgumentException("concat: expected arrays equal in dtype, device and all axes but "
                        + axis + Operands.list(xs.toArray(NDArray[]::new)));
            }
            d[a] += x.shape().lengths()[a];
        }
        NDArray out = NDArray.uninitialized(first.device(), first.dtype(), Shape.of(d));
        int at = out.offset();
        for (NDArray x : xs) {
            out.view(x.shape(), at, out.strides()).assign(x);
            at += x.shape().lengths()[a] * out.stride(a);
        }
        return out;
    }
}
