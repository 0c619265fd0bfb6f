package catenary.bench.cpu;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold;
import catenary.expr.Formula;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Fused and reducing kernels: the peers' cases `sum_axis0_4096`, `sum_axis1_4096`, `transpose_copy_4096`, and the pieces
/// of a training step.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC"})
public class KernelBench {

    private static final Device CPU = Devices.cpu();
    private static final double[] NO_PARAMS = {};
    private static final Expr X = new Expr.Arg(0);
    private static final Expr Y = new Expr.Arg(1);

    private static NDArray array(int... shape) {
        NDArray x = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(shape));
        CPU.random(x, false, 1, 0);
        return x;
    }

    private final Fold sum = new Fold("sum", Fold.Combine.SUM, 1, 0, X, X);
    private final Fold max = new Fold("max", Fold.Combine.MAX, 1, 0, X, X);
    private final Formula copy = new Formula("copy", 1, 0, List.of(X));
    private final Formula expOfDifference = new Formula("exp_sub", 2, 0, List.of(X.sub(Y).exp()));
    private final Formula div = new Formula("div", 2, 0, List.of(X.div(Y)));
    private final Formula adam = adam();

    private final NDArray big = array(4096, 4096);
    private final NDArray same = array(4096, 4096);
    private final NDArray row = array(4096);
    private final NDArray scores = array(1000, 1000);
    private final NDArray soft = array(1000, 1000);
    private final NDArray each = array(1000, 1);
    private final NDArray small = array(100, 10);
    private final NDArray smallRow = array(100, 1);
    private final NDArray[] weights = {array(784, 50), array(784, 50), array(784, 50), array(784, 50)};

    private static Formula adam() {
        Expr m = new Expr.Arg(2);
        Expr v = new Expr.Arg(3);
        Expr m1 = m.add(Y.sub(m).mul(new Expr.Param(0)));
        Expr v1 = v.add(Y.mul(Y).sub(v).mul(new Expr.Param(1)));
        Expr p1 = X.sub(m1.div(v1.sqrt().add(new Expr.Param(3))).mul(new Expr.Param(2)));
        return new Formula("adam", 4, 4, List.of(p1, m1, v1));
    }

    private static void fold(Fold fold, NDArray out, NDArray x, int axis) {
        CPU.fold(fold, DType.FLOAT32, out, new NDArray[] {x}, x.shape(), new boolean[] {axis == 0, axis == 1},
                NO_PARAMS);
    }

    private static void map(Formula formula, NDArray out, NDArray... ins) {
        CPU.elementwise(formula, DType.FLOAT32, new NDArray[] {out}, ins, NO_PARAMS);
    }

    @Benchmark public void sum_axis0_4096() {
        fold(sum, row, big, 0);
    }

    @Benchmark public void sum_axis1_4096() {
        fold(sum, row, big, 1);
    }

    @Benchmark public void transpose_copy_4096() {
        map(copy, same, big.view(big.shape(), 0, new int[] {1, 4096}));
    }

    @Benchmark public void softmax_1000x1000() {
        fold(max, each, scores, 1);
        map(expOfDifference, soft, scores, each);
        fold(sum, each, soft, 1);
        map(div, soft, soft, each);
    }

    @Benchmark public void softmax_100x10() {
        fold(max, smallRow, small, 1);
        map(expOfDifference, small, small, smallRow);
        fold(sum, smallRow, small, 1);
        map(div, small, small, smallRow);
    }

    @Benchmark public void adam_784x50() {
        NDArray[] w = weights;
        CPU.elementwise(adam, DType.FLOAT32, new NDArray[] {w[0], w[2], w[3]}, w,
                new double[] {0.1, 0.001, 1e-3, 1e-8});
    }
}
