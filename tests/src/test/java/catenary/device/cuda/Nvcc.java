package catenary.device.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// NVIDIA's compiler, where a toolkit is installed.
final class Nvcc {

    private Nvcc() {}

    /// What the compiler says about a file for an architecture (`sm_90`); nothing if it is right. The calling test is
    /// skipped where there is no compiler.
    static String compile(Path file, String architecture) throws IOException, InterruptedException {
        return run(file, List.of("-arch=" + architecture, "-cubin"));
    }

    /// The same for thousands of kernels and several architectures (`90`), in a third of the time: nothing is optimized. A
    /// formula may have a parameter that it doesn't use.
    static String check(Path file, String... architectures) throws IOException, InterruptedException {
        List<String> options =
                new ArrayList<>(List.of("-fatbin", "-Xcicc=-O0", "-Xptxas=-O0", "-diag-suppress=177", "-t2"));
        for (String a : architectures) {
            options.add("-gencode=arch=compute_" + a + ",code=sm_" + a);
        }
        return run(file, options);
    }

    private static String run(Path file, List<String> options) throws IOException, InterruptedException {
        String nvcc = find();
        assumeTrue(nvcc != null, "nvcc is not installed");
        List<String> command = new ArrayList<>(List.of(nvcc, file.toString()));
        command.addAll(options);
        Process p = new ProcessBuilder(command).directory(file.getParent().toFile()).redirectErrorStream(true).start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return p.waitFor() == 0 ? said : "failed\n" + said;
    }

    private static String find() {
        List<String> folders = new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator)));
        Stream.of(System.getenv("CUDA_PATH"), System.getenv("CUDA_HOME"), "/usr/local/cuda", "/opt/cuda")
                .filter(Objects::nonNull).forEach(home -> folders.add(home + "/bin"));
        return folders.stream().map(f -> Path.of(f, "nvcc")).filter(Files::isExecutable).map(Path::toString).findFirst()
                .orElse(null);
    }
}
