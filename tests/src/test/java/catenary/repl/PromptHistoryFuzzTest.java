package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.fuzzing.Fuzzing;
import catenary.fuzzing.Mutations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A history that something else wrote to, or that was cut off, keeps no prompt from starting.
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PromptHistoryFuzzTest {

    @TempDir Path folder;

    @Test void histories() throws IOException {
        Path file = folder.resolve("history");
        var terminal = new DumbTerminal("test", "dumb", new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(), StandardCharsets.UTF_8);
        var reader = LineReaderBuilder.builder().terminal(terminal).variable(LineReader.HISTORY_FILE, file).build();
        List<byte[]> good = List.of("""
                1700000000000:var x = variable(5)
                1700000000001:void f() {\\n    \\u00e4\\r\\\\ }
                1700000000002:x
                """.getBytes(StandardCharsets.UTF_8));
        int read = new Fuzzing("histories", 8 << 20, 3000).run(random -> new Mutations(good, random).next(), bytes -> {
            Fuzzing.write(file, bytes);
            var history = new PromptHistory(file);
            history.attach(reader);
            if (history.isEmpty()) throw new IllegalArgumentException("no line is whole");
        });
        assertTrue(read > 0);
    }
}
