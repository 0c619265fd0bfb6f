package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.serializers.BadFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDatasetTest {

    @TempDir Path folder;

    @Test void linesStandSideBySide() throws IOException {
        Path en = Files.writeString(folder.resolve("en"), "one\ntwo\r\n\nfour");
        Path de = Files.writeString(folder.resolve("de"), "eins\nzwei\ndrei\nvier\n");
        var data = new TextDataset(List.of(en, de), o -> o.filterFunc(lines -> !lines.get(0).isEmpty()));
        assertEquals(3, data.size());
        assertEquals("(two, zwei)", data.get(1).toString());
        assertEquals("(four, vier)", data.get(2).toString());
        assertEquals("()", new TextDataset(en).get(2).toString());
        assertThrows(IndexOutOfBoundsException.class, () -> data.get(3));
    }

    @Test void whatDoesNotFitIsNamed() throws IOException {
        Path two = Files.writeString(folder.resolve("two"), "a\nb");
        Path one = Files.writeString(folder.resolve("one"), "a");
        assertEquals("TextDataset: expected files of one number of lines, but found [2, 1] in " + List.of(two, one),
                assertThrows(IllegalArgumentException.class, () -> new TextDataset(List.of(two, one), o -> o))
                        .getMessage());
        Path latin = Files.write(folder.resolve("latin"), "\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(latin + ": is no text in UTF-8",
                assertThrows(BadFileException.class, () -> new TextDataset(latin)).getMessage());
        assertThrows(BadFileException.class, () -> new TextDataset(folder.resolve("missing")));
        assertEquals("(\u00e4)", new TextDataset(List.of(latin), o -> o.encoding(StandardCharsets.ISO_8859_1)).get(0)
                .toString());
    }
}
