package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptHistoryTest {

    @TempDir Path folder;

    private PromptHistory history(Path file) throws IOException {
        var terminal =
                new DumbTerminal("test", "dumb", new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(),
                        StandardCharsets.UTF_8);
        var reader = LineReaderBuilder.builder().terminal(terminal).variable(LineReader.HISTORY_FILE, file)
                .variable(LineReader.HISTORY_FILE_SIZE, 100).variable(LineReader.HISTORY_SIZE, 200).build();
        var history = new PromptHistory(file);
        history.attach(reader);
        return history;
    }

    @Test void promptsThatShareAFileLoseNothing() throws Exception {
        var file = folder.resolve("history");
        int each = 40; // two of these exceed 100 lines while the file is shortened, but not what it keeps
        var writers = IntStream.range(0, 3).mapToObj(w -> Thread.ofPlatform().start(() -> {
            try {
                var history = history(file);
                for (int i = 0; i < each; i++) history.add("prompt " + w + " line " + i);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        })).toList();
        for (var writer : writers) writer.join();
        var lines = Files.readAllLines(file).stream().map(l -> l.substring(l.indexOf(':') + 1)).toList();
        var all = IntStream.range(0, 3).boxed()
                .flatMap(w -> IntStream.range(0, each).mapToObj(i -> "prompt " + w + " line " + i))
                .collect(Collectors.toSet());
        assertEquals(lines.size(), lines.stream().distinct().count());
        assertTrue(all.containsAll(lines), "no line is torn");
        assertTrue(lines.size() >= 100, lines.size() + " lines");
        for (int w = 0; w < 3; w++) assertTrue(lines.contains("prompt " + w + " line " + (each - 1)));
    }

    @Test void aLongFileIsShortened() throws IOException {
        var file = folder.resolve("history");
        var history = history(file);
        for (int i = 0; i < 300; i++) history.add("line " + i);
        var lines = Files.readAllLines(file);
        assertTrue(lines.size() <= 125, lines.size() + " lines");
        assertTrue(lines.getLast().endsWith("line 299"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
