package catenary.bench;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.Elementwise;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.datasets.TupleDataset;
import catenary.device.cuda.CudaDevice;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.iterators.SerialIterator;
import catenary.links.Classifier;
import catenary.links.Linear;
import catenary.links.Sequential;
import catenary.optimizers.Adam;
import catenary.training.updaters.StandardUpdater;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What `on_gpu.py` times on a GPU beside PyTorch, one JSON line a case: seconds per call, waiting for the device included.
///
///     Gpu [--device gpu:0] [--size N] [--elements N] [--examples N] [--reps N] [--target SECONDS] [--warm SECONDS]
public final class Gpu {

    private static final Elementwise CHAIN =
            Elementwise.elementwise("chain", x -> x.mul(1.5).add(0.25).max(0).mul(x).sub(0.5));

    /// Ways of training a step, by the end of the case's name.
    private static final Map<String, UnaryOperator<StandardUpdater.Options>> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("eager", o -> o);
        WAYS.put("captured", o -> o.captured(true));
    }

    private Device device;
    private int size = 8192;
    private int elements = 1 << 28;
    private int examples = 60_000;
    private int reps = 5;
    private double target = 0.5;
    private double warm = 3;
    private static Object sink;

    public static void main(String[] args) {
        new Gpu().run(args);
    }

    private void run(String[] args) {
        String name = "gpu:0";
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("Gpu: expected a value after " + args[i]);
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--device" -> name = value;
                case "--size" -> size = Integer.parseInt(value);
                case "--elements" -> elements = Integer.parseInt(value);
                case "--examples" -> examples = Integer.parseInt(value);
                case "--reps" -> reps = Integer.parseInt(value);
                case "--target" -> target = Double.parseDouble(value);
                case "--warm" -> warm = Double.parseDouble(value);
                default -> throw new IllegalArgumentException("Gpu: unknown option " + args[i]);
            }
        }
        device = Devices.of(name);
        products();
        elementwise();
        training();
    }

    private void products() {
        product("gemm_fp32", DType.FLOAT32);
        CudaDevice.tf32(true);
        product("gemm_tf32", DType.FLOAT32);
        CudaDevice.tf32(false);
        product("gemm_bf16", DType.BFLOAT16);
    }

    private void product(String id, DType dtype) {
        NDArray a = new Generator(1).randn(device, dtype, Shape.of(size, size));
        NDArray b = new Generator(2).randn(device, dtype, Shape.of(size, size));
        NDArray out = NDArray.uninitialized(device, dtype, a.shape());
        measure(id, () -> {
            device.gemm(1, a, b, 0, out);
            return out;
        });
    }

    private void elementwise() {
        NDArray x = new Generator(3).rand(device, DType.FLOAT32, Shape.of(elements));
        NDArray out = NDArray.uninitialized(device, DType.FLOAT32, x.shape());
        measure("copy", () -> out.assign(x));
        measure("chain", () -> {
            CHAIN.into(out, new NDArray[] {x});
            return out;
        });
    }

    private void training() {
        int[] labels = new int[examples];
        Arrays.setAll(labels, i -> i * 7 % 10);
        TupleDataset data = new TupleDataset(
                new Generator(0).rand(Devices.cpu(), DType.FLOAT32, Shape.of(examples, 784)),
                Create.of(Devices.cpu(), Shape.of(examples), labels));
        for (int units : new int[] {50, 1000}) {
            WAYS.forEach((way, options) -> {
                Classifier model = new Classifier(new Sequential(
                        new Linear(784, units), F::relu, new Linear(units, units), F::relu, new Linear(units, 10)));
                StandardUpdater updater = new StandardUpdater(new SerialIterator(data, 100), new Adam().setup(model),
                        o -> options.apply(o.device(device)));
                measure("mlp" + units + "_" + way, () -> {
                    updater.update();
                    return model.loss();
                });
            });
        }
    }

    private void measure(String id, Supplier<?> step) {
        long calls = 0;
        long t0 = System.nanoTime();
        while (seconds(t0) < warm || calls < 3) {
            sink = step.get();
            calls++;
            device.synchronize(); // what is queued takes longer than the queueing
        }
        long n = Math.max(1, Math.round(target * calls / seconds(t0)));
        double[] per = new double[reps];
        for (int r = 0; r < reps; r++) {
            t0 = System.nanoTime();
            for (long i = 0; i < n; i++) {
                sink = step.get();
            }
            device.synchronize();
            per[r] = seconds(t0) / n;
        }
        Arrays.sort(per);
        System.out.printf(Locale.ROOT, "{\"case\": \"%s\", \"median_s\": %.9g, \"min_s\": %.9g, \"max_s\": %.9g}%n", id,
                per[reps / 2], per[0], per[reps - 1]);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
