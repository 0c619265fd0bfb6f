package catenary.bench;

import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.expr.DType;
import catenary.links.Chain;
import catenary.optimizers.Adam;
import catenary.optimizers.Optimizer;
import catenary.optimizers.hooks.WeightDecay;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One step of Adam on one parameter: a bias, and the first weights of MLP-50 and MLP-1000.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OptimizerBench {

    @Param({"10", "39200", "784000"}) int size;

    @Param({"false", "true"}) boolean weightDecay;

    private Parameter p;
    private NDArray g;
    private Optimizer adam;

    @Setup public void setUp() {
        Shape shape = Shape.of(size);
        var chain = new Chain();
        p = chain.addParam("p", new Parameter(Generator.global().randn(Devices.cpu(), DType.FLOAT32, shape)));
        g = Generator.global().randn(Devices.cpu(), DType.FLOAT32, shape);
        adam = new Adam().setup(chain);
        if (weightDecay) {
            adam.addHook(new WeightDecay(5e-4));
        }
    }

    @Benchmark public NDArray step() {
        p.grad(g);
        adam.update();
        return p.array();
    }
}
