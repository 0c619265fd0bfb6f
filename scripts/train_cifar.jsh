// Trains a small residual network on the photographs of CIFAR-10, mirrored and shifted at random each time they are shown.

var epochs = opt("epoch", 16, "number of sweeps over the training images");
var batchSize = opt("batchsize", 64, "images in each batch");
var rate = opt("lr", 0.05, "learning rate at first; it falls evenly to 0");
var data = opt("data", "", "folder of CIFAR-10's binary files; unless given, cifar10-subset in the data folder, else all");
var out = opt("out", "result", "folder for everything that is written");
var resume = opt("resume", "", "snapshot to go on from: a file, or a folder, whose newest good one is taken");
seed(opt("seed", 0, "decides all random numbers"));

Sequential block(int channels) {
    return new Sequential(new Convolution2D(channels, 3, o -> o.pad(1).nobias(true)), new BatchNormalization(channels), F::relu);
}

class ResNet extends Chain {
    final Sequential b1 = block(16), b2 = block(32), b3 = block(32), b4 = block(32);
    final Sequential b5 = block(64), b6 = block(64), b7 = block(64), b8 = block(64);
    final Linear fc = new Linear(10);

    @Override public Variable apply(Variable x) {        // (N, 3, 32, 32)
        var h = F.maxPooling2d(b2(b1(x)), 2);            // (N, 32, 16, 16)
        h = F.add(h, b4(b3(h)));
        h = F.maxPooling2d(b5(h), 2);                    // (N, 64, 8, 8)
        h = F.maxPooling2d(b6(h), 2);                    // (N, 64, 4, 4)
        h = F.add(h, b8(b7(h)));
        return fc(F.mean(h, 2, 3));                      // (N, 64)
    }
}

Tuple augmented(Tuple example, Generator random) {
    var framed = NDArray.zeros(cpu(), DType.FLOAT32, shape(3, 40, 40));
    framed.setItem(example.array(0), ":", "4:36", "4:36");
    int dy = random.nextInt(9), dx = random.nextInt(9);
    var image = framed.get(":", Index.slice(dy, dy + 32), Index.slice(dx, dx + 32));
    return Tuple.of(random.nextInt(2) == 0 ? image : image.get("...", "::-1"), example.get(1));
}

var folder = DataFolder.path().resolve(data.isEmpty() ? "cifar10-subset" : data);
var cifar = data.isEmpty() && !Files.isDirectory(folder) ? Datasets.cifar10() : Datasets.cifar10(folder);
var model = new ResNet();
var classifier = new Classifier(model);
var optimizer = new NesterovAG(rate).setup(classifier);
optimizer.addHook(new WeightDecay(5e-4));
var shown = new TransformDataset<Tuple, Tuple>(cifar.train(), (e, random) -> augmented(e, random));
var trainIter = new SerialIterator(shown, batchSize);
var steps = epochs * cifar.train().size() / batchSize;
var testIter = new SerialIterator(cifar.test(), 100, o -> o.repeat(false).shuffle(false));

Trainer.builder(new StandardUpdater(trainIter, optimizer))
    .stop(epochs, EPOCH).out(out)
    .extend(new LinearShift("lr", new double[] {rate, 0}, new double[] {0, steps}), every(1, ITERATION))
    .extend(new Evaluator(testIter, classifier))
    .extend(new Snapshot(o -> o.nRetains(2)), every(1, EPOCH))
    .extend(new LogReport()).extend(new ProgressBar())
    .extend(new PrintReport("epoch", "main/loss", "validation/main/loss",
        "main/accuracy", "validation/main/accuracy", "elapsed_time"))
    .resume(resume).build().run();

Npz.save(out + "/resnet.model", model);
