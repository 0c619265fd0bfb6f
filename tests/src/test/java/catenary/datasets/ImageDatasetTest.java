package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.expr.DType;
import catenary.serializers.BadFileException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures, with labels and without.
class ImageDatasetTest {

    @TempDir Path folder;

    @BeforeEach void draw() throws IOException {
        picture("colour.png", BufferedImage.TYPE_3BYTE_BGR, 0xFF010203);
        picture("clear.png", BufferedImage.TYPE_INT_ARGB, 0x80010203);
        var grey = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(2, 1, 0, 77);
        ImageIO.write(grey, "png", folder.resolve("grey.png").toFile());
    }

    /// Three wide, two high, black but for the last pixel.
    private void picture(String name, int type, int last) throws IOException {
        var image = new BufferedImage(3, 2, type);
        image.setRGB(2, 1, last);
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    @Test void channelsComeFirstAndValuesAreThoseStored() {
        var data = new ImageDataset(List.of("colour.png", "grey.png", "clear.png"), o -> o.root(folder));
        assertEquals(3, data.size());
        assertEquals(
                "array([[[0., 0., 0.],\n        [0., 0., 1.]],\n\n       [[0., 0., 0.],\n        [0., 0., 2.]],\n\n"
                        + "       [[0., 0., 0.],\n        [0., 0., 3.]]])",
                data.get(0).toString());
        assertEquals("array([[[ 0.,  0.,  0.],\n        [ 0.,  0., 77.]]])", data.get(1).toString());
        assertEquals("(4, 2, 3)", data.get(2).shape().toString());
        assertEquals(128, data.get(2).get(3, 1, 2).item());
    }

    @Test void labelsComeWithThem() throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), "grey.png 3\n\ncolour.png\t-1\n");
        var data = new LabeledImageDataset(list,
                o -> o.root(folder.toString()).dtype(DType.UINT8).labelDtype(DType.INT64));
        assertEquals(2, data.size());
        assertEquals(-1, data.get(1).array(1).item());
        assertEquals(DType.INT64, data.get(1).array(1).dtype());
        assertEquals(DType.UINT8, data.get(0).array(0).dtype());
        assertEquals(3, new ImageDataset(Files.writeString(folder.resolve("l"), "a\nb\nc"), o -> o).size());
    }

    @Test void whatIsNoPictureIsNamed() throws IOException {
        Files.writeString(folder.resolve("text.png"), "no picture");
        var data = new ImageDataset(List.of("text.png", "missing.png"), o -> o.root(folder));
        for (int i = 0; i < 2; i++) {
            int[] one = {i};
            String message = assertThrows(DatasetException.class, () -> data.batch(one)).getMessage();
            assertTrue(message.contains("dataset: example " + i + " of ImageDataset failed: ")
                    && message.contains(i == 0 ? ": cannot be read as a picture: " : ": there is no such file"),
                    message);
        }
        Path list = Files.writeString(folder.resolve("list.txt"), "grey.png three");
        assertEquals(list + ": expected lines of a path and a whole number, but found grey.png three",
                assertThrows(BadFileException.class, () -> new LabeledImageDataset(list, o -> o)).getMessage());
    }
}
