package catenary.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How tests start a program of theirs in a process of its own.
final class Program {

    private Program() {}

    /// The words of a command that runs `main` as these tests run. Little is compiled, so that it starts soon.
    static List<String> command(Class<?> main, Object... arguments) {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        for (Object a : arguments) {
            words.add(a.toString());
        }
        return words;
    }

    /// A command in quotation marks, for a shell.
    static String quoted(List<String> words) {
        return String.join(" ", words.stream().map(w -> "'" + w.replace("'", "'\\''") + "'").toList());
    }

    /// @param code   exit code
    /// @param output what it printed, errors included
    record Ended(int code, String output) {}

    static Ended run(List<String> command) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(p.getInputStream().readAllBytes());
        return new Ended(p.waitFor(), output);
    }
}
