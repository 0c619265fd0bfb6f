// Learns vectors of a text's words, near each other where words stand among the same others, and prints some neighbours.

var file = opt("text", "", "file to learn from; Shakespeare's plays unless given");
var epochs = opt("epoch", 10, "number of sweeps over the text");
var batchSize = opt("batchsize", 200, "places of the text in each batch");
var units = opt("unit", 100, "length of a vector");
var window = opt("window", 4, "words on either side of a place that are its context");
var rare = opt("rare", 5, "words that occur less often are left out");
var ask = opt("ask", "king,queen,love,death,sword,brother,hath,night", "words whose nearest ones are printed");
var out = opt("out", "result", "folder for everything that is written");
var resume = opt("resume", "", "snapshot to go on from: a file, or a folder, whose newest good one is taken");
seed(opt("seed", 0, "decides all random numbers"));

class SkipGram extends Chain {
    final EmbedID embed = new EmbedID(words.size(), units, o -> o.initialW(new Uniform(1.0 / units)));
    final NegativeSampling sampling = new NegativeSampling(units, words.stream().mapToInt(count::get).toArray(), 5);

    @Override public Variable apply(Variable... xs) {            // words (N,) and what stands around them (N, 2 window)
        var context = embed(xs[1]);
        var word = F.repeat(xs[0], 2 * window, 0);
        var loss = sampling.apply(context.reshape(-1, units), word).div(word.size());
        report(Map.of("loss", loss), this);
        return loss;
    }
}

var text = file.isEmpty() ? Datasets.tinyShakespeare() : Datasets.text(Path.of(file));
var all = List.of(text.toLowerCase().split("[^a-z']+"));
var count = new TreeMap<String, Integer>();
for (var w : all) count.merge(w, 1, Integer::sum);
count.values().removeIf(n -> n < rare);
var words = List.copyOf(count.keySet());
var ids = array(all.stream().filter(count::containsKey).mapToInt(w -> Collections.binarySearch(words, w)).toArray());
int places = ids.length() - 2 * window;
var around = IntStream.rangeClosed(0, 2 * window).filter(i -> i != window).mapToObj(i -> ids.get(Index.slice(i, i + places))).toList();
var model = new SkipGram();
var optimizer = new Adam().setup(model);
var data = new TupleDataset(ids.get(Index.slice(window, window + places)), NDArray.stack(1, around));

Trainer.builder(new StandardUpdater(new SerialIterator(data, batchSize), optimizer))
    .stop(epochs, EPOCH)
    .out(out)
    .extend(new Snapshot(o -> o.nRetains(2)), every(1, EPOCH))
    .extend(new LogReport())
    .extend(new PrintReport("epoch", "main/loss", "elapsed_time"))
    .extend(new ProgressBar())
    .resume(resume)
    .build()
    .run();

var vectors = F.normalize(model.embed.W()).array();
for (var word : Arrays.stream(ask.split(",")).filter(words::contains).toList()) {
    var near = vectors.matmul(vectors.get(words.indexOf(word))).toFloatArray();
    System.out.println(word + ": " + words.stream().filter(w -> !w.equals(word))
        .sorted(Comparator.comparing(w -> -near[words.indexOf(w)])).limit(6).collect(Collectors.joining(", ")));
}
