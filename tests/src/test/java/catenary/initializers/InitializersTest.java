package catenary.initializers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.expr.DType;
import catenary.functions.Given;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitializersTest {

    private static final Shape WIDE = Shape.of(300, 200); // fanIn 200, fanOut 300

    private static NDArray make(Initializer i, Shape shape) {
        return i.generate(Given.device(), DType.FLOAT32, shape);
    }

    private static void assertNormal(double std, Initializer i) {
        NDArray x = make(i, WIDE);
        assertEquals(0, x.mean().item(), std * 0.02);
        assertEquals(std, Math.sqrt(x.square().mean().item()), std * 0.02);
        assertTrue(x.abs().max().item() > 3 * std);
    }

    private static void assertUniform(double s, Initializer i) {
        NDArray x = make(i, WIDE);
        assertEquals(0, x.mean().item(), s * 0.02);
        assertEquals(s / Math.sqrt(3), Math.sqrt(x.square().mean().item()), s * 0.02);
        assertTrue(x.max().item() < s && x.min().item() >= -s && x.max().item() > 0.99 * s);
    }

    @Test void normalOnesHaveTheirDeviation() {
        assertNormal(0.05, new Normal());
        assertNormal(Math.sqrt(1 / 200.0), new LeCunNormal());
        assertNormal(Math.sqrt(2 / 500.0), new GlorotNormal());
        assertNormal(Math.sqrt(2 / 200.0), new HeNormal());
        assertNormal(2 * Math.sqrt(2 / 300.0), new HeNormal(2, FanOption.FAN_OUT));
        assertNormal(Math.sqrt(2 / 300.0), new HeNormal(FanOption.FAN_OUT));
    }

    @Test void uniformOnesHaveTheirRange() {
        assertUniform(0.05, new Uniform());
        assertUniform(Math.sqrt(3 / 200.0), new LeCunUniform());
        assertUniform(Math.sqrt(6 / 500.0), new GlorotUniform());
        assertUniform(Math.sqrt(6 / 200.0), new HeUniform());
    }

    @Test void kernelAxesCountAsInputs() {
        NDArray x = make(new LeCunNormal(), Shape.of(40, 30, 3, 3));
        assertEquals(Math.sqrt(1 / 270.0), Math.sqrt(x.square().mean().item()), 0.003);
        var e = assertThrows(IllegalArgumentException.class, () -> make(new LeCunNormal(), Shape.of(3)));
        assertEquals("leCunNormal: expected a shape of at least 2 axes, but found (3,)", e.getMessage());
    }

    @Test void drawsFromItsOwnGeneratorIfGivenOne() {
        assertEquals(make(new LeCunNormal(1, new Generator(7)), WIDE),
                make(new LeCunNormal(1, new Generator(7)), WIDE));
    }

    @Test void constantsAreConstant() {
        assertEquals(0.5, make(new Constant(0.5), WIDE).min().item());
        assertEquals(0, make(new Zero(), WIDE).abs().max().item());
        assertEquals(1, make(new One(), WIDE).min().item());
        assertTrue(make(new NaN(), Shape.of(1)).hasNaN());
        NDArray a = Create.arange(Given.device(), DType.FLOAT32, 0, 3, 1);
        NDArray made = make(new Constant(a), Shape.of(3));
        made.fill(7);
        assertEquals(2, a.get(2).item(), "the array given is copied");
        assertThrows(IllegalArgumentException.class, () -> make(new Constant(a), Shape.of(1, 3)));
    }

    @Test void identityIsSquare() {
        assertEquals(Create.eye(Given.device(), DType.FLOAT32, 4).mul(2), make(new Identity(2), Shape.of(4, 4)));
        assertThrows(IllegalArgumentException.class, () -> make(new Identity(), Shape.of(4, 5)));
    }

    @ParameterizedTest
    @EnumSource(value = DType.class, names = {"FLOAT32", "FLOAT64"}) void orthogonalRowsOrColumnsAre(DType dtype) {
        for (Shape shape : new Shape[] {Shape.of(3, 4, 5), Shape.of(20, 3), Shape.of(6, 6), Shape.of(5)}) {
            NDArray x = new Orthogonal(2).generate(Given.device(), dtype, shape);
            int rows = shape.axis(0);
            NDArray m = x.reshape(rows, -1);
            m = rows <= m.shape().axis(1) ? m : m.transpose();
            NDArray expected = Create.eye(Given.device(), dtype, m.length()).mul(4);
            assertTrue(m.matmul(m.transpose()).allClose(expected, 0, dtype == DType.FLOAT64 ? 1e-13 : 1e-5),
                    x::toString);
        }
    }

    @Test void orthogonalKeepsToItsMode() {
        make(new Orthogonal(1, Orthogonal.Mode.PROJECTION), Shape.of(2, 3));
        make(new Orthogonal(1, Orthogonal.Mode.EMBEDDING), Shape.of(3, 2));
        make(new Orthogonal(1, Orthogonal.Mode.BASIS), Shape.of(4, 2, 2));
        assertEquals(1.1, Math.abs(make(new Orthogonal(), Shape.SCALAR).item()), 1e-6);
        for (var mode : new Orthogonal.Mode[] {Orthogonal.Mode.EMBEDDING, Orthogonal.Mode.BASIS}) {
            assertThrows(IllegalArgumentException.class, () -> make(new Orthogonal(1, mode), Shape.of(2, 3)));
        }
        assertThrows(IllegalArgumentException.class,
                () -> make(new Orthogonal(1, Orthogonal.Mode.PROJECTION), Shape.of(3, 2)));
        assertThrows(IllegalArgumentException.class, () -> make(new Orthogonal(), Shape.of(0, 2)));
    }

    @Test void filtersFallOffLinearly() {
        NDArray up = make(new UpsamplingDeconvFilter(), Shape.of(2, 2, 4, 3));
        assertEquals(List.of(0.25, 0.75, 0.75, 0.25), column(up, 0, 0));
        assertEquals(List.of(0.0, 0.0, 0.0, 0.0), column(up, 0, 1));
        NDArray down = make(new DownsamplingConvFilter(), Shape.of(3, 1, 5));
        assertEquals(1, down.get(2, 0).sum().item(), 1e-6);
        assertEquals(down.get(0, 0, 2).item(), 3 * down.get(0, 0, 0).item(), 1e-6);
        assertThrows(IllegalArgumentException.class, () -> make(new UpsamplingDeconvFilter(), Shape.of(3, 2, 4)));
    }

    @Test void filtersInterpolateLinearlyOnly() {
        assertEquals(make(new UpsamplingDeconvFilter(), Shape.of(2, 1, 3)),
                make(new UpsamplingDeconvFilter("linear"), Shape.of(2, 1, 3)));
        assertThrows(IllegalArgumentException.class, () -> new DownsamplingConvFilter("cubic"));
    }

    /// The middle column of one kernel.
    private static List<Double> column(NDArray weight, int out, int in) {
        return Arrays.stream(weight.get(out, in, Index.all(), 1).toDoubleArray()).boxed().toList();
    }
}
