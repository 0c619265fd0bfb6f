package catenary.multinode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.links.Linear;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ranks that are processes, where Open MPI is on the machine.
class MpiCommunicatorTest {

    /// What each rank does; its last line says what it saw.
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            var c = MultiNode.createCommunicator(args[0]);
            if (args.length > 1 && c.rank() == 1) {
                throw new IllegalStateException("on purpose");
            }
            var x = Create.of(Devices.cpu(), DType.FLOAT16, Shape.of(2), new double[] {c.rank() + 1, 0.5});
            var sum = c.allreduce(x);
            var model = new Linear(2, 2);
            c.bcastData(model);
            model.params().forEach(p -> p.grad(p.array().mul(c.rank())));
            c.multiNodeMeanGrad(model);
            boolean halved = model.params().stream().allMatch(p -> p.grad().allClose(p.array().mul(0.5), 0, 0));
            var sub = c.split(c.rank(), 0);
            if (c.rank() == 0) c.sendObj(Map.of("k", List.of(1, "two")), 1);
            var said = c.rank() == 0 ? "sent" : c.recvObj(0);
            var dealt = c.scatter(c.rank() == 0 ? List.of(sum, sum.mul(2)) : null, 0);
            System.out.println("rank " + c.rank() + "/" + c.size() + " " + c.intraSize() + " " + sum.dtype() + " "
                    + sum.get(0).item() + " " + halved + " " + sub.size() + " " + said + " " + dealt.get(0).item() + " "
                    + (c.gather(x, 1) == null ? "" : "all"));
        }
    }

    private static List<String> run(int expected, String... args) throws Exception {
        assumeTrue(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, "mpirun").canExecute()), "there is no mpirun on this machine");
        var command = new ArrayList<>(List.of("mpirun", "--allow-run-as-root", "--oversubscribe", "-n", "2",
                System.getProperty("java.home") + "/bin/java", "-Xmx256m", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Program.class.getName()));
        command.addAll(List.of(args));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        if (expected == 0) {
            assertEquals(0, process.exitValue(), text);
        } else {
            assertNotEquals(0, process.exitValue(), text);
        }
        return text.lines().toList();
    }

    @Test void processesDoWhatThreadsDo() throws Exception {
        var lines = run(0, "flat").stream().filter(l -> l.startsWith("rank ")).sorted().toList();
        assertEquals(
                List.of("rank 0/2 2 float16 3.0 true 1 sent 3.0 ",
                        "rank 1/2 2 float16 3.0 true 1 {k=[1, two]} 6.0 all"),
                lines);
    }

    @Test void aProcessThatThrowsEndsAll() throws Exception {
        var lines = run(1, "naive", "fail");
        assertTrue(lines.stream().anyMatch(l -> l.contains("on purpose")), lines.toString());
        assertTrue(lines.contains("catenary: rank 1 of 2 failed, which ends all ranks"), lines.toString());
    }
}
