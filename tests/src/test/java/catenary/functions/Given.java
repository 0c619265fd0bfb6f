package catenary.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.function.Executable;

/// What tests of functions are given, and the sentences they say.
public final class Given {

    private Given() {}

    /// Where arrays are put: the tests of functions run on every device.
    public static Device device() {
        return Config.current().device();
    }

    /// A float32 vector.
    public static Variable x(double... values) {
        return new Variable(Create.of(device(), DType.FLOAT32, Shape.of(values.length), values));
    }

    /// A float32 matrix.
    public static Variable x(double[][] rows) {
        return new Variable(Create.from(device(), DType.FLOAT32, rows));
    }

    /// A float64 vector, for gradient checks.
    public static NDArray at(double... values) {
        return Create.of(device(), DType.FLOAT64, Shape.of(values.length), values);
    }

    /// Normal numbers in float64, the same in every run.
    public static NDArray randn(int... shape) {
        return new Generator(7).randn(device(), DType.FLOAT64, Shape.of(shape));
    }

    /// An int32 array.
    public static NDArray ints(Object javaArray) {
        return Create.from(device(), DType.INT32, javaArray);
    }

    /// A bool array.
    public static NDArray bools(boolean... values) {
        return Create.from(device(), null, values);
    }

    /// No elements, of that shape.
    public static Variable empty(int... shape) {
        return new Variable(NDArray.zeros(device(), DType.FLOAT32, Shape.of(shape)));
    }

    /// The elements agree to float32's precision, whatever the shape.
    public static void assertClose(Variable y, double... expected) {
        assertClose(y.array(), expected);
    }

    /// The elements agree to float32's precision, whatever the shape.
    public static void assertClose(NDArray y, double... expected) {
        double[] found = y.toDoubleArray();
        assertEquals(expected.length, found.length, "number of elements of " + y);
        for (int i = 0; i < found.length; i++) {
            double allowed = Double.isFinite(expected[i]) ? 2e-6 * Math.max(1, Math.abs(expected[i])) : 0;
            assertEquals(expected[i], found[i], allowed, "element " + i + " of " + y);
        }
    }

    /// `f` is `formula` on each element, in both float dtypes and on arrays of every rank, empty ones included.
    public static void assertMaps(UnaryOperator<Variable> f, DoubleUnaryOperator formula, double... values) {
        assertEquals(Shape.of(0, 3), f.apply(empty(0, 3)).shape());
        for (double v : values) {
            NDArray scalar = Create.full(device(), DType.FLOAT64, Shape.SCALAR, v);
            Variable y = f.apply(new Variable(scalar));
            assertEquals(Shape.SCALAR, y.shape());
            double expected = formula.applyAsDouble(v);
            assertEquals(expected, y.item(), 1e-13 * Math.max(1, Math.abs(expected)), "at " + v);
        }
        Variable many = f.apply(x(values));
        assertEquals(DType.FLOAT32, many.dtype());
        for (int i = 0; i < values.length; i++) {
            double expected = formula.applyAsDouble((float) values[i]);
            assertEquals(expected, many.array().toDoubleArray()[i], 1e-6 * Math.max(1, Math.abs(expected)));
        }
    }

    /// `f` at the first of each pair is the second, to a relative error of `tolerance` in float64; in float32 it is rounded once.
    public static void assertValues(UnaryOperator<Variable> f, double tolerance, double... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            NDArray exact = at(pairs[i]);
            double expected = pairs[i + 1];
            double allowed = Double.isFinite(expected) ? tolerance * Math.abs(expected) : 0;
            assertEquals(expected, f.apply(new Variable(exact)).item(), allowed, "at " + pairs[i]);
            NDArray rounded = exact.astype(DType.FLOAT32);
            Variable y = f.apply(new Variable(rounded));
            assertEquals(DType.FLOAT32, y.dtype());
            double again = f.apply(new Variable(rounded.astype(DType.FLOAT64))).item();
            assertEquals((float) again, (float) y.item(), "float32 at " + pairs[i]);
        }
    }

    /// Backward agrees with differences, to the second order.
    public static void assertGradients(UnaryOperator<Variable> f, NDArray x) {
        GradientCheck.of(f).order(2).at(x);
    }

    /// Backward agrees with differences, to the second order.
    public static void assertGradients(BinaryOperator<Variable> f, NDArray a, NDArray b) {
        GradientCheck.ofTwo(f).order(2).at(a, b);
    }

    /// The gradient of the sum of `f` at a float32 vector.
    public static void assertSlope(UnaryOperator<Variable> f, double[] at, double... expected) {
        Variable x = x(at);
        f.apply(x).sum().backward();
        assertClose(x.grad(), expected);
    }

    /// The call is refused with a message whose first line is `line`, in which `cpu` stands for the device of the test.
    public static void assertRefused(String line, Executable call) {
        var e = assertThrows(IllegalArgumentException.class, call);
        assertEquals(line.replace(" on cpu", " on " + device()), e.getMessage().lines().findFirst().orElse(""));
    }

    /// The call is refused because an argument named `x` is no float.
    public static void assertFloatsOnly(String name, UnaryOperator<Variable> f) {
        assertRefused(
                name + ": expected x.dtype to be a float, but found int32",
                () -> f.apply(Variable.constant(ints(new int[] {1, 2}))));
    }
}
