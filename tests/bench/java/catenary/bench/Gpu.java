package catenary.bench;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.Elementwise;
import catenary.array.Generator;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.datasets.TupleDataset;
import catenary.device.cuda.CudaDevice;
import catenary.device.cuda.CudaDevice.ConvolutionBy;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.rnn.LstmState;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import catenary.iterators.SerialIterator;
import catenary.links.Chain;
import catenary.links.Classifier;
import catenary.links.Linear;
import catenary.links.Sequential;
import catenary.optimizers.Adam;
import catenary.training.updaters.StandardUpdater;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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

    /// LeNet-5 with the sizes of Caffe's example.
    private static final class LeNet extends Chain {
        private final Parameter w1 = new Parameter(new LeCunNormal(), Shape.of(20, 1, 5, 5));
        private final Parameter b1 = new Parameter(new Constant(0), Shape.of(20));
        private final Parameter w2 = new Parameter(new LeCunNormal(), Shape.of(50, 20, 5, 5));
        private final Parameter b2 = new Parameter(new Constant(0), Shape.of(50));
        private final Linear l3 = new Linear(800, 500);
        private final Linear l4 = new Linear(500, 10);

        @Override public Variable apply(Variable x) {
            Variable h = F.maxPooling2d(F.relu(F.convolution2d(x.reshape(x.length(), 1, 28, 28), w1, b1)), 2);
            h = F.maxPooling2d(F.relu(F.convolution2d(h, w2, b2)), 2);
            return l4.apply(F.relu(l3.apply(h)));
        }
    }

    /// A language model: words to the scores of the next ones.
    private static final class Words extends Chain {
        private final Parameter embed;
        private final Linear upward;
        private final Linear lateral;
        private final Linear out;
        private final int units;

        Words(int words, int units) {
            this.units = units;
            embed = new Parameter(new LeCunNormal(), Shape.of(words, units));
            upward = new Linear(units, 4 * units);
            lateral = new Linear(units, 4 * units, o -> o.nobias(true));
            out = new Linear(units, words);
        }

        @Override public Variable apply(Variable x) {
            int sequences = x.length();
            List<Variable> steps = F.separate(upward.apply(F.embedId(x, embed), 2), 1);
            Variable c = Variable.constant(NDArray.zeros(x.device(), DType.FLOAT32, Shape.of(sequences, units)));
            List<Variable> hs = new ArrayList<>();
            for (Variable step : steps) {
                LstmState state = F.lstm(c, hs.isEmpty() ? step : step.add(lateral.apply(hs.getLast())));
                c = state.c();
                hs.add(state.h());
            }
            return out.apply(F.stack(hs, 1), 2).reshape(sequences * steps.size(), -1);
        }
    }

    private static final int VOCABULARY = 10_000;

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
        convolutions();
        training();
        text();
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

    /// The two of LeNet, and one of ResNet's first block.
    private void convolutions() {
        int batch = size < 1024 ? 2 : 100;
        convolution("conv_lenet1", DType.FLOAT32, Shape.of(batch, 1, 28, 28), Shape.of(20, 1, 5, 5), 0);
        convolution("conv_lenet2", DType.FLOAT32, Shape.of(batch, 20, 12, 12), Shape.of(50, 20, 5, 5), 0);
        convolution("conv_resnet", DType.FLOAT32, Shape.of(batch, 64, 56, 56), Shape.of(64, 64, 3, 3), 1);
        convolution("conv_resnet_bf16", DType.BFLOAT16, Shape.of(batch, 64, 56, 56), Shape.of(64, 64, 3, 3), 1);
    }

    private void convolution(String id, DType dtype, Shape of, Shape kernel, int pad) {
        NDArray x = new Generator(1).randn(device, DType.FLOAT32, of).astype(dtype);
        NDArray W = new Generator(2).randn(device, DType.FLOAT32, kernel).astype(dtype);
        NDArray gy = F.convolution2d(Variable.constant(x), Variable.constant(W), o -> o.pad(pad)).array();
        for (ConvolutionBy who : List.of(ConvolutionBy.FASTEST, ConvolutionBy.PRODUCTS)) {
            CudaDevice.convolutionBy(who);
            String way = "_" + who.name().toLowerCase(Locale.ROOT);
            measure(id + "_forward" + way,
                    () -> F.convolution2d(Variable.constant(x), Variable.constant(W), o -> o.pad(pad)));
            measure(id + "_both" + way, () -> {
                Variable y = F.convolution2d(new Variable(x), new Variable(W), o -> o.pad(pad));
                y.grad(gy);
                y.backward();
                return y;
            });
        }
        CudaDevice.convolutionBy(ConvolutionBy.FASTEST);
    }

    private void training() {
        int[] labels = new int[examples];
        Arrays.setAll(labels, i -> i * 7 % 10);
        TupleDataset data = new TupleDataset(
                new Generator(0).rand(Devices.cpu(), DType.FLOAT32, Shape.of(examples, 784)),
                Create.of(Devices.cpu(), Shape.of(examples), labels));
        for (int units : new int[] {50, 1000}) {
            steps("mlp" + units, data, 100, () -> new Classifier(new Sequential(
                    new Linear(784, units), F::relu, new Linear(units, units), F::relu, new Linear(units, 10))));
        }
        steps("lenet", data, 100, () -> new Classifier(new LeNet()));
    }

    private void text() {
        int length = 35;
        int[] words = new int[examples / 60 * (length + 1)];
        Arrays.setAll(words, i -> (int) (i * 7919L % VOCABULARY));
        NDArray all = Create.of(Devices.cpu(), Shape.of(examples / 60, length + 1), words);
        TupleDataset data = new TupleDataset(all.get(Index.all(), Index.slice(0, length)).contiguous(),
                all.get(Index.all(), Index.slice(1, length + 1)).contiguous());
        steps("lstm", data, 20, () -> new Classifier(new Words(VOCABULARY, size < 1024 ? 8 : 650),
                o -> o.computeAccuracy(false).lossfun((y, t) -> F.softmaxCrossEntropy(y, t.reshape(t.size())))));
    }

    private void steps(String id, TupleDataset data, int batch, Supplier<Classifier> made) {
        WAYS.forEach((way, options) -> {
            Classifier model = made.get();
            StandardUpdater updater = new StandardUpdater(new SerialIterator(data, batch), new Adam().setup(model),
                    o -> options.apply(o.device(device)));
            measure(id + "_" + way, () -> {
                updater.update();
                return model.loss();
            });
            updater.close();
        });
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
