package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir Path folder;

    @BeforeEach void here() {
        DataFolder.path(folder);
    }

    @AfterEach void asTheEnvironmentSays() {
        DataFolder.path(null);
    }

    @Test void itCanBeAnotherFolder() {
        assertEquals(folder, DataFolder.path());
        assertTrue(Files.isDirectory(DataFolder.directory("a/b")));
        assertTrue(Files.isDirectory(folder.resolve("a/b")));
    }

    @Test void downloadsAreKept() throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "text");
        Path kept = DataFolder.cachedDownload(source.toUri().toString());
        assertEquals("text", Files.readString(kept));
        Files.delete(source);
        assertEquals(kept, DataFolder.cachedDownload(source.toUri().toString()));
        var e = assertThrows(DatasetException.class, () -> DataFolder.cachedDownload("file:/no/such/file"));
        assertTrue(e.getMessage().startsWith("download: file:/no/such/file cannot be had ("), e.getMessage());
        assertThrows(DatasetException.class, () -> DataFolder.cachedDownload("not an address"));
    }

    @Test void aFileIsMadeOnceAndWhole() throws IOException {
        var made = new AtomicInteger();
        Path file = folder.resolve("x/numbers");
        DataFolder.FileFunction<String> creator = f -> {
            Files.writeString(f, "1 2");
            assertFalse(Files.exists(file), "not under its name before it is whole");
            if (made.incrementAndGet() == 1) {
                throw new IOException("no luck");
            }
            return "1 2";
        };
        assertThrows(RuntimeException.class, () -> DataFolder.cacheOrLoadFile(file, creator, Files::readString));
        for (int i = 0; i < 3; i++) {
            assertEquals("1 2", DataFolder.cacheOrLoadFile(file, creator, Files::readString));
        }
        assertEquals(2, made.get());
        try (var left = Files.list(file.getParent())) {
            assertEquals(1, left.count());
        }
    }
}
