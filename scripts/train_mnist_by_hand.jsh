// Trains the network of train_mnist.jsh with the loop written out: what the Trainer does, step by step.

var epochs = opt("epoch", 20, "number of sweeps over the training images");
var batchSize = opt("batchsize", 100, "images in each batch");
var units = opt("unit", 50, "units of each hidden layer");
var out = opt("out", "result", "folder for everything that is written");
var resume = opt("resume", "", "folder of an earlier run to go on from");
var digits = opt("digits", false, "learn digits that the program draws, even if MNIST is there");
seed(opt("seed", 0, "decides all random numbers"));

class MLP extends Chain {
    final Linear l1, l2, l3;

    MLP(int units, int out) { l1 = new Linear(units); l2 = new Linear(units); l3 = new Linear(out); }
    @Override public Variable apply(Variable x) { return l3(F.relu(l2(F.relu(l1(x))))); }
}

var mnist = digits ? Datasets.digits() : Datasets.mnistOrDigits();
var model = new MLP(units, 10);
var classifier = new Classifier(model);
var optimizer = new Adam().setup(classifier);
Files.createDirectories(Path.of(out));

if (!resume.isEmpty()) {
    Npz.load(resume + "/classifier.model", classifier);
    Npz.load(resume + "/mlp.state", optimizer);
}

// Calls `step` with each batch of `data`; returns the means of loss and accuracy.
double[] sweep(TupleDataset data, int[] order, BiConsumer<Variable, Variable> step) {
    double loss = 0, accuracy = 0;
    for (int i = 0; i < order.length; i += batchSize) {
        var batch = data.batch(Arrays.copyOfRange(order, i, Math.min(i + batchSize, order.length)))
            .arrays(Config.current().device());     // where --device says, as the model
        step.accept(Variable.constant(batch.get(0)), Variable.constant(batch.get(1)));
        loss += classifier.loss().item() * batch.get(0).length();
        accuracy += classifier.accuracy().item() * batch.get(0).length();
    }
    return new double[] {loss / order.length, accuracy / order.length};
}

for (int epoch = optimizer.epoch() + 1; epoch <= epochs; epoch++) {
    var start = System.nanoTime();
    var train = sweep(mnist.train(), Generator.global().permutation(mnist.train().size()), (x, t) -> {
        optimizer.update(classifier, x, t);         // clears the gradients, runs, backpropagates, updates
        if (optimizer.t() == 1) graph(classifier.loss()).dot(out + "/graph.dot");
    });
    System.out.printf("epoch %d%ntrain mean loss=%.6f, accuracy=%.6f, throughput=%.0f images/sec%n",
        epoch, train[0], train[1], mnist.train().size() / ((System.nanoTime() - start) * 1e-9));
    optimizer.newEpoch();
    try (var _ = noBackprop(); var _ = testMode()) {
        var test = sweep(mnist.test(), IntStream.range(0, mnist.test().size()).toArray(), classifier::apply);
        System.out.printf("test  mean loss=%.6f, accuracy=%.6f%n", test[0], test[1]);
    }
}

Npz.save(out + "/classifier.model", classifier);
Npz.save(out + "/mlp.model", model);
Npz.save(out + "/mlp.state", optimizer);
