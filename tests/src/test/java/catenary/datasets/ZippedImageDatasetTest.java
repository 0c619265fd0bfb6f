package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.expr.DType;
import catenary.serializers.BadFileException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures in zip files, in one, in several, and with labels.
class ZippedImageDatasetTest {

    @TempDir Path folder;

    private static byte[] picture(int value) throws IOException {
        var grey = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(2, 1, 0, value);
        var out = new ByteArrayOutputStream();
        ImageIO.write(grey, "png", out);
        return out.toByteArray();
    }

    private Path zip(String name, Object... namesAndContents) throws IOException {
        Path file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("pictures/"));
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
            }
        }
        return file;
    }

    @Test void picturesComeInTheOrderOfTheFile() throws IOException {
        zip("a.zip", "pictures/2.png", picture(20), "pictures/1.png", picture(10));
        try (var data = new ZippedImageDataset(Path.of("a.zip"), o -> o.root(folder).dtype(DType.UINT8))) {
            assertEquals(2, data.size());
            assertEquals("(1, 2, 3)", data.get(0).shape().toString());
            assertEquals(20, data.get(0).get(0, 1, 2).item());
            assertEquals(10, data.get(1).get(0, 1, 2).item());
            assertEquals(DType.UINT8, data.get(1).dtype());
            assertThrows(IndexOutOfBoundsException.class, () -> data.get(2));
        }
    }

    @Test void severalFilesAreOneDataSet() throws IOException {
        Path a = zip("a.zip", "x", picture(1));
        Path b = zip("b.zip", "x", picture(2), "y", picture(3));
        try (var data = new MultiZippedImageDataset(List.of(a, b))) {
            assertEquals(3, data.size());
            assertEquals(3, data.get(2).get(0, 1, 2).item());
            assertEquals("(2, 1, 2, 3)", data.batch(new int[] {2, 0}).array(0).shape().toString());
        }
    }

    @Test void labelsComeFromATextFile() throws IOException {
        Path a = zip("a.zip", "x.png", picture(1), "y.png", picture(2));
        Path labels = Files.writeString(folder.resolve("labels.txt"), "y.png 7\nx.png 8\n../x.png 9\n");
        try (var data = new LabeledZippedImageDataset(a, labels)) {
            assertEquals(3, data.size());
            assertEquals(2, data.get(0).array(0).get(0, 1, 2).item());
            assertEquals(7, data.get(0).array(1).item());
            assertEquals(DType.INT32, data.get(1).array(1).dtype());
            assertEquals(a + "!../x.png: there is nothing of that name in the zip file",
                    assertThrows(BadFileException.class, () -> data.get(2)).getMessage());
        }
    }

    @Test void whatIsNoZipFileOrNoPictureIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
        assertTrue(assertThrows(BadFileException.class, () -> new ZippedImageDataset(text)).getMessage()
                .startsWith(text + ": cannot be read as a zip file: "));
        assertThrows(BadFileException.class, () -> new ZippedImageDataset(folder.resolve("missing.zip")));
        try (var data = new ZippedImageDataset(zip("a.zip", "x", "no picture".getBytes()))) {
            assertTrue(assertThrows(BadFileException.class, () -> data.get(0)).getMessage()
                    .contains("a.zip!x: cannot be read as a picture: "));
        }
    }

    @Test void aPictureThatSaysItIsGiganticTakesNoMemory() throws IOException {
        byte[] png = picture(1);
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000); // width and height of the header, checked by CRC
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        try (var data = new ZippedImageDataset(zip("a.zip", "x", png))) {
            assertTrue(assertThrows(RuntimeException.class, () -> data.get(0)).getMessage()
                    .matches(".*expected at most \\d+ pixels in \\d+ bytes, but found 10000000000"));
        }
    }
}
