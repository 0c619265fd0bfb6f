package catenary.bench.cpu;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Elementwise operations with a new result each time: the peers' cases `add_1000` to `sigmoid_10000000`, and size 1.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC"})
public class ElementwiseBench {

    private static final Device CPU = Devices.cpu();
    private static final double[] NO_PARAMS = {};

    @Param({"add", "mul", "relu", "tanh", "exp", "sigmoid"}) public String op;

    @Param({"1", "1000", "100000", "10000000"}) public int size;

    private Formula formula;
    private NDArray[] ins;

    @Setup public void setup() {
        Expr x = new Expr.Arg(0);
        Expr y = new Expr.Arg(1);
        Expr body = switch (op) {
            case "add" -> x.add(y);
            case "mul" -> x.mul(y);
            case "relu" -> x.max(Expr.of(0));
            case "tanh" -> x.tanh();
            case "exp" -> x.exp();
            case "sigmoid" -> x.sigmoid();
            default -> throw new IllegalArgumentException(op);
        };
        int arrays = op.equals("add") || op.equals("mul") ? 2 : 1;
        formula = new Formula(op, arrays, 0, List.of(body));
        ins = new NDArray[arrays];
        for (int i = 0; i < arrays; i++) {
            ins[i] = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(size));
            CPU.random(ins[i], true, i, 0);
        }
    }

    @Benchmark public NDArray run() {
        NDArray out = NDArray.uninitialized(CPU, DType.FLOAT32, ins[0].shape());
        CPU.elementwise(formula, DType.FLOAT32, new NDArray[] {out}, ins, NO_PARAMS);
        return out;
    }
}
