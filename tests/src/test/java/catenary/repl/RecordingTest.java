package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    @TempDir Path folder;

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test void holdsWhatWasDoneUntilTheSessionIsLeftInOrder() throws IOException {
        var recording = new Recording(folder);
        assertEquals(List.of(), files());
        assertNull(recording.add("var x = 1"));
        recording.add("x + 1");
        assertEquals("var x = 1\nx + 1\n", Files.readString(files().getFirst()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())));
        recording.close();
        assertEquals(List.of(), files());
    }

    @Test void theNextSessionTellsOfOneThatEndedAbruptlyAndKeepsFew() throws IOException {
        for (int i = 1; i < 10; i++) Files.writeString(folder.resolve("100" + i + "-4194305.jsh"), "var x = 1\n"); // no such process
        try (var recording = new Recording(folder)) {
            assertEquals("an earlier session ended abruptly; /load " + folder.resolve("1009-4194305.jsh")
                    + " does again what it did", recording.add("1"));
            assertEquals(6, files().size());
            assertFalse(Files.exists(folder.resolve("1001-4194305.jsh")));
        }
    }

    @Test void isCappedAndNeverInTheWay() throws IOException {
        var recording = new Recording(folder);
        for (int i = 0; i < 200; i++) recording.add("// " + "x".repeat(10_000));
        assertTrue(Files.size(files().getFirst()) <= 1 << 20);
        assertNull(new Recording(null).add("1"));
        var file = Files.writeString(folder.resolve("file"), "");
        assertNull(new Recording(file.resolve("below")).add("1"));
    }
}
