package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold;
import catenary.expr.Formula;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Java started without `--add-modules jdk.incubator.vector` computes the same bits.
class WithoutVectorModuleTest {

    /// Prints a checksum of results of formulas and folds, called often enough to be compiled.
    public static void main(String[] args) throws InterruptedException {
        System.out.println(Simd.PRESENT + " " + checksum());
    }

    private static long checksum() throws InterruptedException {
        Random r = new Random(1);
        NDArray x = Samples.array(r, DType.FLOAT32, 300, 70);
        NDArray y = NDArray.uninitialized(Samples.CPU, DType.FLOAT32, x.shape());
        NDArray sum = NDArray.uninitialized(Samples.CPU, DType.FLOAT32, Shape.of(300));
        Expr e = Samples.X;
        var f = new Formula(
                "f", 1, 0, List.of(e.tanh().add(e.sigmoid()).mul(e.sin()).sub(e.abs().log1p().pow(1.5))));
        var fold = new Fold("sum", Fold.Combine.SUM, 1, 0, e.exp(), e.log());
        long check = 0;
        for (int i = 0; i < 30; i++) {
            Samples.CPU.elementwise(f, DType.FLOAT32, new NDArray[] {y}, new NDArray[] {x}, new double[0]);
            Samples.CPU.fold(fold, DType.FLOAT32, sum, new NDArray[] {x}, x.shape(), new boolean[] {false, true},
                    new double[0]);
            check = 31 * check + Arrays.hashCode((float[]) y.storage());
            check = 31 * check + Arrays.hashCode((float[]) sum.storage());
            Thread.sleep(10);
        }
        return check;
    }

    @Test void theBitsAreTheSame() throws Exception {
        Process p = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                WithoutVectorModuleTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(p.getInputStream().readAllBytes());
        assertEquals("false " + checksum(), output.strip());
        assertEquals(0, p.waitFor());
    }
}
