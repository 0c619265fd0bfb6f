// Trains a convolutional network like LeNet to read handwritten digits: over 99 % are right after two or three epochs.

var epochs = opt("epoch", 4, "number of sweeps over the training images");
var batchSize = opt("batchsize", 100, "images in each batch");
var out = opt("out", "result", "folder for everything that is written");
var resume = opt("resume", "", "snapshot to go on from: a file, or a folder, whose newest good one is taken");
var digits = opt("digits", 0, "learn that many digits that the program draws, instead of MNIST");
seed(opt("seed", 0, "decides all random numbers"));

class LeNet extends Chain {
    final Convolution2D conv1 = new Convolution2D(20, 5);     // how many channels come in, the first batch shows
    final Convolution2D conv2 = new Convolution2D(50, 5);
    final Linear l3 = new Linear(500), l4 = new Linear(10);

    @Override public Variable apply(Variable x) {             // (N, 1, 28, 28)
        var h = F.maxPooling2d(F.relu(conv1(x)), 2);          // (N, 20, 12, 12)
        h = F.maxPooling2d(F.relu(conv2(h)), 2);              // (N, 50, 4, 4)
        return l4(F.dropout(F.relu(l3(h))));
    }
}

var mnist = digits > 0 ? Datasets.digits(digits, digits / 5, 0, o -> o.ndim(3)) : Datasets.mnistOrDigits(o -> o.ndim(3));
var model = new LeNet();
var classifier = new Classifier(model);
var optimizer = new Adam().setup(classifier);

var trainIter = new SerialIterator(mnist.train(), batchSize);
var testIter = new SerialIterator(mnist.test(), batchSize, o -> o.repeat(false).shuffle(false));

Trainer.builder(new StandardUpdater(trainIter, optimizer))
    .stop(epochs, EPOCH)
    .out(out)
    .extend(new Evaluator(testIter, classifier))
    .extend(new ExponentialShift("alpha", 0.5), every(1, EPOCH))
    .extend(new Snapshot(o -> o.nRetains(2)), every(1, EPOCH))
    .extend(Snapshot.of(model, "best.model"), new MaxValueTrigger("validation/main/accuracy"))
    .extend(new LogReport())
    .extend(new PrintReport("epoch", "main/loss", "validation/main/loss",
        "main/accuracy", "validation/main/accuracy", "elapsed_time"))
    .extend(new PlotReport(List.of("main/accuracy", "validation/main/accuracy"), o -> o.filename("accuracy.png")))
    .extend(new ProgressBar())
    .resume(resume)
    .build()
    .run();

Npz.save(out + "/lenet.model", model);
