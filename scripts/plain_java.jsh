// Fits a line by gradient descent in plain Java, without sugar, so that jshell runs this file, too.
var x = variable(new float[][] {{0}, {1}, {2}, {3}});
var t = variable(new float[][] {{1}, {3}, {5}, {7}});
var line = new Linear(1, 1);
var optimizer = new SGD(o -> o.lr(0.1)).setup(line);

double step() {
    var loss = F.meanSquaredError(line.apply(x), t);
    line.clearGrads();
    loss.backward();
    optimizer.update();
    return loss.item();
}

for (int i = 0; i < opt("steps", 200, "number of updates"); i++) step();
System.out.printf("y = %.2f x + %.2f%n", line.W().array().item(), line.b().array().item());
