package catenary.checking;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.autograd.Autograd;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares the gradients that backward computes with differences of the function's values.
///
///     GradientCheck.of(F::tanh).order(2).at(x);
///     GradientCheck.ofTwo((a, b) -> a.matmul(b)).order(2).at(a, b);
///
/// Everything is done in float64: float arrays are converted, arrays of other dtypes are passed as constants. The
/// outputs are projected on random weights `w`, and one number is compared whatever the size: the derivative of
/// `sum(w * f(x + t d))` by `t` at 0, along one random direction `d` over all inputs, which no element of the gradient
/// can hide from, since every component of the unit vector `d` is at least `0.1 / sqrt(n)`. Order 2 does the same with
/// the function that maps the inputs and the gradients of the outputs to the gradients of the inputs; and so on.
///
/// Keep inputs away from kinks; a function that draws random numbers must draw the same ones in every call.
public final class GradientCheck {

    private static final String CUDA = "cuda";

    private final Function<Variable[], Variable[]> f;
    private int order = 1;
    private boolean everyDevice;
    double eps = 1e-5;
    double rtol = 1e-5;
    double atol = 1e-6;
    long seed;
    List<Parameter> parameters = List.of();
    Set<Integer> noGrads = Set.of();
    boolean detectNondifferentiable;

    /// What a check found: it throws where a gradient is wrong, so these are the devices where all are right, and one
    /// line of explanation for each that is not there. Skipped is not passed.
    public record Outcome(int order, List<Device> checked, List<String> skipped) {

        @Override public String toString() {
            return "gradients agree to order " + order + " on " + checked
                    + (skipped.isEmpty() ? "" : ", skipped " + skipped);
        }
    }

    private GradientCheck(Function<Variable[], Variable[]> f) {
        this.f = f;
    }

    /// Of a function of one variable.
    public static GradientCheck of(UnaryOperator<Variable> f) {
        return ofOutputs(xs -> new Variable[] {f.apply(xs[0])});
    }

    /// Of a function of two variables.
    public static GradientCheck ofTwo(BinaryOperator<Variable> f) {
        return ofOutputs(xs -> new Variable[] {f.apply(xs[0], xs[1])});
    }

    /// Of a function of any number of variables.
    public static GradientCheck ofMany(Function<Variable[], Variable> f) {
        return ofOutputs(xs -> new Variable[] {f.apply(xs)});
    }

    /// Of a function of any number of variables with any number of results.
    public static GradientCheck ofOutputs(Function<Variable[], Variable[]> f) {
        return new GradientCheck(f);
    }

    /// Checks the first gradient of `f` at `x`.
    ///
    /// @throws AssertionError if it is wrong: names the worst element and both numbers
    public static void checkGradient(UnaryOperator<Variable> f, NDArray x) {
        of(f).at(x);
    }

    /// Checks the first gradients of `f` at `(a, b)`.
    ///
    /// @throws AssertionError if one is wrong: names the worst element and both numbers
    public static void checkGradient(BinaryOperator<Variable> f, NDArray a, NDArray b) {
        ofTwo(f).at(a, b);
    }

    /// Checks the first gradients of `f` at `xs`.
    ///
    /// @throws AssertionError if one is wrong: names the worst element and both numbers
    @SuppressWarnings("overloads") // with one array Java prefers the method that is not variadic
    public static void checkGradient(Function<Variable[], Variable> f, NDArray... xs) {
        ofMany(f).at(xs);
    }

    /// The gradient of `sum(gy * f(x))` by central differences, one element after the other.
    public static NDArray numericalGrad(UnaryOperator<Variable> f, NDArray x, NDArray gy, double eps) {
        double[] at = x.toDoubleArray();
        double[] g = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double high = dot(f.apply(moved(x, at, i, eps)).array(), gy);
            double low = dot(f.apply(moved(x, at, i, -eps)).array(), gy);
            g[i] = (high - low) / (2 * eps);
        }
        return Create.of(x.device(), x.dtype(), x.shape(), g);
    }

    private static Variable moved(NDArray x, double[] at, int i, double step) {
        double[] v = at.clone();
        v[i] += step;
        return new Variable(Create.of(x.device(), x.dtype(), x.shape(), v));
    }

    private static double dot(NDArray a, NDArray b) {
        return a.astype(DType.FLOAT64).mul(b.astype(DType.FLOAT64)).sum().item();
    }

    /// Up to the `order`-th gradient; 1 unless called.
    public GradientCheck order(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("order: expected order >= 1, but found " + order);
        }
        this.order = order;
        return this;
    }

    /// Half the distance between the two points of a difference.
    public GradientCheck eps(double eps) {
        this.eps = eps;
        return this;
    }

    /// How far apart the numbers `a` (backward) and `n` (differences) may be: `|a - n| <= atol + rtol * |n|`.
    public GradientCheck tolerance(double rtol, double atol) {
        this.rtol = rtol;
        this.atol = atol;
        return this;
    }

    /// Draws other weights and another direction; the same seed draws the same.
    public GradientCheck seed(long seed) {
        this.seed = seed;
        return this;
    }

    /// On every device of this machine, not only where the arrays lie. The [Outcome] lists what is not there as skipped.
    public GradientCheck onEveryDevice() {
        this.everyDevice = true;
        return this;
    }

    /// Includes the gradients of these parameters, which `f` reads by itself. They must be float64 and initialised.
    public GradientCheck parameters(Collection<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        return this;
    }

    /// The inputs at these positions have no gradient, which is checked, and are not varied.
    public GradientCheck noGrads(int... inputs) {
        this.noGrads = Arrays.stream(inputs).boxed().collect(Collectors.toSet());
        return this;
    }

    /// Throws a [NondifferentiableError] where the function is not smooth between the points of a difference, instead of
    /// comparing numbers that mean nothing: where the values at five points lie farther from a parabola than a ten
    /// thousandth of their range.
    public GradientCheck detectNondifferentiable() {
        this.detectNondifferentiable = true;
        return this;
    }

    /// Does the check.
    ///
    /// @throws AssertionError if a gradient is wrong: names order, device, the worst element and both numbers, and how
    ///                        to repeat the check
    public Outcome at(NDArray... xs) {
        for (Parameter p : parameters) {
            if (p.dtype() != DType.FLOAT64) {
                throw new IllegalArgumentException("GradientCheck: expected float64 parameters, but found "
                        + p.array().describe()
                        + "\n  hint: make the link under Config.with(c -> c.withDtype(FLOAT64))");
            }
        }
        List<Device> devices = everyDevice
                ? Devices.all()
                : List.of(xs.length == 0 ? Devices.cpu() : xs[0].device());
        for (Device device : devices) {
            NDArray[] here = Stream.of(xs).map(x -> onto(device, x)).toArray(NDArray[]::new);
            try (var _ = Config.with(c -> c.withEnableBackprop(true).withDevice(device))) {
                checkOn(device, here);
            }
        }
        return new Outcome(order, devices, everyDevice ? missing(devices) : List.of());
    }

    private static NDArray onto(Device device, NDArray x) {
        NDArray there = x.to(device);
        return there.dtype().isFloat() ? there.astype(DType.FLOAT64) : there;
    }

    private static List<String> missing(List<Device> devices) {
        if (devices.stream().anyMatch(d -> d.name().startsWith(CUDA))) {
            return List.of();
        }
        var provider = Devices.provider(CUDA);
        return List.of(CUDA + ": " + (provider == null ? "this build has no CUDA backend" : provider.missing()));
    }

    private void checkOn(Device device, NDArray[] xs) {
        parameters.forEach(p -> p.moveTo(device));
        List<NDArray> points = new ArrayList<>(Arrays.asList(xs));
        parameters.forEach(p -> points.add(p.array()));
        if (points.stream().allMatch(x -> x.size() == 0 || !x.dtype().isFloat())) {
            return; // a function of no numbers has no gradient, and may well have no value
        }
        NDArray[] before = points.stream().map(NDArray::copy).toArray(NDArray[]::new);
        refuseGradients(xs);
        Random random = new Random(seed);
        Function<Variable[], Variable[]> g = vs -> f.apply(Arrays.copyOf(vs, xs.length));
        try {
            for (int n = 1; n <= order; n++) {
                NDArray[] at = points.toArray(NDArray[]::new);
                Comparison c = new Comparison(g, at, xs.length, this, random);
                if (n == 1) {
                    refuseChanged(before, at);
                }
                c.check(n);
                Function<Variable[], Variable[]> value = g;
                int count = at.length;
                g = vs -> Comparison.gradients(value, vs, count);
                points.addAll(c.weights());
            }
        } finally {
            for (int i = 0; i < parameters.size(); i++) {
                parameters.get(i).array(before[xs.length + i]);
            }
        }
    }

    /// Fails if an input that is to have no gradient has one.
    private void refuseGradients(NDArray[] xs) {
        if (noGrads.isEmpty()) {
            return;
        }
        Variable[] vs = Stream.of(xs).map(Variable::new).toArray(Variable[]::new);
        List<Variable> without = noGrads.stream().sorted().map(i -> vs[i]).toList();
        List<Variable> gs = Autograd.grad(Stream.of(f.apply(vs)).filter(y -> y.dtype().isFloat()).toList(), without);
        for (int i : noGrads) {
            if (gs.get(without.indexOf(vs[i])) != null) {
                throw new AssertionError("gradient check: expected no gradient of x" + i + ", but found "
                        + gs.get(without.indexOf(vs[i])).array().describe());
            }
        }
    }

    private static void refuseChanged(NDArray[] before, NDArray[] after) {
        for (int i = 0; i < before.length; i++) {
            if (!before[i].equals(after[i])) {
                throw new AssertionError("gradient check: the function changes its input " + i + " in place\n  x" + i
                        + ": " + before[i].describe());
            }
        }
    }
}
