package catenary.bench.cpu;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
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

/// Products `m x k x n`: the peers' cases `sgemm_64` to `sgemm_2048`, and those of a small and a large perceptron.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class GemmBench {

    private static final Device CPU = Devices.cpu();

    @Param({
            "1x1x1", "8x8x8", "64x64x64", "256x256x256", "1024x1024x1024", "2048x2048x2048", "100x784x50",
            "100x1000x1000",
            "1x1000x1000"
    }) public String size;

    private NDArray a;
    private NDArray b;
    private NDArray c;

    @Setup public void setup() {
        String[] s = size.split("x");
        int m = Integer.parseInt(s[0]);
        int k = Integer.parseInt(s[1]);
        int n = Integer.parseInt(s[2]);
        a = array(m, k);
        b = array(k, n);
        c = array(m, n);
    }

    private static NDArray array(int... shape) {
        NDArray x = NDArray.uninitialized(CPU, DType.FLOAT32, Shape.of(shape));
        CPU.random(x, false, 1, 0);
        return x;
    }

    @Benchmark public void sgemm() {
        CPU.gemm(1, a, b, 0, c);
    }
}
