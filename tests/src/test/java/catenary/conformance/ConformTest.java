package catenary.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.links.BinaryHierarchicalSoftmax;
import catenary.serializers.Npz;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner itself, on small folders made here; and the folder of reference values, where there is one.
class ConformTest {

    @TempDir private Path dir;

    private static NDArray array(float... values) {
        return Create.of(Devices.cpu(), Shape.of(values.length), values);
    }

    /// What a run prints, and its exit code on the last line.
    private String run(String... options) {
        var bytes = new ByteArrayOutputStream();
        var print = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        String[] args = new String[options.length + 1];
        args[0] = dir.toString();
        System.arraycopy(options, 0, args, 1, options.length);
        int code = Conform.run(args, print, print);
        return bytes.toString(StandardCharsets.UTF_8) + code;
    }

    private void functions(String json, Map<String, NDArray> arrays) throws IOException {
        Files.writeString(dir.resolve("functions.json"), json);
        Npz.save(dir.resolve("functions.npz"), arrays);
    }

    /// One case of a function at `x = (-1, 3)`, whose output and gradient from ones are in the arrays `y` and `g`.
    private static String unary(String id, String function, String kwargs) {
        return """
                {"kind": "function", "id": "%s", "function": "%s", "train": true, "kwargs": {%s},
                 "args": [{"array": "x", "differentiable": true, "dtype": "float32", "shape": [2]}],
                 "outputs": "y", "outputs_flat": ["y"], "grad_outputs": ["one"], "grad_inputs": {"x": "g"},
                 "tolerance": {"rtol": 0.001, "atol": 0.01}}""".formatted(id, function, kwargs);
    }

    private static Map<String, NDArray> relu(float y1, float g1) {
        return Map.of("x", array(-1, 3), "one", array(1, 1), "y", array(0, y1), "g", array(0, g1));
    }

    @Test void whatAgreesPasses() throws IOException {
        functions("[" + unary("relu.0", "relu", "") + "]", relu(3, 1));
        assertEquals("functions: 1 passed, 0 failed, 0 unsupported/skipped\n1 passed, 0 failed, 0 skipped\n0", run());
    }

    @Test void theToleranceIsAbsolutePlusRelative() throws IOException {
        functions("[" + unary("relu.0", "relu", "") + "]", relu(3.0125f, 1));
        assertTrue(run().endsWith("1 passed, 0 failed, 0 skipped\n0"), run());
        functions("[" + unary("relu.0", "relu", "") + "]", relu(3.0145f, 1));
        assertTrue(run().endsWith("0 passed, 1 failed, 0 skipped\n1"), run());
    }

    @Test void aWrongGradientFails() throws IOException {
        functions("[" + unary("relu.0", "relu", "") + "]", relu(3, 2));
        String out = run("--list");
        assertTrue(out.contains("failed relu.0: gradient of x: element 1 is 1.0, expected 2.0"), out);
        assertTrue(out.endsWith("\n1"), out);
    }

    @Test void aShapeThatBroadcastsIsStillWrong() throws IOException {
        var arrays = new java.util.HashMap<>(relu(3, 1));
        arrays.put("y", array(0, 3).reshape(1, 2));
        functions("[" + unary("relu.0", "relu", "") + "]", arrays);
        assertTrue(run("--list").contains("y: shape: expected (1, 2), but found (2,)"), run("--list"));
    }

    @Test void anUnknownNameOrOptionIsSkippedAndNeverPassed() throws IOException {
        functions("[" + unary("noSuch.0", "no_such_function", "") + "," + unary("relu.1", "relu", "\"sharp\": 3")
                + "]", relu(3, 1));
        String out = run("--list");
        assertTrue(out.contains("unsupported noSuch.0"), out);
        assertTrue(out.contains("unsupported relu.1: F.relu: no overload takes 1 argument(s) and sharp"), out);
        assertTrue(out.endsWith("0 passed, 0 failed, 2 skipped\n0"), out);
    }

    @Test void whatAnOptionHandsOutIsAnOutputAndNullIsANumber() throws IOException {
        String pooled = """
                [{"kind": "function", "id": "pool.0", "function": "max_pooling_1d", "train": true,
                  "args": [{"array": "x", "differentiable": false}, 2], "kwargs": {"return_indices": true, "pad": null},
                  "outputs": ["y", "i"], "outputs_flat": ["y", "i"], "grad_outputs": [null, null], "grad_inputs": {},
                  "tolerance": {"rtol": 0, "atol": 0}},
                 {"kind": "function", "id": "pool.1", "function": "average_pooling_1d", "train": true,
                  "args": [{"array": "x", "differentiable": false}, 2], "kwargs": {"pad": 1, "pad_value": null},
                  "outputs": "x", "outputs_flat": ["x"], "grad_outputs": [null], "grad_inputs": {},
                  "tolerance": {"rtol": 0, "atol": 0}}]""";
        functions(pooled, Map.of("x", array(-1, 3).reshape(1, 1, 2), "y", array(3).reshape(1, 1, 1), "i",
                array(1).reshape(1, 1, 1).astype(catenary.expr.DType.INT64)));
        assertTrue(run("--list").endsWith("2 passed, 0 failed, 0 skipped\n0"), run("--list"));
    }

    @Test void aCallThatShouldBeRefusedMustBe() throws IOException {
        String refused = """
                [{"kind": "error", "id": "error.0", "function": "relu", "train": true, "kwargs": {}, "message": "no",
                  "args": [{"array": "%s", "differentiable": false}], "raises": "InvalidType"}]""";
        functions(refused.formatted("x"), relu(3, 1));
        assertTrue(run().endsWith("0 passed, 1 failed, 0 skipped\n1"), run());
        functions(refused.formatted("i"), Map.of("i", array(1).astype(catenary.expr.DType.INT32)));
        assertTrue(run().endsWith("1 passed, 0 failed, 0 skipped\n0"), run());
    }

    @Test void whatNoOverloadTakesIsRefusedByTheCompiler() throws IOException {
        functions("""
                [{"kind": "error", "id": "error.0", "function": "relu", "train": true, "kwargs": {}, "message": "no",
                  "args": ["text"], "raises": "TypeError"},
                 {"kind": "error", "id": "error.1", "function": "no_such_function", "train": true, "kwargs": {},
                  "message": "no", "args": [], "raises": "TypeError"}]""", Map.of());
        assertTrue(run().endsWith("1 passed, 0 failed, 1 skipped\n0"), run());
    }

    @Test void aListIndexesOneAxisAndATupleEachWithOneItem() throws IOException {
        String item = """
                {"kind": "function", "id": "item", "function": "%s", "train": true, "kwargs": {%s},
                 "args": [{"array": "x", "differentiable": false}%s], "outputs": "y", "outputs_flat": ["%s"],
                 "grad_outputs": [null], "grad_inputs": {}, "tolerance": {"rtol": 0, "atol": 0}}""";
        String list = item.formatted("get_item", "", ", {\"list\": [0, 1]}", "x");
        String tuple = item.formatted("get_item", "", ", {\"tuple\": [0, 1]}", "first");
        String rows = item.formatted("get_item", "", ", {\"tuple\": [{\"list\": [{\"list\": [0]}, {\"list\": [1]}]}]}",
                "rows");
        String operator = item.formatted("operator.getitem", "", ", {\"tuple\": [0, 1]}", "first");
        String named = item.formatted("get_item", "\"slices\": {\"tuple\": [0, 1]}", "", "first");
        functions("[" + String.join(",", list, tuple, rows, operator, named) + "]",
                Map.of("x", array(1, 2, 3, 4).reshape(2, 2), "first",
                        array(2).reshape(), "rows", array(1, 2, 3, 4).reshape(2, 1, 2)));
        assertTrue(run("--list").endsWith("5 passed, 0 failed, 0 skipped\n0"), run("--list"));
    }

    @Test void pairsOfPairsAreListsWhereAnyItemIsTaken() throws NoSuchMethodException {
        var tree = JsonParser.parseString("{'tuple': [{'tuple': [0, 1]}, {'tuple': [2, 3]}]}");
        var type = BinaryHierarchicalSoftmax.class.getConstructor(int.class, List.class).getGenericParameterTypes()[1];
        assertEquals(List.of(List.of(0, 1), List.of(2, 3)), new Values(null).convert(tree, type));
    }

    @Test void aConsumerThatIsNotWantedAndABoundThatIsNoneAreNotGiven() throws IOException {
        String given = """
                {"kind": "function", "id": "given", "function": "%s", "train": false, "kwargs": {%s},
                 "args": [{"array": "x", "differentiable": false}], "outputs": "x", "outputs_flat": ["x"],
                 "grad_outputs": [null], "grad_inputs": {}, "tolerance": {"rtol": 0, "atol": 0}}""";
        functions("[" + given.formatted("dropout", "\"return_mask\": false") + ","
                + given.formatted("clip", "\"x_min\": null, \"x_max\": 9.0") + "]", Map.of("x", array(1, 2)));
        assertTrue(run("--list").endsWith("2 passed, 0 failed, 0 skipped\n0"), run("--list"));
    }

    @Test void usageIsChecked() {
        assertTrue(run("--only", "functoins").endsWith("\n2"));
        assertTrue(run("--fast").endsWith("\n2"));
        assertTrue(run("--device", "abacus").endsWith("\n2"));
        assertTrue(run().contains("expected a folder with some of"), run());
        assertTrue(run().endsWith("\n3"));
    }

    @Test void aDeviceThatIsNotThereIsNamedWithTheReason() {
        assumeTrue(Devices.all().size() == 1, "a GPU is present");
        String out = run("--device", "gpu:0");
        assertTrue(out.matches("conform: gpu\\(0\\): no such device: [^\n]+\n2"), out);
    }

    @Test void namesAreMappedByRule() {
        assertEquals("coverAll", Binder.camelCase("cover_all"));
        assertEquals("WShape", Binder.camelCase("W_shape"));
        assertEquals("keepdims", Binder.camelCase("keepdims"));
    }

    /// The reference values lie beside the data sets; without them this is skipped.
    @Test void nothingThatTheLibraryHasDisagreesWithTheReference() throws IOException {
        String data = System.getenv("CATENARY_DATA");
        Path golden = data == null ? dir.resolve("none") : Path.of(data).resolveSibling("golden");
        assumeTrue(Files.isDirectory(golden), "no reference values beside CATENARY_DATA");
        var bytes = new ByteArrayOutputStream();
        var score = Conform.run(golden, new PrintStream(bytes, true, StandardCharsets.UTF_8), true, Devices.cpu());
        String report = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(0, score.failed(),
                () -> String.join("\n", report.lines().filter(l -> l.startsWith("  failed")).toList()));
        assertTrue(score.passed() > 0, report);
    }
}
