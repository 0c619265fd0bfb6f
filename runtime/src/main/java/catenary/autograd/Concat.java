package catenary.autograd;

import catenary.array.Index;
import catenary.array.NDArray;
import java.util.Arrays;
import java.util.List;

/// Variables joined along an axis.
public final class Concat extends FunctionNode.Nary {

    private final int axis;

    private Concat(int axis) {
        super(Retain.NOTHING);
        this.axis = axis;
    }

    public static Variable concat(List<Variable> xs, int axis) {
        if (xs.isEmpty()) {
            throw new IllegalArgumentException("concat: expected at least one variable, but found none");
        }
        return new Concat(axis).apply(xs.toArray(Variable[]::new));
    }

    @Override protected void check(Inputs in) {
        in.sameDtype();
        int rank = in.get(0).rank();
        in.require(axis >= -rank && axis < rank, "-" + rank + " <= axis < " + rank, axis);
        int a = axis < 0 ? axis + rank : axis;
        for (int i = 1; i < in.count(); i++) {
            in.rank(i, rank);
            for (int d = 0; d < rank; d++) {
                if (d != a) {
                    in.sameAxis(0, d, i, d, null);
                }
            }
        }
    }

    @Override protected NDArray forwardOne(NDArray[] xs) {
        return NDArray.concat(axis, xs);
    }

    @Override protected Grads backward(Variable gy) {
        int n = inputs().length;
        int a = gy.shape().normalizeAxis(axis);
        int[] from = new int[n + 1];
        for (int i = 0; i < n; i++) {
            from[i + 1] = from[i] + inputNode(i).shape().axis(a);
        }
        return Grads.each(n, i -> {
            Object[] index = new Object[a + 1];
            Arrays.fill(index, Index.all());
            index[a] = Index.slice(from[i], from[i + 1]);
            return GetItem.getItem(gy, index);
        });
    }
}
