package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import java.util.function.UnaryOperator;

/// A distribution of `loc + scale z`, where `z` has a distribution without parameters.
abstract class LocationScale extends Univariate {

    private static final Pointwise MOVED = pointwise("sample", (z, loc, scale) -> loc.add(scale.mul(z)));

    LocationScale(Variable loc, Variable scale) {
        super("loc", loc, "scale", scale);
    }

    /// `f(z)` as a function of `x`, `loc` and `scale`.
    static Pointwise standardized(String name, UnaryOperator<Expr> f) {
        return pointwise(name, (x, loc, scale) -> f.apply(x.sub(loc).div(scale))).names("x", "loc", "scale");
    }

    /// `loc + scale f(u)` as a function of `u`, `loc` and `scale`.
    static Pointwise quantile(String name, UnaryOperator<Expr> f) {
        return pointwise(name, (u, loc, scale) -> loc.add(scale.mul(f.apply(u)))).names("x", "loc", "scale");
    }

    final Variable at(Pointwise f, Variable x) {
        return f.on(point(x), loc(), scale());
    }

    /// Draws of `z`.
    abstract NDArray noise(Shape shape);

    public final Variable loc() {
        return param("loc");
    }

    public final Variable scale() {
        return param("scale");
    }

    /// Differentiable in `loc` and `scale`.
    @Override public final Variable sampleN(int n) {
        return at(MOVED, Variable.constant(noise(shapeOf(n)).astype(dtype())));
    }

    /// All families here are densest at `loc`.
    @Override public final Variable mode() {
        return loc();
    }

    @Override public String support() {
        return "real";
    }
}
