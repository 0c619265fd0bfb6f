package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.serializers.BadFileException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class PlainTextTest {

    @TempDir Path folder;

    private Path packed(Path file, String text) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test void aFileIsReadPackedOrNot() throws IOException {
        assertEquals("\u00e4\n", Datasets.text(Files.writeString(folder.resolve("a"), "\u00e4\n")));
        assertEquals("\u00e4\n", Datasets.text(packed(folder.resolve("b"), "\u00e4\n")));
        assertEquals("", Datasets.text(Files.createFile(folder.resolve("c"))));
    }

    private static String refused(Path file) {
        return assertThrows(BadFileException.class, () -> Datasets.text(file)).getMessage();
    }

    @Test void whatIsNoTextIsSaid() throws IOException {
        Path file = folder.resolve("x");
        assertEquals(file + ": there is no such file", refused(file));
        assertEquals(folder + ": there is no such file", refused(folder));
        Files.write(file, new byte[] {(byte) 0xE4});
        assertEquals(file + ": is no text in UTF-8", refused(file));
        Files.write(file, new byte[] {0x1F, (byte) 0x8B, 0});
        assertTrue(refused(file).startsWith(file + ": cannot be unpacked ("), refused(file));
    }

    @Test void shakespeareIsLookedForBeforeItIsFetched() throws IOException {
        var nowhere = List.of(URI.create("http://127.0.0.1:1/"));
        var e = assertThrows(DatasetException.class,
                () -> PlainText.shakespeare(folder, nowhere, Duration.ofSeconds(1)));
        assertTrue(e.getMessage().startsWith("tinyshakespeare: " + folder.resolve("tinyshakespeare/input.txt")
                + " is missing and could not be downloaded ("), e.getMessage());
        packed(Files.createDirectory(folder.resolve("text")).resolve("tinyshakespeare.txt.gz"), "To be");
        assertEquals("To be", PlainText.shakespeare(folder, nowhere, Duration.ofSeconds(1)));
    }

    @Test @EnabledIfEnvironmentVariable(named = "CATENARY_DATA", matches = ".+") void shakespeareIsTheOneThatIsKnown() {
        String text = Datasets.tinyShakespeare();
        assertEquals(1115394, text.length());
        assertTrue(text.startsWith("First Citizen:"));
    }
}
