package catenary.dsl;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.RawKernel;
import catenary.array.Shape;
import catenary.autograd.Autograd;
import catenary.autograd.BackwardOption;
import catenary.autograd.Config;
import catenary.autograd.Jacobian;
import catenary.autograd.RawFunction;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.checking.SmallestFailure;
import catenary.distributions.Distribution;
import catenary.distributions.KlDivergence;
import catenary.expr.DType;
import catenary.graph.ComputationalGraph;
import catenary.picture.Chart;
import catenary.picture.ImageGrid;
import catenary.picture.Picture;
import catenary.picture.Screen;
import catenary.reporting.Reporting;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The names that scripts and the prompt know from the start.
///
/// New arrays are float32, unless the settings or the call name another dtype, and live on the device of the settings.
public final class Catenary {

    /// Keep the gradients of intermediate variables too.
    public static final BackwardOption RETAIN_GRAD = BackwardOption.RETAIN_GRAD;

    /// Record the graph of the gradients, so that they can be differentiated again.
    public static final BackwardOption DOUBLE_BACKPROP = BackwardOption.DOUBLE_BACKPROP;

    /// Sweeps over the data: `every(1, EPOCH)`.
    public static final TrainingUnit EPOCH = TrainingUnit.EPOCH;

    /// Updates: `every(100, ITERATION)`.
    public static final TrainingUnit ITERATION = TrainingUnit.ITERATION;

    private Catenary() {}

    // ---- variables

    /// A variable of shape `(1,)`.
    public static Variable variable(double value) {
        return new Variable(array(value));
    }

    public static Variable variable(double... values) {
        return new Variable(array(values));
    }

    /// A variable of a Java array of any rank; whole numbers become floating point, since they are to have gradients.
    public static Variable variable(Object javaArray) {
        return new Variable(array(javaArray, dtype()));
    }

    public static Variable variable(Object javaArray, DType dtype) {
        return new Variable(array(javaArray, dtype));
    }

    public static Variable variable(NDArray array) {
        return new Variable(array);
    }

    /// A variable of shape `()`.
    public static Variable scalar(double value) {
        return new Variable(Create.full(device(), dtype(), Shape.SCALAR, value));
    }

    // ---- arrays

    /// An array of shape `(1,)`.
    public static NDArray array(double value) {
        return array(new double[] {value});
    }

    public static NDArray array(double... values) {
        return Create.from(device(), dtype(), values);
    }

    /// An array of a Java array of any rank: whole numbers and truth values stay what they are.
    public static NDArray array(Object javaArray) {
        Class<?> leaf = javaArray.getClass();
        while (leaf.isArray()) leaf = leaf.componentType();
        boolean real = leaf == float.class || leaf == double.class;
        return Create.from(device(), real ? dtype() : null, javaArray);
    }

    public static NDArray array(Object javaArray, DType dtype) {
        return Create.from(device(), dtype, javaArray);
    }

    public static NDArray zeros(int... shape) {
        return zeros(Shape.of(shape), dtype());
    }

    public static NDArray zeros(Shape shape, DType dtype) {
        return NDArray.zeros(device(), dtype, shape);
    }

    public static NDArray ones(int... shape) {
        return ones(Shape.of(shape), dtype());
    }

    public static NDArray ones(Shape shape, DType dtype) {
        return full(shape, 1, dtype);
    }

    /// An array of `shape` filled with `value`.
    public static NDArray full(Shape shape, double value) {
        return full(shape, value, dtype());
    }

    public static NDArray full(Shape shape, double value, DType dtype) {
        return Create.full(device(), dtype, shape, value);
    }

    /// `0, 1, 2, ...` below `stop`.
    public static NDArray arange(double stop) {
        return arange(0, stop, 1);
    }

    public static NDArray arange(double start, double stop) {
        return arange(start, stop, 1);
    }

    public static NDArray arange(double start, double stop, double step) {
        return Create.arange(device(), dtype(), start, stop, step);
    }

    /// `count` numbers evenly spaced from `start` to `stop`, both included.
    public static NDArray linspace(double start, double stop, int count) {
        return Create.linspace(device(), dtype(), start, stop, count);
    }

    public static NDArray eye(int n) {
        return Create.eye(device(), dtype(), n);
    }

    /// Numbers drawn evenly from `[0, 1)`.
    public static NDArray rand(int... shape) {
        return Generator.global().rand(device(), dtype(), Shape.of(shape));
    }

    /// Numbers drawn from the normal distribution with mean 0 and deviation 1.
    public static NDArray randn(int... shape) {
        return Generator.global().randn(device(), dtype(), Shape.of(shape));
    }

    public static Shape shape(int... lengths) {
        return Shape.of(lengths);
    }

    /// Starts all random numbers over, so that a run can be repeated.
    public static void seed(long seed) {
        Generator.global().seed(seed);
    }

    // ---- gradients

    /// The gradient of the sum of `y` with respect to `x`, itself differentiable.
    public static Variable grad(Variable y, Variable x) {
        return Autograd.grad(y, x);
    }

    public static List<Variable> grad(List<Variable> ys, List<Variable> xs) {
        return Autograd.grad(ys, xs);
    }

    /// The derivative of each element of `f(x)` with respect to each element of `x`, itself differentiable.
    public static Variable jacobian(UnaryOperator<Variable> f, Variable x) {
        return Jacobian.jacobian(f, x);
    }

    /// The second derivatives of `f(x)`, a single value.
    public static Variable hessian(UnaryOperator<Variable> f, Variable x) {
        return Jacobian.hessian(f, x);
    }

    /// `v` times the Jacobian of `f` at `x`.
    public static Variable vjp(UnaryOperator<Variable> f, Variable x, Variable v) {
        return Jacobian.vjp(f, x, v);
    }

    /// The Jacobian of `f` at `x` times `v`.
    public static Variable jvp(UnaryOperator<Variable> f, Variable x, Variable v) {
        return Jacobian.jvp(f, x, v);
    }

    /// The graph that computed `outputs`; prints as DOT text, and `.svg(path)` and `.png(path)` draw it.
    public static ComputationalGraph graph(Variable... outputs) {
        return ComputationalGraph.of(outputs);
    }

    // ---- own functions

    /// The kernel `name` of the user's own CUDA C, `extern "C" __global__ void name(...)` in `source`:
    /// `rawKernel(source, name).launch(grid, block, args...)`.
    public static RawKernel rawKernel(String source, String name) {
        return RawKernel.rawKernel(source, name);
    }

    /// A function of arrays, without a gradient.
    public static RawFunction rawFunction(String name, Function<NDArray[], NDArray> forward) {
        return RawFunction.rawFunction(name, forward);
    }

    /// A function of arrays whose gradient is made of variables, from the arguments and the gradient of the result.
    public static RawFunction rawFunction(String name, Function<NDArray[], NDArray> forward,
            BiFunction<Variable[], Variable, Variable[]> gradient) {
        return RawFunction.rawFunction(name, forward, gradient);
    }

    // ---- pictures

    /// Shows curves through numbers: an array, a variable, a Java array or a list; of a matrix each column, of a map each
    /// value under its name. In the terminal or notebook, or in a file whose name is printed.
    public static Picture plot(Object ys) {
        return Chart.of(null, ys).show();
    }

    /// Shows `ys` over `xs`.
    public static Picture plot(Object xs, Object ys) {
        return Chart.of(xs, ys).show();
    }

    /// Shows an image, grey or RGB, or a batch of images: `(H, W)`, `(C, H, W)`, `(H, W, C)` or one axis more.
    public static Picture imshow(NDArray image) {
        return ImageGrid.of(image).show();
    }

    public static Picture imshow(Variable image) {
        return imshow(image.array());
    }

    /// Shows a value here and now: in a notebook among what the cell shows, elsewhere as a line. Pictures and graphs are drawn
    /// where that can be done.
    public static void display(Object value) {
        Screen.current().display(value);
    }

    // ---- checks

    /// Compares the gradients of `f` at `x` with central differences in float64.
    ///
    /// @throws AssertionError if they differ: names the worst element and both numbers
    public static void checkGradient(UnaryOperator<Variable> f, NDArray x) {
        GradientCheck.checkGradient(f, x);
    }

    public static void checkGradient(BinaryOperator<Variable> f, NDArray a, NDArray b) {
        GradientCheck.checkGradient(f, a, b);
    }

    @SuppressWarnings("overloads") // with one array Java prefers the method that is not variadic
    public static void checkGradient(Function<Variable[], Variable> f, NDArray... xs) {
        GradientCheck.checkGradient(f, xs);
    }

    /// Checks the gradient of `f` and says so; where it is wrong, prints the smallest case that shows it.
    public static void check(UnaryOperator<Variable> f, NDArray x) {
        IO.println(SmallestFailure.report(xs -> f.apply(xs[0]), x));
    }

    public static void check(BinaryOperator<Variable> f, NDArray a, NDArray b) {
        IO.println(SmallestFailure.report(xs -> f.apply(xs[0], xs[1]), a, b));
    }

    @SuppressWarnings("overloads") // with one array Java prefers the method that is not variadic
    public static void check(Function<Variable[], Variable> f, NDArray... xs) {
        IO.println(SmallestFailure.report(f, xs));
    }

    /// Tries the jqwik properties of a class, its methods with `@Property`, and prints for what those fail that are false: the
    /// sample, shrunk.
    public static void check(Class<?> properties) {
        IO.println(PropertyRun.of(properties));
    }

    // ---- settings

    /// Records no graph until closed: `try (var _ = noBackprop()) { ... }`.
    public static Config.Scope noBackprop() {
        return Config.noBackprop();
    }

    /// Dropout and its like behave as in inference until closed.
    public static Config.Scope testMode() {
        return Config.testMode();
    }

    /// New arrays and parameters are put on `device` until closed.
    public static Config.Scope usingDevice(Device device) {
        return Config.usingDevice(device);
    }

    /// New parameters are float16, and float32 where digits matter, until closed; see [Config#mixed16()].
    public static Config.Scope mixed16() {
        return Config.mixed16();
    }

    // ---- distributions

    /// How far `q` is from `p`, in nats: the mean of `log p(x) - log q(x)` over `x` of `p`.
    public static Variable klDivergence(Distribution p, Distribution q) {
        return KlDivergence.klDivergence(p, q);
    }

    /// Makes `formula` the divergence of distributions of these two classes.
    public static <P extends Distribution, Q extends Distribution> void registerKl(Class<P> p, Class<Q> q,
            BiFunction<? super P, ? super Q, Variable> formula) {
        KlDivergence.registerKl(p, q, formula);
    }

    /// The mean of `-log q(x)` over `x` of `p`, in nats.
    public static Variable crossEntropy(Distribution p, Distribution q) {
        return KlDivergence.crossEntropy(p, q);
    }

    // ---- devices

    public static Device cpu() {
        return Devices.cpu();
    }

    public static Device gpu(int index) {
        return Devices.gpu(index);
    }

    // ---- training

    /// Fires each time the count of epochs or iterations reaches a multiple of `period`.
    public static Trigger every(double period, TrainingUnit unit) {
        return Trigger.every(period, unit);
    }

    /// Collects one value under its own name, where somebody collects.
    public static void report(String key, Object value) {
        Reporting.report(key, value);
    }

    public static void report(Map<String, ?> values) {
        Reporting.report(values);
    }

    /// Collects values under the name of `observer`, where somebody collects.
    public static void report(Map<String, ?> values, Object observer) {
        Reporting.report(values, observer);
    }

    // ---- scripts

    /// The value of `--name` on the command line, or `defaultValue`. `name` and `help` must be literals.
    public static int opt(String name, int defaultValue, String help) {
        return Arguments.current().value(name, Integer::parseInt, defaultValue);
    }

    public static double opt(String name, double defaultValue, String help) {
        return Arguments.current().value(name, Double::parseDouble, defaultValue);
    }

    /// A flag: `--name`, `--name=true` or `--name=false`.
    public static boolean opt(String name, boolean defaultValue, String help) {
        return Arguments.current().value(name, Boolean::parseBoolean, defaultValue);
    }

    public static String opt(String name, String defaultValue, String help) {
        return Arguments.current().value(name, text -> text, defaultValue);
    }

    /// One of the constants of an enum, in any letter case.
    public static <E extends Enum<E>> E opt(String name, E defaultValue, String help) {
        return Arguments.current().value(name, text -> Arguments.constant(defaultValue.getDeclaringClass(), text),
                defaultValue);
    }

    public static int opt(String name, int defaultValue) {
        return opt(name, defaultValue, "");
    }

    public static double opt(String name, double defaultValue) {
        return opt(name, defaultValue, "");
    }

    public static boolean opt(String name, boolean defaultValue) {
        return opt(name, defaultValue, "");
    }

    public static String opt(String name, String defaultValue) {
        return opt(name, defaultValue, "");
    }

    public static <E extends Enum<E>> E opt(String name, E defaultValue) {
        return opt(name, defaultValue, "");
    }

    // ---- timing

    /// Runs `body`, prints how long it took and returns its result.
    public static <T> T time(Callable<T> body) throws Exception {
        long start = System.nanoTime();
        T result = body.call();
        device().synchronize();
        IO.println(Durations.show(System.nanoTime() - start));
        return result;
    }

    /// Runs `body` and prints how long it took.
    public static void time(Runnable body) {
        long start = System.nanoTime();
        body.run();
        device().synchronize();
        IO.println(Durations.show(System.nanoTime() - start));
    }

    /// Calls `body` again and again, and prints how long a call takes: the best, the median and the worst.
    public static void timeit(Callable<?> body) throws Exception {
        IO.println(Timing.of(body));
    }

    public static void timeit(Runnable body) throws Exception {
        timeit(Executors.callable(body));
    }

    private static Device device() {
        return Config.current().device();
    }

    private static DType dtype() {
        return Config.current().dtype();
    }
}
