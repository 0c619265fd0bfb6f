package catenary.bench;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Autograd;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.datasets.TupleDataset;
import catenary.device.cpu.CpuDevice;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.rnn.LstmState;
import catenary.iterators.SerialIterator;
import catenary.links.BatchNormalization;
import catenary.links.Chain;
import catenary.links.Classifier;
import catenary.links.Convolution2D;
import catenary.links.Linear;
import catenary.links.Link;
import catenary.optimizers.Adam;
import catenary.optimizers.GradientMethod;
import catenary.optimizers.SGD;
import catenary.training.updaters.StandardUpdater;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The cases that other libraries are timed on, under the same ids, one JSON line a measurement: seconds per call.
/// `beside_pytorch.py` runs it in turn with PyTorch.
///
///     Peers [--threads N] [--reps N] [--target SECONDS] [--warm SECONDS] [mlp|tiny|cnn|gemm|ops|rnn|pooling|rows]...
///
/// The warm-up is longer than an interpreter's, since the machine code is made while the program runs.
public final class Peers {

    private int threads = 2;
    private int reps = 5;
    private double target = 1.0;
    private double warm = 4.0;
    private static Object sink;

    public static void main(String[] args) {
        new Peers().run(args);
    }

    private void run(String[] args) {
        Map<String, Runnable> groups = new LinkedHashMap<>();
        groups.put("tiny", this::tiny);
        groups.put("mlp", this::mlp);
        groups.put("cnn", this::cnn);
        groups.put("gemm", this::gemm);
        groups.put("ops", this::ops);
        groups.put("rnn", this::rnn);
        groups.put("pooling", this::pooling);
        groups.put("rows", this::rows);
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--threads" -> threads = Integer.parseInt(args[++i]);
                case "--reps" -> reps = Integer.parseInt(args[++i]);
                case "--target" -> target = Double.parseDouble(args[++i]);
                case "--warm" -> warm = Double.parseDouble(args[++i]);
                default -> wanted.add(args[i]);
            }
        }
        CpuDevice.threads(threads);
        for (String name : wanted.isEmpty() ? groups.keySet() : wanted) {
            groups.get(name).run();
        }
    }

    // ---- the cases

    private void tiny() {
        Variable x = new Variable(Create.of(Devices.cpu(), Shape.of(1), new float[] {5}));
        measure("tiny_poly_backward", () -> {
            x.clearGrad();
            Variable y = x.pow(2).sub(x.mul(2)).add(1);
            y.backward();
            return y;
        });
        measure("tiny_chain100_backward", () -> {
            x.clearGrad();
            Variable y = x;
            for (int i = 0; i < 50; i++) {
                y = y.mul(1.01).add(0.5);
            }
            y.backward();
            return y;
        });
        measure("tiny_double_backward", () -> {
            x.clearGrad();
            Variable g = Autograd.grad(x.pow(3), x);
            g.backward();
            return g;
        });
    }

    private static final class MLP extends Chain {
        final Linear l1;
        final Linear l2;
        final Linear l3;

        MLP(int units, int out) {
            l1 = new Linear(units);
            l2 = new Linear(units);
            l3 = new Linear(out);
        }

        @Override public Variable apply(Variable x) {
            return l3.apply(F.relu(l2.apply(F.relu(l1.apply(x)))));
        }
    }

    private void mlp() {
        Generator random = new Generator(0);
        int n = 60000;
        NDArray x = random.rand(Devices.cpu(), DType.FLOAT32, Shape.of(n, 784));
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(10);
        }
        TupleDataset data = new TupleDataset(x, Create.of(Devices.cpu(), Shape.of(n), labels));
        train("mlp50_b100_adam", data, 50, 100, Adam::new);
        train("mlp100_b100_sgd", data, 100, 100, SGD::new);
        train("mlp1000_b100_adam", data, 1000, 100, Adam::new);
        train("mlp1000_b1000_adam", data, 1000, 1000, Adam::new);
    }

    private void train(String id, TupleDataset data, int units, int batch, Supplier<GradientMethod> optimizer) {
        train(id, data, new MLP(units, 10), batch, optimizer);
    }

    private void train(String id, TupleDataset data, Chain predictor, int batch, Supplier<GradientMethod> optimizer) {
        Classifier model = new Classifier(predictor);
        GradientMethod rule = optimizer.get();
        rule.setup(model);
        StandardUpdater updater = new StandardUpdater(new SerialIterator(data, batch), rule);
        measure(id, () -> {
            updater.update();
            return model.loss();
        });
    }

    private static final class LeNet extends Chain {
        final Convolution2D c1 = new Convolution2D(1, 20, 5);
        final Convolution2D c2 = new Convolution2D(20, 50, 5);
        final Linear f1 = new Linear(800, 500);
        final Linear f2 = new Linear(500, 10);

        @Override public Variable apply(Variable x) {
            Variable h = F.maxPooling2d(F.relu(c1.apply(x)), 2);
            h = F.maxPooling2d(F.relu(c2.apply(h)), 2);
            return f2.apply(F.relu(f1.apply(h)));
        }
    }

    private void cnn() {
        Generator random = new Generator(0);
        int n = 6000;
        NDArray images = random.rand(Devices.cpu(), DType.FLOAT32, Shape.of(n, 1, 28, 28));
        int[] labels = IntStream.range(0, n).map(_ -> random.nextInt(10)).toArray();
        train("lenet_b64_adam", new TupleDataset(images, Create.of(Devices.cpu(), Shape.of(n), labels)), new LeNet(),
                64, Adam::new);
        Variable x = new Variable(random(32, 64, 32, 32));
        NDArray gy = random(32, 64, 32, 32);
        NDArray gp = random(32, 64, 16, 16);
        Convolution2D conv = new Convolution2D(64, 64, 3, o -> o.pad(1));
        measure("conv64_3x3_32_b32_fwdbwd", backward(x, conv, () -> conv.apply(x), gy));
        measure("conv64_3x3_32_b32_fwd", () -> {
            try (var _ = Config.noBackprop()) {
                return conv.apply(x);
            }
        });
        BatchNormalization bn = new BatchNormalization(64);
        measure("bn64_32_b32_fwdbwd", backward(x, bn, () -> bn.apply(x), gy));
        measure("maxpool2_64_32_b32_fwdbwd", backward(x, null, () -> F.maxPooling2d(x, 2), gp));
        measure("avgpool2_64_32_b32_fwdbwd", backward(x, null, () -> F.averagePooling2d(x, 2), gp));
    }

    private static Supplier<Object> backward(Variable x, Link link, Supplier<Variable> f, NDArray gy) {
        return () -> {
            x.clearGrad();
            if (link != null) {
                link.clearGrads();
            }
            Variable y = f.get();
            y.grad(gy);
            y.backward();
            return y;
        };
    }

    private void gemm() {
        for (int n : new int[] {64, 256, 1024, 2048}) {
            NDArray a = random(n, n);
            NDArray b = random(n, n);
            measure("sgemm_" + n, () -> a.matmul(b));
        }
        NDArray h = random(64, 800);
        NDArray w = random(500, 800);
        measure("sgemm_64x800x500", () -> h.matmul(w.transpose())); // the linear layer of LeNet
    }

    private void ops() {
        for (int n : new int[] {1000, 100_000, 10_000_000}) {
            Variable a = new Variable(random(n), false);
            Variable b = new Variable(random(n), false);
            Map<String, Supplier<Object>> each = new LinkedHashMap<>();
            each.put("add", () -> a.add(b));
            each.put("mul", () -> a.mul(b));
            each.put("relu", () -> F.relu(a));
            each.put("tanh", () -> F.tanh(a));
            each.put("exp", () -> F.exp(a));
            each.put("sigmoid", () -> F.sigmoid(a));
            each.forEach((name, f) -> measure(name + "_" + n, f));
        }
        Variable rows = new Variable(random(1000, 1000), false);
        measure("softmax_1000x1000", () -> F.softmax(rows));
        NDArray square = random(4096, 4096);
        measure("sum_axis0_4096", () -> square.sum(0));
        measure("sum_axis1_4096", () -> square.sum(1));
        measure("transpose_copy_4096", () -> square.transpose().copy());
    }

    private void rnn() {
        int steps = 64;
        int batch = 64;
        int units = 256;
        List<Variable> xs = variables(steps, batch, units);
        Variable h = new Variable(NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(1, batch, units)), false);
        measure("lstm256_b64_T64_fwdbwd", both(xs, variables(8, units, units), variables(8, units),
                (ws, bs) -> F.nStepLstm(1, 0, h, h, ws, bs, xs).ys()));
        measure("gru256_b64_T64_fwdbwd", both(xs, variables(6, units, units), variables(6, units),
                (ws, bs) -> F.nStepGru(1, 0, h, ws, bs, xs).ys()));
        measure("rnn256_b64_T64_fwdbwd", both(xs, variables(2, units, units), variables(2, units),
                (ws, bs) -> F.nStepRnn(1, 0, h, ws, bs, xs).ys()));
        measure("lstm256_b64_T64_stepwise_fwdbwd", both(xs, variables(2, 4 * units, units), variables(1, 4 * units),
                (ws, bs) -> {
                    Variable W = ws.getFirst().get(0);
                    Variable U = ws.getFirst().get(1);
                    Variable c = F.squeeze(h, 0);
                    Variable shown = c;
                    List<Variable> ys = new ArrayList<>();
                    for (Variable x : xs) {
                        LstmState s =
                                F.lstm(c, F.linear(x, W, bs.getFirst().getFirst()).add(F.linear(shown, U)));
                        c = s.c();
                        shown = s.h();
                        ys.add(shown);
                    }
                    return ys;
                }));
    }

    /// Forward, and backward to everything, from a gradient of ones of every result.
    private static Supplier<Object> both(List<Variable> xs, List<Variable> ws, List<Variable> bs,
            BiFunction<List<List<Variable>>, List<List<Variable>>, List<Variable>> f) {
        return () -> {
            for (List<Variable> leaves : List.of(xs, ws, bs)) {
                leaves.forEach(Variable::clearGrad);
            }
            Variable y = F.concat(f.apply(List.of(ws), List.of(bs)), 0).sum();
            y.backward();
            return y;
        };
    }

    private static List<Variable> variables(int count, int... shape) {
        return IntStream.range(0, count).mapToObj(_ -> new Variable(random(shape).mul(0.06))).toList();
    }

    private void pooling() {
        Variable x = new Variable(random(32, 64, 56, 56));
        Variable constant = Variable.constant(x.array());
        Map<String, UnaryOperator<Variable>> each = new LinkedHashMap<>();
        each.put("max_pool_3x3", v -> F.maxPooling2d(v, 3, 2));
        each.put("max_pool_2x2", v -> F.maxPooling2d(v, 2, 2));
        each.put("average_pool_3x3", v -> F.averagePooling2d(v, 3, 2));
        each.put("average_pool_2x2", v -> F.averagePooling2d(v, 2, 2));
        each.forEach((name, f) -> {
            measure(name + "_fwd", () -> f.apply(constant));
            NDArray gy = f.apply(constant).array();
            measure(name + "_fwdbwd", () -> {
                x.clearGrad();
                Variable y = f.apply(x);
                y.grad(gy);
                y.backward();
                return y;
            });
        });
    }

    /// Functions of each row of a matrix, or of each group of channels.
    private void rows() {
        Variable x = new Variable(random(1000, 1000));
        Variable w = new Variable(random(1000));
        Variable b = new Variable(random(1000));
        each("softmax", x, F::softmax);
        each("softmax_axis0", x, v -> F.softmax(v, 0));
        each("log_softmax", x, F::logSoftmax);
        each("logsumexp", x, v -> F.logsumexp(v, 1));
        each("normalize", x, F::normalize);
        each("layer_norm", x, v -> F.layerNormalization(v, w, b), w, b);
        Variable images = new Variable(random(32, 64, 32, 32));
        Variable gamma = new Variable(random(64));
        Variable beta = new Variable(random(64));
        each("group_norm", images, v -> F.groupNormalization(v, 8, gamma, beta), gamma, beta);
        Variable labels = Variable.constant(Create.of(
                Devices.cpu(), Shape.of(1000), IntStream.range(0, 1000).map(i -> i * 7 % 1000).toArray()));
        each("cross_entropy", x, v -> F.softmaxCrossEntropy(v, labels));
    }

    private void each(String name, Variable x, UnaryOperator<Variable> f, Variable... parameters) {
        measure(name + "_fwd", () -> {
            try (var _ = Config.noBackprop()) {
                return f.apply(x);
            }
        });
        NDArray gy = f.apply(x).array();
        measure(name + "_fwdbwd", () -> {
            x.clearGrad();
            for (Variable p : parameters) {
                p.clearGrad();
            }
            Variable y = f.apply(x);
            y.grad(gy);
            y.backward();
            return y;
        });
    }

    private static NDArray random(int... shape) {
        Device cpu = Devices.cpu();
        return new Generator(1).randn(cpu, Config.current().dtype(), Shape.of(shape));
    }

    // ---- timing

    private void measure(String id, Supplier<?> step) {
        long t0 = System.nanoTime();
        long calls = 0;
        while (seconds(t0) < warm || calls < 3) {
            sink = step.get();
            calls++;
        }
        t0 = System.nanoTime();
        long probe = Math.max(1, calls / 20);
        for (long i = 0; i < probe; i++) {
            sink = step.get();
        }
        long n = Math.max(1, Math.round(target * probe / seconds(t0)));
        double[] per = new double[reps];
        for (int r = 0; r < reps; r++) {
            t0 = System.nanoTime();
            for (long i = 0; i < n; i++) {
                sink = step.get();
            }
            per[r] = seconds(t0) / n;
        }
        Arrays.sort(per);
        double median = per[reps / 2];
        System.out.printf(
                Locale.ROOT,
                "{\"peer\": \"catenary\", \"case\": \"%s\", \"threads\": %d, \"median_s\": %.9g, \"min_s\": %.9g, "
                        + "\"max_s\": %.9g, \"reps\": %d, \"per_s\": %.6g}%n",
                id, threads, median, per[0], per[reps - 1], reps, 1 / median);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
