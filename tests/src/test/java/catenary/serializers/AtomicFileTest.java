package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
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

    @Test void onlyWhatAnEarlierProgramLeftIsRemoved() throws IOException {
        var longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        for (String name : List.of(".a_1.0123abcd.tmp", ".b_1.0123abcd.tmp", "a_1.0123abcd.tmp", ".a_1.tmp", "a_1")) {
            Files.setLastModifiedTime(Files.createFile(folder.resolve(name)), longAgo);
        }
        Files.createFile(folder.resolve(".a_2.0123abcd.tmp"));
        AtomicFile.removeLeftovers(folder, name -> name.startsWith("a_"));
        assertEquals(List.of(".a_1.tmp", ".a_2.0123abcd.tmp", ".b_1.0123abcd.tmp", "a_1", "a_1.0123abcd.tmp"), files());
        AtomicFile.removeLeftovers(folder.resolve("none"), _ -> true);
    }

    @Test void whatIsWrittenInAnyOrderIsThereAsAWholeOrNotAtAll() throws IOException {
        Path file = folder.resolve("x");
        AtomicFile.writeScattered(file, out -> {
            out.seek(2);
            out.writeBytes("cd");
            out.seek(0);
            out.writeBytes("ab");
        });
        assertEquals("abcd", Files.readString(file));
        assertThrows(UncheckedIOException.class, () -> AtomicFile.writeScattered(file, out -> {
            out.writeBytes("xy");
            throw new IOException("no more room");
        }));
        assertEquals("abcd", Files.readString(file));
        assertEquals(List.of("x"), files());
    }
}
