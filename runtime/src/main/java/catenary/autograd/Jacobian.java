package catenary.autograd;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Derivatives of a function of one variable as arrays: the whole Jacobian or Hessian, or their products with a vector.
/// All results have a graph of their own, and so can be differentiated again.
public final class Jacobian {

    private Jacobian() {}

    /// `J[i..., j...] = d f(x)[i...] / d x[j...]`, of shape `f(x).shape + x.shape`; one backward pass an output element.
    public static Variable jacobian(UnaryOperator<Variable> f, Variable x) {
        Variable in = input(x);
        return rows(f.apply(in), in);
    }

    /// `H[i..., j...] = d² f(x) / d x[i...] d x[j...]`, of shape `x.shape + x.shape`.
    ///
    /// @throws IllegalArgumentException if `f(x)` is not a single number
    public static Variable hessian(UnaryOperator<Variable> f, Variable x) {
        Variable in = input(x);
        Variable y = f.apply(in);
        if (y.size() != 1) {
            throw new IllegalArgumentException(
                    "hessian: expected f(x) to be a single number, but found " + y.array().describe());
        }
        return rows(gradOrZeros(y, in, null), in);
    }

    /// The vector-Jacobian product `sum over i of v[i] d f(x)[i] / d x`, of the shape of `x`; one backward pass.
    public static Variable vjp(UnaryOperator<Variable> f, Variable x, Variable v) {
        Variable in = input(x);
        return gradOrZeros(f.apply(in), in, v);
    }

    /// The Jacobian-vector product `sum over j of d f(x) / d x[j] v[j]`, of the shape of `f(x)`: the directional
    /// derivative. The vector-Jacobian product is linear in its vector, and its own transpose is this.
    public static Variable jvp(UnaryOperator<Variable> f, Variable x, Variable v) {
        Variable in = input(x);
        Variable y = f.apply(in);
        Variable u = new Variable(y.array().zerosLike());
        return gradOrZeros(gradOrZeros(y, in, u), u, v);
    }

    /// `x` as the start of a graph of its own, unless it is part of one that must stay connected.
    private static Variable input(Variable x) {
        return x.requiresGrad() ? x : new Variable(x.array());
    }

    private static Variable rows(Variable y, Variable x) {
        int n = y.size();
        Variable flat = Reshape.reshape(y, n);
        List<Variable> rows = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            NDArray pick = flat.array().zerosLike();
            pick.setItem(1, i);
            rows.add(Reshape.reshape(gradOrZeros(flat, x, Variable.constant(pick)), 1, x.size()));
        }
        int[] d = Arrays.copyOf(y.shape().toArray(), y.rank() + x.rank());
        System.arraycopy(x.shape().toArray(), 0, d, y.rank(), x.rank());
        return Reshape.reshape(
                n == 0 ? Variable.constant(Create.full(x.device(), x.dtype(), Shape.of(0, x.size()), 0))
                        : Concat.concat(rows, 0),
                Shape.of(d));
    }

    /// The gradient of `sum(y * v)`, zeros where `y` does not depend on `x`.
    private static Variable gradOrZeros(Variable y, Variable x, Variable v) {
        Variable g = Autograd.grad(List.of(y), List.of(x), v == null ? null : List.of(v), true).getFirst();
        return g != null ? g : Variable.constant(x.array().zerosLike());
    }
}
