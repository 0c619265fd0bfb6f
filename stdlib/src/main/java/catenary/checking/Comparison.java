package catenary.checking;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Autograd;
import catenary.autograd.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/// One comparison of backward with differences: of one function, at one point, along one direction.
final class Comparison {

    private static final int ELEMENTS_SEARCHED = 2000;
    private static final double SMOOTH = 1e-4; // of the range; not Chainer's 0.01, since one sum hides many elements
    private static final double ROUNDING = 1e-10;

    private final Function<Variable[], Variable[]> f;
    private final NDArray[] at; // arguments, then parameters, then (from order 2 on) gradients of outputs
    private final int parametersFrom;
    private final GradientCheck settings;
    private final List<NDArray> weights = new ArrayList<>();
    private final double[][] direction;
    private final double[][] analytic;

    Comparison(Function<Variable[], Variable[]> f, NDArray[] at, int parametersFrom, GradientCheck settings,
            Random random) {
        this.f = f;
        this.at = at;
        this.parametersFrom = parametersFrom;
        this.settings = settings;
        this.direction = direction(random);
        Variable[] xs = variables(at);
        Variable[] ys = floats(f.apply(xs));
        for (Variable y : ys) {
            weights.add(array(y.array(), IntStream.range(0, y.size()).mapToDouble(_ -> random.nextGaussian())
                    .toArray()));
        }
        Variable[] vs = Arrays.copyOf(xs, xs.length + ys.length);
        for (int i = 0; i < ys.length; i++) {
            vs[xs.length + i] = Variable.constant(weights.get(i));
        }
        Variable[] gs = gradientsOf(ys, xs, Arrays.copyOfRange(vs, xs.length, vs.length));
        this.analytic = new double[at.length][];
        int next = 0;
        for (int i = 0; i < at.length; i++) {
            analytic[i] = !at[i].dtype().isFloat() ? new double[0] : gs[next++].array().toDoubleArray();
            analytic[i] = isFree(i) ? analytic[i] : new double[0];
        }
    }

    /// The function of order one higher: of the first `count` variables and gradients of the outputs, it computes the
    /// gradients of the float ones among the first.
    static Variable[] gradients(Function<Variable[], Variable[]> f, Variable[] vs, int count) {
        Variable[] xs = Arrays.copyOf(vs, count);
        return gradientsOf(floats(f.apply(xs)), xs, Arrays.copyOfRange(vs, count, vs.length));
    }

    private static Variable[] gradientsOf(Variable[] ys, Variable[] xs, Variable[] gys) {
        List<Variable> free = Arrays.stream(xs).filter(x -> x.dtype().isFloat()).toList();
        List<Variable> gs = Autograd.grad(List.of(ys), free, List.of(gys), true);
        return IntStream.range(0, gs.size())
                .mapToObj(i -> gs.get(i) != null ? gs.get(i) : Variable.constant(free.get(i).array().zerosLike()))
                .toArray(Variable[]::new);
    }

    /// The random gradients of the outputs, one for each float output.
    List<NDArray> weights() {
        return weights;
    }

    void check(int order) {
        double byBackward = 0;
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < analytic[i].length; j++) {
                byBackward += analytic[i][j] * direction[i][j];
            }
        }
        if (settings.detectNondifferentiable) {
            refuseKink(order);
        }
        double byDifference = difference(direction, settings.eps);
        if (!agree(byBackward, byDifference)) {
            throw new AssertionError(message(order, byBackward, byDifference));
        }
    }

    /// Fails if five values along the direction are not those of a smooth function: of what remains of them when the
    /// parabola of least squares is taken out, only `v[0] - 2 v[1] + 2 v[3] - v[4]` and the fourth difference count.
    private void refuseKink(int order) {
        double[] v = new double[5];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean finite = false;
        boolean infinite = false;
        for (int i = 0; i < v.length; i++) {
            v[i] = value(direction, (i - 2) * settings.eps / 2);
            low = Math.min(low, v[i]);
            high = Math.max(high, v[i]);
            finite |= Double.isFinite(v[i]);
            infinite |= !Double.isFinite(v[i]);
        }
        double cubic = v[0] - 2 * v[1] + 2 * v[3] - v[4];
        double quartic = v[0] - 4 * v[1] + 6 * v[2] - 4 * v[3] + v[4];
        double residual = Math.sqrt((cubic * cubic / 10 + quartic * quartic / 70) / v.length);
        boolean noise = high - low <= ROUNDING * Math.max(Math.abs(high), Math.abs(low));
        if (finite && infinite || !noise && residual > SMOOTH * (high - low)) {
            throw new NondifferentiableError(
                    "gradient check: order " + order + ": expected a smooth function, but found "
                            + Arrays.toString(v) + " at five points " + settings.eps / 2 + " apart"
                            + "\n  hint: keep the inputs away from kinks");
        }
    }

    private boolean agree(double backward, double numeric) {
        return Math.abs(backward - numeric) <= settings.atol + settings.rtol * Math.abs(numeric);
    }

    /// The central difference along `d`.
    private double difference(double[][] d, double eps) {
        return (value(d, eps) - value(d, -eps)) / (2 * eps);
    }

    /// The weighted sum of all outputs at `at + t d`.
    private double value(double[][] d, double t) {
        NDArray[] moved = at.clone();
        for (int i = 0; i < at.length; i++) {
            if (isFree(i) && at[i].size() > 0) {
                double[] v = at[i].toDoubleArray();
                for (int j = 0; j < v.length; j++) {
                    v[j] += t * d[i][j];
                }
                moved[i] = array(at[i], v);
            }
        }
        Variable[] ys = floats(f.apply(variables(moved)));
        double sum = 0;
        for (int i = 0; i < ys.length; i++) {
            double[] y = ys[i].array().toDoubleArray();
            double[] w = weights.get(i).toDoubleArray();
            for (int j = 0; j < y.length; j++) {
                sum += y[j] * w[j];
            }
        }
        return sum;
    }

    private Variable[] variables(NDArray[] arrays) {
        Variable[] vs = new Variable[arrays.length];
        for (int i = 0; i < vs.length; i++) {
            int p = i - parametersFrom;
            if (p >= 0 && p < settings.parameters.size()) {
                vs[i] = settings.parameters.get(p);
                vs[i].array(arrays[i]);
            } else {
                vs[i] = new Variable(arrays[i], isFree(i));
            }
        }
        return vs;
    }

    private boolean isFree(int i) {
        return at[i].dtype().isFloat() && !settings.noGrads.contains(i);
    }

    private static Variable[] floats(Variable[] ys) {
        return Arrays.stream(ys).filter(y -> y.dtype().isFloat()).toArray(Variable[]::new);
    }

    private static NDArray array(NDArray like, double[] values) {
        return Create.of(like.device(), like.dtype(), like.shape(), values);
    }

    /// A random unit vector over all float inputs in which no component is close to 0.
    private double[][] direction(Random random) {
        double[][] d = new double[at.length][];
        double squares = 0;
        int n = 0;
        for (int i = 0; i < at.length; i++) {
            d[i] = new double[isFree(i) ? at[i].size() : 0];
            for (int j = 0; j < d[i].length; j++) {
                d[i][j] = random.nextGaussian();
                squares += d[i][j] * d[i][j];
                n++;
            }
        }
        for (double[] part : d) {
            for (int j = 0; j < part.length; j++) {
                part[j] = Math.copySign(Math.sqrt(0.99 * part[j] * part[j] / squares + 0.01 / n), part[j]);
            }
        }
        return d;
    }

    // ---- what went wrong

    private String message(int order, double byBackward, double byDifference) {
        StringBuilder s = new StringBuilder("gradient check: order ").append(order).append(" on ")
                .append(at[0].device()).append(": ");
        String hint = worstElement(s);
        s.append("along a random direction backward says ").append(byBackward).append(", differences say ")
                .append(byDifference);
        for (int i = 0; i < at.length; i++) {
            s.append("\n  ").append(name(i)).append(": ").append(at[i].describe());
        }
        s.append("\n  seed ").append(settings.seed).append(", eps ").append(settings.eps).append(", rtol ")
                .append(settings.rtol).append(", atol ").append(settings.atol);
        double here = value(direction, 0);
        if (!Double.isFinite(here)) {
            hint = "the function is not finite at this point";
        } else if (here != value(direction, 0)) {
            hint = "the function gives another result at every call; let it draw the same random numbers";
        }
        return hint == null ? s.toString() : s.append("\n  hint: ").append(hint).toString();
    }

    private String name(int i) {
        int gradientsFrom = parametersFrom + settings.parameters.size();
        return i < parametersFrom
                ? "x" + i
                : i < gradientsFrom ? "parameter " + (i - parametersFrom) : "gradient " + (i - gradientsFrom);
    }

    /// Appends the element where the two differ most; returns a hint if the function has a kink there.
    private String worstElement(StringBuilder s) {
        double worst = -1;
        int input = 0;
        int element = 0;
        double numeric = 0;
        int searched = 0;
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < direction[i].length && searched < ELEMENTS_SEARCHED; j++, searched++) {
                double n = difference(only(i, j), settings.eps);
                double apart = Math.abs(analytic[i][j] - n);
                if (!(apart <= worst)) {
                    worst = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
                    input = i;
                    element = j;
                    numeric = n;
                }
            }
        }
        if (searched == 0) {
            return null;
        }
        s.append("the gradient of ").append(name(input)).append(" at ")
                .append(Arrays.toString(position(at[input].shape(), element))).append(" is ").append(numeric)
                .append(" by differences, but backward says ").append(analytic[input][element]).append("; ");
        double[][] one = only(input, element);
        double here = value(one, 0);
        double right = (value(one, settings.eps) - here) / settings.eps;
        double left = (here - value(one, -settings.eps)) / settings.eps;
        return Math.abs(right - left) > 0.1 * Math.max(Math.abs(right), Math.abs(left))
                ? "the function seems to have a kink there: the slope is " + left + " to the left, " + right
                        + " to the right"
                : null;
    }

    private double[][] only(int input, int element) {
        double[][] d = new double[at.length][];
        for (int i = 0; i < d.length; i++) {
            d[i] = new double[direction[i].length];
        }
        d[input][element] = 1;
        return d;
    }

    private static int[] position(Shape shape, int element) {
        int[] at = new int[shape.rank()];
        int rest = element;
        for (int a = at.length - 1; a >= 0; a--) {
            at[a] = rest % shape.axis(a);
            rest /= shape.axis(a);
        }
        return at;
    }
}
