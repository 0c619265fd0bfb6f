package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import catenary.device.cuda.FoldSource.Stage;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold;
import catenary.expr.Fold.Combine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldSourceTest {

    private static final Expr X = new Expr.Arg(0);
    private static final Expr Y = new Expr.Arg(1);

    private static Code code(Combine combine, DType dtype, Stage stage, boolean rows, int width, int rank) {
        boolean argument = combine == Combine.ARGMAX || combine == Combine.ARGMIN;
        Expr p = new Expr.Param(0);
        var fold = new Fold("a b " + combine, combine, 2, 1, X.mul(Y).add(p), argument ? X : X.mul(p));
        return new FoldSource(fold, Arithmetic.of(dtype), argument ? DType.INT32 : dtype, new DType[] {dtype, dtype},
                stage, rows, width, width == 1 ? 0 : 1, rank, rank).code();
    }

    /// A compiled kernel is found on the disk by its source, and in its image by its name.
    @Test void theSameKernelHasTheSameNameInEveryRun() {
        String name = code(Combine.SUM, DType.FLOAT32, Stage.WHOLE, true, 4, 1).name();
        assertEquals(name, code(Combine.SUM, DType.FLOAT32, Stage.WHOLE, true, 4, 1).name());
        assertNotEquals(name, code(Combine.SUM, DType.FLOAT32, Stage.FIRST, true, 4, 1).name());
        assertNotEquals(name, code(Combine.SUM, DType.FLOAT32, Stage.WHOLE, true, 2, 1).name());
        assertEquals("catenary_a_b_SUM_", name.substring(0, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sm_75", "sm_90"}) void compiles(String architecture, @TempDir Path dir)
            throws IOException, InterruptedException {
        var source = new StringBuilder(Preamble.TEXT);
        for (Combine combine : Combine.values()) {
            source.append(code(combine, DType.INT8, Stage.WHOLE, true, 8, 2).body());
            source.append(code(combine, DType.BFLOAT16, Stage.WHOLE, false, 8, 2).body());
            source.append(code(combine, DType.FLOAT32, Stage.FIRST, true, 4, 1).body());
            source.append(code(combine, DType.FLOAT64, Stage.FIRST, false, 2, 3).body());
            source.append(code(combine, DType.FLOAT64, Stage.LAST, false, 1, 1).body());
            source.append(code(combine, DType.INT64, Stage.LAST, false, 1, 1).body());
        }
        Path file = Files.writeString(dir.resolve("all.cu"), source);
        assertEquals("", Nvcc.compile(file, architecture));
    }
}
