// Trains a network with memory to write a text letter by letter: Shakespeare's, or any other that you give it.

var file = opt("text", "", "file to learn from; Shakespeare's plays unless given");
var epochs = opt("epoch", 6, "number of sweeps over the text");
var batchSize = opt("batchsize", 32, "passages in each batch");
var length = opt("length", 64, "letters in each passage");
var units = opt("unit", 256, "units of the memory");
var out = opt("out", "result", "folder for everything that is written");
var resume = opt("resume", "", "snapshot to go on from: a file, or a folder, whose newest good one is taken");
seed(opt("seed", 0, "decides all random numbers"));

class Writer extends Chain {
    final EmbedID embed = new EmbedID(alphabet.length, 64);
    final NStepLSTM lstm = new NStepLSTM(1, 64, units, 0);
    final Linear score = new Linear(alphabet.length);

    @Override public Variable apply(Variable ids) {             // (N, length) to a score for each letter that may follow
        return score(F.concat(lstm.apply(null, null, F.separate(embed(ids))).ys(), 0));
    }
}

TupleDataset passages(NDArray ids) {                            // and the same, one letter on
    int n = (ids.length() - 1) / length;
    return new TupleDataset(ids.get("0:" + n * length).reshape(n, length), ids.get("1:" + (n * length + 1)).reshape(n, length));
}

var text = file.isEmpty() ? Datasets.tinyShakespeare() : Datasets.text(Path.of(file));
var alphabet = text.chars().distinct().sorted().toArray();
var ids = array(text.chars().map(c -> Arrays.binarySearch(alphabet, c)).toArray());
var split = ids.length() * 9 / 10;

var model = new Writer();
var classifier = new Classifier(model, o -> o.lossfun((y, t) -> F.softmaxCrossEntropy(y, t.reshape(-1))).computeAccuracy(false));
var optimizer = new Adam(0.003).setup(classifier);
var trainIter = new SerialIterator(passages(ids.get(":" + split)), batchSize);
var validIter = new SerialIterator(passages(ids.get(split + ":")), batchSize, o -> o.repeat(false).shuffle(false));

Trainer.builder(new StandardUpdater(trainIter, optimizer)).stop(epochs, EPOCH).out(out).resume(resume)
    .extend(new Evaluator(validIter, classifier))
    .extend(new ExponentialShift("alpha", 0.7), every(1, EPOCH))
    .extend(new Snapshot(o -> o.nRetains(2)), every(1, EPOCH))
    .extend(new LogReport())
    .extend(new PrintReport("epoch", "main/loss", "validation/main/loss", "elapsed_time"))
    .extend(new ProgressBar())
    .build().run();

Npz.save(out + "/writer.model", model);
var written = new StringBuilder();
try (var _ = noBackprop(); var _ = testMode()) {
    Variable h = null, c = null;
    for (var last = ids.get("0:1"); written.length() < 600; written.append((char) alphabet[last.toIntArray()[0]])) {
        var step = model.lstm.apply(h, c, List.of(model.embed(variable(last))));
        h = step.hy(); c = step.cy();
        last = F.gumbelSoftmax(model.score(step.ys().getFirst())).array().argmax(1);     // each letter as often as its score says
    }
}
System.out.println("\n" + written);
