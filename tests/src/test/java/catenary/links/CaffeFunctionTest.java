package catenary.links;

import static catenary.links.Caffe.blob;
import static catenary.links.Caffe.layer;
import static catenary.links.Caffe.net;
import static catenary.links.Caffe.oldBlob;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import catenary.optimizers.SGD;
import catenary.serializers.BadFileException;
import catenary.serializers.DictionarySerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaffeFunctionTest {

    @TempDir Path folder;

    private static NDArray array(int... shape) {
        int n = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return Create.of(Given.device(), DType.FLOAT32, Shape.of(shape),
                IntStream.range(0, n).mapToDouble(i -> (i * 7 % 11 - 5) / 4.0).toArray());
    }

    private static double[] numbers(int... shape) {
        return array(shape).toDoubleArray();
    }

    private static String[] names(String... names) {
        return names;
    }

    private static CaffeFunction function(Caffe... layers) {
        var f = new CaffeFunction(net(layers).model());
        f.to(Given.device());
        return f;
    }

    private static NDArray compute(CaffeFunction f, String output, NDArray x) {
        return f.apply(Map.of("data", Variable.constant(x)), List.of(output)).getFirst().array();
    }

    private static void assertComputes(UnaryOperator<Variable> expected, NDArray x, String type, int setting,
            Caffe settings, Caffe... blobs) {
        CaffeFunction f = function(layer("l", type, names("data"), names("y"), setting, settings, blobs));
        NDArray y = compute(f, "y", x);
        NDArray wanted = expected.apply(Variable.constant(x)).array();
        assertTrue(y.allClose(wanted, 1e-6, 1e-6), y + " != " + wanted);
    }

    @Test void layersThatLearnTakeTheirArrays() {
        NDArray x = array(2, 4, 5, 6);
        assertComputes(v -> F.convolution2d(v, new Variable(array(6, 2, 3, 2)), new Variable(array(6)),
                o -> o.stride(2, 1).pad(1, 0).groups(2)), x, "Convolution", 106,
                new Caffe().number(1, 6).number(4, 3, 2).number(5, 2).number(6, 2, 1).number(9, 1).number(10, 0),
                blob(new int[] {6, 2, 3, 2}, numbers(6, 2, 3, 2)), blob(new int[] {6}, numbers(6)));
        assertComputes(v -> F.convolution2d(v, new Variable(array(3, 4, 2, 2)), o -> o.dilate(2)), x, "Convolution",
                106,
                new Caffe().number(2, 0).number(4, 2).number(18, 2), oldBlob(3, 4, 2, 2, numbers(3, 4, 2, 2)));
        assertComputes(v -> F.deconvolution2d(v, new Variable(array(4, 3, 2, 2)), new Variable(array(3)),
                o -> o.stride(2).pad(1)), x, "Deconvolution", 106, new Caffe().number(3, 1).number(4, 2).number(6, 2),
                blob(new int[] {4, 3, 2, 2}, numbers(4, 3, 2, 2)), blob(new int[] {3}, numbers(3)));
        assertComputes(v -> F.linear(v, new Variable(array(3, 120)), new Variable(array(3))), x, "InnerProduct", 117,
                new Caffe().number(1, 3), blob(new int[] {3, 120}, numbers(3, 120)),
                oldBlob(1, 1, 1, 3, numbers(3)));
        assertComputes(v -> F.linear(v, new Variable(array(120, 3).transpose())), x, "InnerProduct", 117,
                new Caffe().number(2, 0).number(6, 1), blob(new int[] {120, 3}, numbers(120, 3)));
        assertComputes(v -> F.bias(F.scale(v, new Variable(array(4)), 1), new Variable(array(4)), 1), x, "Scale", 142,
                new Caffe().number(4, 1), blob(new int[] {4}, numbers(4)), blob(new int[] {4}, numbers(4)));
        NDArray positive = array(4).abs().add(1);
        double[] doubled = positive.mul(2).toDoubleArray();
        try (var _ = Config.testMode()) {
            assertComputes(v -> F.fixedBatchNormalization(v, one(4, 1), one(4, 0), new Variable(array(4)),
                    new Variable(positive), o -> o.eps(1e-5)), x, "BatchNorm", 139, null,
                    blob(new int[] {4}, array(4).mul(2).toDoubleArray()), blob(new int[] {4}, doubled),
                    blob(new int[] {1}, 2));
        }
    }

    private static Variable one(int n, double value) {
        return new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(n), value));
    }

    @Test void layersWithoutArraysAreFunctions() {
        NDArray x = array(2, 4, 5, 6);
        assertComputes(v -> F.maxPooling2d(v, 3, o -> o.stride(2).pad(1)), x, "Pooling", 121,
                new Caffe().number(2, 3).number(3, 2).number(4, 1));
        assertComputes(v -> F.averagePooling2d(v, new int[] {2, 3}, o -> o.stride(1)), x, "Pooling", 121,
                new Caffe().number(1, 1).number(5, 2).number(6, 3));
        assertComputes(v -> F.averagePooling2d(v, new int[] {5, 6}, o -> o.stride(1)), x, "Pooling", 121,
                new Caffe().number(1, 1).number(12, 1));
        assertComputes(v -> F.localResponseNormalization(v, o -> o.n(3).k(2).alpha(0.5 / 3).beta(0.25)), x, "LRN", 118,
                new Caffe().number(1, 3).fraction(2, 0.5).fraction(3, 0.25).fraction(5, 2));
        assertComputes(F::relu, x, "ReLU", 0, null);
        assertComputes(v -> F.leakyRelu(v, 0.125), x, "ReLU", 123, new Caffe().fraction(1, 0.125));
        assertComputes(F::sigmoid, x, "Sigmoid", 0, null);
        assertComputes(F::tanh, x, "TanH", 0, null);
        assertComputes(F::softmax, x, "Softmax", 0, null);
        assertComputes(v -> F.softmax(v, 2), x, "Softmax", 125, new Caffe().number(2, 2));
        assertComputes(v -> v.reshape(2, 2, -1), x, "Reshape", 133,
                new Caffe().message(1, new Caffe().number(1, 0, 2, -1)));
        try (var _ = Config.testMode()) {
            assertComputes(v -> v, x, "Dropout", 108, new Caffe().fraction(1, 0.75));
        }
    }

    @Test void branchesPartAndMeet() {
        NDArray x = array(2, 4);
        var f = function(layer("split", "Split", names("data"), names("a", "b"), 0, null),
                layer("slice", "Slice", names("a"), names("l", "m", "r"), 126, new Caffe().number(2, 1, 3)),
                layer("halves", "Slice", names("b"), names("h1", "h2"), 0, null),
                layer("concat", "Concat", names("l", "r"), names("lr"), 104, new Caffe().number(2, 1)),
                layer("sum", "Eltwise", names("lr", "h2"), names("sum"), 110,
                        new Caffe().number(1, 1).fraction(2, 0.5, -2)),
                layer("product", "Eltwise", names("lr", "h1", "h2"), names("product"), 110, new Caffe().number(1, 0)),
                layer("greatest", "Eltwise", names("h1", "h2"), names("greatest"), 110, new Caffe().number(1, 2)),
                layer("scaled", "Scale", names("h1", "h2"), names("scaled"), 142, new Caffe().number(1, 0)));
        NDArray[] c = IntStream.range(0, 4).mapToObj(i -> x.transpose().get(i).expandDims(1))
                .toArray(NDArray[]::new);
        NDArray lr = NDArray.concat(1, c[0], c[3]);
        NDArray h1 = NDArray.concat(1, c[0], c[1]);
        NDArray h2 = NDArray.concat(1, c[2], c[3]);
        assertEquals(NDArray.concat(1, c[1], c[2]), compute(f, "m", x));
        assertEquals(lr.mul(0.5).add(h2.mul(-2)), compute(f, "sum", x));
        assertEquals(lr.mul(h1).mul(h2), compute(f, "product", x));
        assertEquals(h1.maximum(h2), compute(f, "greatest", x));
        assertEquals(h1.mul(h2), compute(f, "scaled", x));
    }

    /// Caffe's first form: layers in field 2, their kinds numbered.
    @Test void oldFilesAreReadToo() {
        Caffe net = new Caffe()
                .message(2, new Caffe().text(4, "data").number(5, 5).text(3, "data", "label"))
                .message(2, new Caffe().text(2, "data").text(3, "ip").text(4, "ip").number(5, 14)
                        .message(6, oldBlob(1, 1, 3, 4, numbers(3, 4))).message(6, oldBlob(1, 1, 1, 3, numbers(3)))
                        .message(17, new Caffe().number(1, 3)))
                .message(2, new Caffe().text(2, "ip", "label").text(3, "loss").text(4, "loss").number(5, 21));
        var f = new CaffeFunction(net.model());
        f.to(Given.device());
        assertEquals(List.of("/ip/W", "/ip/b"), List.copyOf(f.namedParams().keySet()));
        NDArray x = array(2, 4);
        NDArray t = Create.of(Given.device(), Shape.of(2), new int[] {2, 0});
        Variable y = F.linear(Variable.constant(x), new Variable(array(3, 4)), new Variable(array(3)));
        var inputs = Map.of("data", Variable.constant(x), "label", Variable.constant(t));
        double loss = f.apply(inputs, List.of("loss")).getFirst().item();
        assertEquals(F.softmaxCrossEntropy(y, Variable.constant(t)).item(), loss, 1e-6);

        var optimizer = new SGD(0.1).setup(f);
        optimizer.update(() -> f.apply(inputs, List.of("loss")).getFirst());
        assertTrue(f.apply(inputs, List.of("loss")).getFirst().item() < loss, "it learns");
    }

    private static CaffeFunction inception() {
        return function(layer("inception_3a/1x1", "Convolution", names("data"), names("y"), 106,
                new Caffe().number(2, 0).number(4, 1), blob(new int[] {2, 3, 1, 1}, numbers(2, 3, 1, 1))),
                layer("relu", "ReLU", names("y"), names("y"), 0, null));
    }

    @Test void namesWithSlashesAreThoseInFiles() {
        var f = inception();
        var state = DictionarySerializer.copies(f);
        assertEquals(List.of("inception_3a/1x1/W"), List.copyOf(state.keySet()));
        NDArray x = array(1, 3, 2, 2);
        NDArray y = compute(f, "y", x);

        var copy = (CaffeFunction) f.copy(CopyMode.COPY);
        f.params().getFirst().array().fill(0);
        assertEquals(0, compute(f, "y", x).abs().sum().item());
        assertEquals(y, compute(copy, "y", x), "a copy has layers of its own");
        DictionarySerializer.load(state, f, o -> o);
        assertEquals(y, compute(f, "y", x));
        assertTrue(f.toString().startsWith("CaffeFunction(2 layers"), f.toString());
    }

    @Test void layersCanBePassedOver() {
        var f = inception();
        NDArray x = array(1, 3, 2, 2);
        var input = Map.of("data", Variable.constant(x));
        NDArray y = f.apply(input, List.of("y"), "relu").getFirst().array();
        assertFalse(y.equals(compute(f, "y", x)));
        assertEquals(F.relu(Variable.constant(y)).array(), compute(f, "y", x));
        var e = assertThrows(IllegalArgumentException.class, () -> f.apply(input, List.of("prob")));
        assertEquals("CaffeFunction: expected outputs among [data, y], which the inputs [data] lead to, but found prob",
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> f.apply(input, List.of("y"), "inception_3a/1x1"));
    }

    @Test void averagesAreKeptInTrainingOnlyIfTheFileSaysSo() {
        NDArray x = array(3, 2);
        for (int global = 0; global <= 1; global++) {
            var f = function(layer("bn", "BatchNorm", names("data"), names("y"), 139, new Caffe().number(1, global),
                    blob(new int[] {2}, 1, 1), blob(new int[] {2}, 4, 4), blob(new int[] {1}, 1)));
            NDArray y = compute(f, "y", x);
            NDArray expected = x.sub(1).div(Math.sqrt(4 + 1e-5));
            assertEquals(global == 1, y.allClose(expected, 1e-5, 1e-6));
        }
    }

    @Test void whatIsNotKnownIsLeftOut() {
        var said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true));
        CaffeFunction f;
        try {
            f = function(layer("odd", "Silence", names("data"), names(), 0, null),
                    layer("relu", "ReLU", names("data"), names("y"), 0, null));
        } finally {
            System.setErr(before);
        }
        assertEquals("CaffeFunction: layer odd is left out: a layer Silence is not known here\n", said.toString());
        assertEquals(1, compute(f, "y", array(1, 1).abs().add(1)).size());
    }

    private static String refused(Caffe... layers) {
        return assertThrows(BadFileException.class, () -> new CaffeFunction(net(layers).model())).getMessage();
    }

    @Test void whatDoesNotFitIsRefusedInASentence() throws IOException {
        String[] in = names("data");
        String[] out = names("y");
        assertEquals("small.caffemodel: layer c: expected 1 or more learned arrays, but found 0",
                refused(layer("c", "Convolution", in, out, 0, null)));
        assertEquals("small.caffemodel: layer c: expected [2, 3] numbers, but found 5",
                refused(layer("c", "InnerProduct", in, out, 0, null, blob(new int[] {2, 3}, 1, 2, 3, 4, 5))));
        assertEquals("small.caffemodel: layer p: expected pooling by MAX or AVE, but found method 2",
                refused(layer("p", "Pooling", in, out, 121, new Caffe().number(1, 2))));
        assertEquals("small.caffemodel: layer n: expected LRN across channels, but found it within them",
                refused(layer("n", "LRN", in, out, 118, new Caffe().number(4, 1))));
        assertEquals("small.caffemodel: layer a: expected a name of its own, but found another layer of that name",
                refused(layer("a", "Scale", in, out, 0, null, blob(new int[] {1}, 1)),
                        layer("a", "Scale", in, out, 0, null, blob(new int[] {1}, 1))));
        assertEquals("small.caffemodel: expected 1 to 100000 layers, but found 0", refused());
        assertTrue(refused(layer("c", "Convolution", in, out, 106, new Caffe().number(2, 0),
                blob(new int[] {1 << 20, 1 << 20, 1 << 20, 0x7FFFFFFF}, 1))).contains("numbers, but found 1"));
        Path file = Files.write(folder.resolve("text"), "no model at all".getBytes());
        assertTrue(assertThrows(BadFileException.class, () -> new CaffeFunction(file)).getMessage()
                .startsWith(file + ": is no Caffe model, or damaged ("));
        assertThrows(BadFileException.class, () -> new CaffeFunction(folder.resolve("missing").toString()));
        Path good = Files.write(folder.resolve("good"), net(layer("relu", "ReLU", in, out, 0, null)).bytes());
        assertEquals("CaffeFunction(1 layers)", new CaffeFunction(good).toString().lines().findFirst().orElseThrow());
    }
}
