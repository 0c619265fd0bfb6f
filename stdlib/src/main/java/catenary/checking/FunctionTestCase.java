package catenary.checking;

import static catenary.checking.AllClose.assertAllClose;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All that is asked of a function, in one call: Chainer's `FunctionTestCase`.
///
/// ```java
/// FunctionTestCase.of(x -> mySwish(x)).expecting(x -> x.mul(x.neg().exp().add(1).reciprocal())).at(randn(3, 4));
/// ```
///
/// The result is the one expected, also where inputs don't lie in memory row by row; inputs stay as they are; gradients
/// agree with differences, to the second order unless told otherwise.
public final class FunctionTestCase {

    private final Function<Variable[], Variable> f;
    private Function<NDArray[], NDArray> expected;
    private double atol = 1e-5;
    private double rtol = 1e-4;
    private UnaryOperator<GradientCheck> gradients = check -> check.order(2);

    private FunctionTestCase(Function<Variable[], Variable> f) {
        this.f = f;
    }

    /// A function of one variable.
    public static FunctionTestCase of(UnaryOperator<Variable> f) {
        return new FunctionTestCase(xs -> f.apply(xs[0]));
    }

    /// A function of several.
    public static FunctionTestCase ofMany(Function<Variable[], Variable> f) {
        return new FunctionTestCase(f);
    }

    /// What the result is to be, computed in another way.
    public FunctionTestCase expecting(UnaryOperator<NDArray> expected) {
        return expectingOfMany(xs -> expected.apply(xs[0]));
    }

    /// See [#expecting].
    public FunctionTestCase expectingOfMany(Function<NDArray[], NDArray> expected) {
        this.expected = expected;
        return this;
    }

    /// How far the result may be from what is expected; 1e-5 and 1e-4 unless said otherwise.
    public FunctionTestCase tolerance(double atol, double rtol) {
        this.atol = atol;
        this.rtol = rtol;
        return this;
    }

    /// How gradients are checked, such as `c -> c.order(1).eps(1e-4)`; to the second order unless said otherwise.
    public FunctionTestCase gradients(UnaryOperator<GradientCheck> gradients) {
        this.gradients = gradients;
        return this;
    }

    /// Does all checks.
    ///
    /// @throws AssertionError if one of them fails
    public void at(NDArray... xs) {
        NDArray[] before = Stream.of(xs).map(NDArray::copy).toArray(NDArray[]::new);
        NDArray y = apply(xs);
        for (int i = 0; i < xs.length; i++) {
            if (!xs[i].equals(before[i])) {
                throw new AssertionError("FunctionTestCase: expected inputs to stay as they are, but input " + i
                        + " was changed: " + xs[i].describe());
            }
        }
        if (expected != null) {
            assertAllClose(y, expected.apply(before), atol, rtol);
        }
        assertAllClose(apply(Stream.of(before).map(FunctionTestCase::scattered).toArray(NDArray[]::new)), y, atol,
                rtol);
        gradients.apply(GradientCheck.ofMany(f)).at(before);
    }

    private NDArray apply(NDArray[] xs) {
        return f.apply(Stream.of(xs).map(Variable::new).toArray(Variable[]::new)).array();
    }

    /// The same numbers in another order in memory.
    private static NDArray scattered(NDArray x) {
        int[] reversed = IntStream.range(0, x.rank()).map(i -> x.rank() - 1 - i).toArray();
        return x.rank() < 2 ? x : x.transpose(reversed).copy().transpose(reversed);
    }
}
