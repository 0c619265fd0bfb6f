package catenary.distributions;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import java.util.function.UnaryOperator;

/// A distribution of `loc + scale z`, where what is known of `z` are formulas: its density, how probable it is to be
/// below or above a value, and the value that it is below with a given probability.
abstract class StandardForm extends LocationScale {

    /// The formulas of a family, moved and scaled; `draw` makes `z` of a uniform number.
    record Formulas(Pointwise logProb, Pointwise cdf, Pointwise survival, Pointwise icdf, Elementwise draw) {

        static Formulas of(String name, UnaryOperator<Expr> logDensity, UnaryOperator<Expr> below,
                UnaryOperator<Expr> above, UnaryOperator<Expr> quantile) {
            return new Formulas(density(name + "LogProb", logDensity), standardized(name + "Cdf", below),
                    standardized(name + "Survival", above), quantile(name + "Icdf", quantile),
                    Elementwise.elementwise(name, quantile));
        }

        /// The logarithm of a density is smaller where the scale is larger.
        private static Pointwise density(String name, UnaryOperator<Expr> logDensity) {
            return pointwise(name, (x, loc, scale) -> logDensity.apply(x.sub(loc).div(scale)).sub(scale.log()))
                    .names("x", "loc", "scale");
        }
    }

    private final Formulas formulas;

    StandardForm(Variable loc, Variable scale, Formulas formulas) {
        super(loc, scale);
        this.formulas = formulas;
    }

    @Override final NDArray noise(Shape shape) {
        return formulas.draw.on(Draws.uniform(loc(), shape));
    }

    @Override public final Variable logProb(Variable x) {
        return at(formulas.logProb, x);
    }

    @Override public final Variable cdf(Variable x) {
        return at(formulas.cdf, x);
    }

    @Override public final Variable survivalFunction(Variable x) {
        return at(formulas.survival, x);
    }

    @Override public final Variable icdf(Variable x) {
        return at(formulas.icdf, x);
    }
}
