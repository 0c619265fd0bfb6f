package catenary.bench;

import static catenary.autograd.BackwardOption.DOUBLE_BACKPROP;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
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

/// Graphs of single numbers, where all the time is the engine's own: recording, walking back, one-element kernels.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseParallelGC"})
public class SmallGraphs {

    private final Variable x = new Variable(Create.of(Devices.cpu(), Shape.of(1), new float[] {5}));

    @Benchmark public NDArray tinyPolyBackward() {
        x.clearGrad();
        x.pow(2).sub(x.mul(2)).add(1).backward();
        return x.grad();
    }

    @Benchmark public NDArray tinyChain100Backward() {
        x.clearGrad();
        Variable y = x;
        for (int i = 0; i < 50; i++) {
            y = y.mul(1.01).add(0.5);
        }
        y.backward();
        return x.grad();
    }

    @Benchmark public NDArray tinyDoubleBackward() {
        x.clearGrad();
        x.pow(3).backward(DOUBLE_BACKPROP);
        Variable g = x.gradVariable();
        x.clearGrad();
        g.backward();
        return x.grad();
    }

    /// The formula without recording: what the kernels cost.
    @Benchmark public Variable tinyPolyForward() {
        try (var _ = Config.noBackprop()) {
            return x.pow(2).sub(x.mul(2)).add(1);
        }
    }
}
