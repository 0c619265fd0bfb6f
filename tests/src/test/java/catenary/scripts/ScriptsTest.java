package catenary.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.autograd.Config;
import catenary.dsl.ScriptRunner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every script of the folder `scripts` runs, with settings that take a moment.
class ScriptsTest {

    @TempDir Path out;

    private static Path folder() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("scripts"))) at = at.getParent();
        return at.resolve("scripts");
    }

    /// What the script prints.
    private static String run(String name, String... args) {
        var printed = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertEquals(ScriptRunner.OK, ScriptRunner.runFile(folder().resolve(name).toString(), args), name);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    static Stream<Path> all() throws Exception {
        try (var files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".jsh")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("all") void saysItsPurposeAndIsShort(Path script) throws Exception {
        List<String> lines = Files.readAllLines(script);
        assertTrue(lines.getFirst().matches("// [A-Z].*\\."), lines.getFirst());
        assertTrue(lines.size() < 60, lines.size() + " lines");
    }

    @Test void hello() {
        assertEquals("Hello from Catenary\n", run("hello.jsh"));
    }

    @Test void plainJava() {
        assertEquals("y = 2.00 x + 1.00\n", run("plain_java.jsh"));
    }

    @Test void gradients() {
        String text = run("gradients.jsh");
        assertTrue(text.startsWith("""
                y = variable([16.])
                dy/dx = array([8.])
                dy/dz = array([-1.])
                ds/dm =
                array([[ 0.,  2.,  4.],
                       [ 6.,  8., 10.]])
                """), text);
        assertTrue(text.contains("step 8: x = 1.000000, f(x) = -1.000000"), text);
    }

    @Test void trainAndInfer() throws Exception {
        String table = run("train_mnist.jsh", "--digits", "--epoch", "2", "--unit", "20", "--out", out.toString());
        assertTrue(table.startsWith("device: " + Config.current().device()
                + "\n# unit: 20\n# Minibatch-size: 100\n# epoch: 2\n\n"
                + "epoch       main/loss   validation/main/loss  main/accuracy  validation/main/accuracy  elapsed_time\n1 "),
                table);
        assertEquals(8, table.lines().count(), table);
        for (var file : List.of("log", "cg.dot", "cg.png", "plot.png", "snapshot_iter_100", "snapshot_iter_200",
                "mlp.model")) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
        }
        String more = run("train_mnist.jsh", "--digits", "--epoch", "3", "--unit", "20", "--out", out.toString(),
                "--resume", out.toString());
        assertTrue(more.lines().toList().getLast().startsWith("3 "), more);

        Path picture = out.resolve("inference.png");
        String accuracy =
                run("infer_mnist.jsh", "--digits", "--unit", "20", "--model", out.resolve("mlp.model").toString(),
                        "--picture", picture.toString());
        assertTrue(Double.parseDouble(accuracy.split(" ")[1]) > 0.5, accuracy);
        assertEquals(1200, ImageIO.read(picture.toFile()).getWidth());
    }

    /// Runs a script for an epoch, and on from there for another; returns what it prints the second time.
    private String trainAndResume(String name, String... few) throws Exception {
        String help = run(name, "--help");
        for (var option : List.of("--epoch N", "--batchsize N", "--out TEXT", "--resume TEXT", "--seed N")) {
            assertTrue(help.contains("  " + option), help);
        }
        String table = run(name, with(few, "--out", out.toString(), "--epoch", "1"));
        assertTrue(table.contains("\n1 "), table);
        assertTrue(Files.size(out.resolve("log")) > 0);
        String more = run(name, with(few, "--out", out.toString(), "--epoch", "2", "--resume", out.toString()));
        assertTrue(more.contains("\n2 "), more);
        return more;
    }

    private static String[] with(String[] some, String... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }

    /// A text that is always there.
    private static String text() {
        return folder().resolveSibling("README.md").toString();
    }

    @Test void convolutional() throws Exception {
        trainAndResume("train_mnist_cnn.jsh", "--digits", "200", "--batchsize", "50");
        for (var file : List.of("accuracy.png", "snapshot_iter_4", "snapshot_iter_8", "best.model", "lenet.model")) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
        }
    }

    @Test void residual() throws Exception {
        Path data = Files.createDirectory(out.resolve("photographs"));
        var random = new Random(0);
        for (var file : List.of("data_batch_1.bin", "test_batch.bin")) {
            byte[] records = new byte[30 * 3073];
            random.nextBytes(records);
            for (int i = 0; i < 30; i++) records[i * 3073] = (byte) (i % 10);
            Files.write(data.resolve(file), records);
        }
        trainAndResume("train_cifar.jsh", "--data", data.toString(), "--batchsize", "10");
        assertTrue(Files.size(out.resolve("resnet.model")) > 0);
    }

    @Test void letters() throws Exception {
        String written = trainAndResume("char_rnn.jsh", "--text", text(), "--unit", "8", "--length", "20");
        assertTrue(written.substring(written.indexOf("\n\n") + 2).length() > 600, written);
        assertTrue(Files.size(out.resolve("writer.model")) > 0);
    }

    @Test void words() throws Exception {
        String near = trainAndResume("word2vec.jsh", "--text", text(), "--unit", "8", "--ask", "the,nosuchword,a");
        assertTrue(near.matches("(?s).*\nthe: [a-z']+(, [a-z']+){5}\na: [a-z']+(, [a-z']+){5}\n"), near);
    }

    @Test void byHand() throws Exception {
        String text =
                run("train_mnist_by_hand.jsh", "--digits", "--epoch", "1", "--unit", "20", "--out", out.toString());
        assertTrue(text.matches("(?s)epoch 1\ntrain mean loss=[\\d.]+, accuracy=[\\d.]+, throughput=\\d+ images/sec\n"
                + "test  mean loss=[\\d.]+, accuracy=[\\d.]+\n"), text);
        assertTrue(Files.readString(out.resolve("graph.dot")).startsWith("digraph"));
        String more =
                run("train_mnist_by_hand.jsh", "--digits", "--epoch", "2", "--unit", "20", "--out", out.toString(),
                        "--resume", out.toString());
        assertTrue(more.startsWith("epoch 2\n"), more);
    }
}
