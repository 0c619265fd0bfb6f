package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir Path folder;

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes()));
    }

    @Test void aFileIsReplacedAsAWhole() throws IOException {
        Path file = folder.resolve("log");
        write(file, "one");
        write(file, "two");
        assertEquals("two", Files.readString(file));
        assertEquals(List.of("log"), files());
    }

    @Test void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("log");
        write(file, "old");
        assertThrows(UncheckedIOException.class, () -> AtomicFile.write(file, out -> {
            out.write(1);
            throw new IOException("no space left");
        }));
        assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, out -> {
            throw new IllegalStateException();
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("log"), files());
    }

    @Test void anInterruptDoesNotBreakAWrite() throws IOException {
        Thread.currentThread().interrupt();
        write(folder.resolve("log"), "text");
        assertTrue(Thread.interrupted());
        assertEquals("text", Files.readString(folder.resolve("log")));
    }

    @Test void aLinkStaysALink() throws IOException {
        write(folder.resolve("real"), "one");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        write(link, "two");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("two", Files.readString(folder.resolve("real")));
    }

    @Test void whatStandsInTheWayIsSaidInOneSentence() throws IOException {
        assertEquals("cannot write " + folder.resolve("no/x") + ": there is no folder " + folder.resolve("no"),
                assertThrows(UncheckedIOException.class, () -> write(folder.resolve("no/x"), "")).getMessage());
        write(folder.resolve("file"), "");
        assertEquals(
                "cannot write " + folder.resolve("file/x") + ": " + folder.resolve("file") + " is not a folder",
                assertThrows(UncheckedIOException.class, () -> write(folder.resolve("file/x"), "")).getMessage());
        assertEquals("cannot write " + folder + ": it is a folder",
                assertThrows(UncheckedIOException.class, () -> write(folder, "")).getMessage());
    }

    @Test void aFolderThatMayNotBeWrittenToIsNamed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assertTrue(closed.toFile().setWritable(false));
        Assumptions.assumeFalse(Files.isWritable(closed), "this user may write everywhere");
        var e = assertThrows(UncheckedIOException.class, () -> write(closed.resolve("x"), ""));
        assertEquals("cannot write " + closed.resolve("x") + ": the folder " + closed + " is not writable",
                e.getMessage());
    }
}
