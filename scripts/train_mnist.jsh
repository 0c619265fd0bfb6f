// Trains a network of three layers to read handwritten digits, with the Trainer: table, log, curves, snapshots.

var epochs = opt("epoch", 20, "number of sweeps over the training images");
var batchSize = opt("batchsize", 100, "images in each batch");
var units = opt("unit", 50, "units of each hidden layer");
var out = opt("out", "result", "folder for everything that is written");
var resume = opt("resume", "", "snapshot to go on from: a file, or a folder, whose newest good one is taken");
var digits = opt("digits", false, "learn digits that the program draws, even if MNIST is there");
seed(opt("seed", 0, "decides all random numbers"));

class MLP extends Chain {
    final Linear l1, l2, l3;

    MLP(int units, int out) {
        l1 = new Linear(units);                     // the input size is read from the first batch
        l2 = new Linear(units);
        l3 = new Linear(out);
    }

    @Override public Variable apply(Variable x) {
        return l3(F.relu(l2(F.relu(l1(x)))));
    }
}

System.out.println("""
    device: %s
    # unit: %d
    # Minibatch-size: %d
    # epoch: %d
    """.formatted(Config.current().device(), units, batchSize, epochs));

var mnist = digits ? Datasets.digits() : Datasets.mnistOrDigits();
var model = new MLP(units, 10);
var classifier = new Classifier(model);             // adds loss and accuracy
var optimizer = new Adam().setup(classifier);

var trainIter = new SerialIterator(mnist.train(), batchSize);
var testIter = new SerialIterator(mnist.test(), batchSize, o -> o.repeat(false).shuffle(false));

Trainer.builder(new StandardUpdater(trainIter, optimizer))
    .stop(epochs, EPOCH)
    .out(out)
    .extend(new Evaluator(testIter, classifier))
    .extend(new DumpGraph("main/loss"))
    .extend(new Snapshot(), every(1, EPOCH))
    .extend(new LogReport())
    .extend(new PrintReport("epoch", "main/loss", "validation/main/loss",
        "main/accuracy", "validation/main/accuracy", "elapsed_time"))
    .extend(new PlotReport("main/loss", "validation/main/loss"))
    .extend(new ProgressBar())
    .resume(resume)
    .build()
    .run();

Npz.save(out + "/mlp.model", model);
