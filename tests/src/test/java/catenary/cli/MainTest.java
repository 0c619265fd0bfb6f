package catenary.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.array.Devices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line: exit codes, and what goes to standard output and standard error.
class MainTest {

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach void stopListening() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test void codePrintsOnlyWhatItPrints() {
        assertOutcome(0, "2\n", "", "-e", "System.out.println(1 + 1)");
    }

    @Test void codeHasArguments() {
        assertOutcome(0, "b\n", "", "-e", "System.out.println(args[1])", "a", "b");
    }

    @Test void aFileRunsWithItsArguments(@TempDir Path folder) throws Exception {
        var script = Files.writeString(folder.resolve("count.jsh"), "System.out.println(args.length)\n");
        assertOutcome(0, "2\n", "", "run", script.toString(), "a", "--device", "cpu", "b");
    }

    @Test void standardInputIsAScriptToo() {
        var realIn = System.in;
        System.setIn(new ByteArrayInputStream("System.out.println(6 * 7)".getBytes(StandardCharsets.UTF_8)));
        try {
            assertOutcome(0, "42\n", "", "run", "-");
        } finally {
            System.setIn(realIn);
        }
    }

    @Test void aScriptThatThrowsIsAFailure() {
        assertEquals(1, Main.execute("-e", "throw new IllegalStateException(\"no luck\")"));
        assertTrue(err().startsWith("-e:1:1: no luck"), err());
    }

    @Test void aScriptThatDoesNotCompileIsAFailure() {
        assertEquals(1, Main.execute("-e", "int n = nope"));
        assertTrue(err().startsWith("-e:1:9: "), err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --evl          | catenary: unknown option --evl; --help lists what there is
            --hepl         | catenary: unknown option --hepl; did you mean --help?
            rnu            | catenary: unknown command rnu; did you mean run?
            train.jsh      | catenary: unknown command train.jsh; did you mean run train.jsh?
            run            | catenary: run needs a script: catenary run FILE.jsh [ARGS]
            run,absent.jsh | catenary: there is no file absent.jsh
            -e             | catenary: -e needs code: catenary -e 'System.out.println(1 + 1)'
            doctor,why     | catenary: doctor takes no arguments, but found why
            --device       | catenary: --device needs a name: cpu, gpu:0, gpu:1 ...
            --device=tpu   | catenary: device: expected cpu or gpu:<number>, but found tpu
            """) void oneSentenceSaysWhatIsWrong(String line, String sentence) {
        assertOutcome(2, "", sentence + "\n", line.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run,script.jsh,--device,gpu:0", "--device=gpu:0,-e,1 + 1",
            "--device,gpu:0"}) void aGpuThatIsNotThereIsMissedInOneSentence(String line) {
        assumeTrue(Devices.all().size() == 1, "a GPU is present");
        assertEquals(2, Main.execute(line.split(",")));
        assertEquals("", out());
        assertTrue(err().matches("catenary: gpu\\(0\\): no such device: [^\n]+\n"), err());
    }

    @Test void helpNamesEveryCommand() {
        assertEquals(0, Main.execute("--help"));
        for (var word : new String[] {"run", "-e", "doctor", "conform", "--device", "CATENARY_DATA",
                "CATENARY_JAVA_OPTS"}) {
            assertTrue(out().contains(word), word);
        }
    }

    @Test void doctorReportsOnEveryPart() {
        assertEquals(0, Main.execute("doctor"));
        for (var part : new String[] {"Java ", "Memory ", "JavaCPP ", "BLAS ", "Vector API ", "CUDA ", "Startup cache ",
                "Script cache ", "Data sets "}) {
            assertTrue(out().contains(part), part);
        }
    }

    private void assertOutcome(int exitCode, String printed, String complained, String... args) {
        assertEquals(exitCode, Main.execute(args), err());
        assertEquals(printed, out());
        assertEquals(complained, err());
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
