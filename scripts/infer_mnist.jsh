// Reads digits with a trained network: prints its accuracy and draws twenty images with answers and predictions.

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;

var modelFile = opt("model", "result/mlp.model", "what train_mnist.jsh has written");
var units = opt("unit", 50, "units of each hidden layer, as in training");
var digits = opt("digits", false, "read digits that the program draws, even if MNIST is there");
var picture = opt("picture", "inference.png", "where the picture goes");

class MLP extends Chain {
    final Linear l1, l2, l3;

    MLP(int units, int out) { l1 = new Linear(units); l2 = new Linear(units); l3 = new Linear(out); }
    @Override public Variable apply(Variable x) { return l3(F.relu(l2(F.relu(l1(x))))); }
}

var model = new MLP(units, 10);
Npz.load(modelFile, model);
var test = (digits ? Datasets.digits() : Datasets.mnistOrDigits()).test();

int[] predict(NDArray x) {
    try (var _ = noBackprop(); var _ = testMode()) {
        return model(Variable.constant(x.to(Config.current().device()))).array().argmax(1).toIntArray();
    }
}

int right = 0;
for (var batch : new SerialIterator(test, 100, o -> o.repeat(false).shuffle(false))) {
    var predicted = predict(batch.array(0));
    var answers = batch.array(1).toIntArray();
    for (int i = 0; i < answers.length; i++) right += predicted[i] == answers[i] ? 1 : 0;
}
System.out.printf("accuracy %.4f (%d of %d)%n", (double) right / test.size(), right, test.size());

var first = test.batch(IntStream.range(0, 20).toArray());
var pixels = first.array(0).toFloatArray();
var answers = first.array(1).toIntArray();
var predicted = predict(first.array(0));
var image = new BufferedImage(5 * 240, 4 * 240, BufferedImage.TYPE_INT_RGB);
var g = image.createGraphics();
g.setColor(Color.WHITE);
g.fillRect(0, 0, image.getWidth(), image.getHeight());
g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
for (int n = 0; n < 20; n++) {
    int left = n % 5 * 240 + 22, top = n / 5 * 240 + 36;
    for (int i = 0; i < 784; i++) {
        float grey = Math.clamp(pixels[n * 784 + i], 0, 1);
        g.setColor(new Color(grey, grey, grey));
        g.fillRect(left + i % 28 * 7, top + i / 28 * 7, 7, 7);
    }
    g.setColor(answers[n] == predicted[n] ? Color.BLACK : Color.RED);
    g.drawString("No.%d / Answer:%d, Predict:%d".formatted(n, answers[n], predicted[n]), left, top - 8);
}
ImageIO.write(image, "png", new File(picture));
