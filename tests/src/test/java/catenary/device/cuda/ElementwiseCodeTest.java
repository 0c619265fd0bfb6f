package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementwiseCodeTest {

    private static final Expr X = new Expr.Arg(0);
    private static final Expr Y = new Expr.Arg(1);

    private static Code code(List<Expr> outputs, DType compute, DType dtype, long single, long strided, int rank,
            int width) {
        var formula = new Formula("a b", 2, 1, outputs);
        DType[] dtypes = Stream.generate(() -> dtype).limit(outputs.size() + 2).toArray(DType[]::new);
        return new ElementwiseCode(formula, outputs.size(), Arithmetic.of(compute), dtypes, single, strided, rank,
                width).code();
    }

    @Test void nothingIsComputedTwice() {
        var code = new ExprCode(Arithmetic.FLOAT, "t", i -> "x" + i, i -> "p" + i);
        assertEquals("t2", code.number(X.exp().add(new Expr.Arg(0).exp().mul(X.exp()))));
        assertEquals("(float)t3", code.number(X.gt(0)));
        assertEquals("t4", code.number(X.gt(0).where(X.exp(), Y)));
        assertEquals("""
                const float t0 = expf(x0);
                const float t1 = t0 * t0;
                const float t2 = t0 + t1;
                const bool t3 = x0 > 0x0.0p0f;
                const float t4 = t3 ? t0 : x1;
                """, code.statements());
    }

    @Test void sharedSubtreesCostWhatTheGraphCosts() {
        Expr e = X;
        for (int i = 0; i < 200; i++) {
            e = new Expr.Infix(Expr.Op.ADD, e, e);
        }
        var code = new ExprCode(Arithmetic.LONG, "t", i -> "x" + i, i -> "p" + i);
        code.number(e);
        assertEquals(200, code.statements().lines().count());
    }

    /// A compiled kernel is found on the disk by its source, and in its image by its name.
    @Test void theSameKernelHasTheSameNameInEveryRun() {
        List<Expr> sum = List.of(X.add(Y));
        String name = code(sum, DType.FLOAT32, DType.FLOAT32, 0, 0, 1, 4).name();
        assertEquals(name, code(sum, DType.FLOAT32, DType.FLOAT32, 0, 0, 1, 4).name());
        assertNotEquals(name, code(List.of(Y.add(X)), DType.FLOAT32, DType.FLOAT32, 0, 0, 1, 4).name());
        assertNotEquals(name, code(sum, DType.FLOAT32, DType.FLOAT32, 0, 0, 1, 2).name());
        assertEquals("catenary_a_b_", name.substring(0, 13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sm_75", "sm_90"}) void compiles(String architecture, @TempDir Path dir)
            throws IOException, InterruptedException {
        List<Expr> all = new ArrayList<>();
        for (Expr.Fn fn : Expr.Fn.values()) {
            all.add(fn == Expr.Fn.NOT ? X.not() : new Expr.Call(fn, X));
        }
        for (Expr.Op op : Expr.Op.values()) {
            all.add(op == Expr.Op.AND ? X.and(Y) : op == Expr.Op.OR ? X.or(Y) : new Expr.Infix(op, X, Y));
        }
        for (double v : new double[] {-0.0, 0.1, -1e300, Double.NaN, Double.NEGATIVE_INFINITY}) {
            all.add(X.lt(new Expr.Param(0)).where(Expr.of(v), Y));
        }
        List<Code> codes = new ArrayList<>();
        for (DType compute : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.INT64)) {
            codes.add(code(all, compute, compute, 0, 0, 1, 1));
        }
        List<Expr> two = List.of(X.add(Y), X);
        for (DType dtype : DType.values()) {
            codes.add(code(two, dtype, dtype, 8, 0, 1, 16 / dtype.bytes()));
            codes.add(code(two, dtype, dtype, 0, 0, ElementwiseCode.MANY, 16 / dtype.bytes()));
        }
        codes.add(code(two, DType.FLOAT32, DType.FLOAT32, 4, 9, 3, 1));
        var source = new StringBuilder(Preamble.TEXT);
        codes.forEach(c -> source.append(c.body()));
        Path file = Files.writeString(dir.resolve("all.cu"), source);
        assertEquals("", Nvcc.compile(file, architecture));
    }
}
