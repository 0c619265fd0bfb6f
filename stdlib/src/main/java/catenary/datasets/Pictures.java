package catenary.datasets;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// Reads picture files as arrays.
final class Pictures {

    private Pictures() {}

    /// A picture `(channels, height, width)` with its values as stored.
    static NDArray read(String file, InputStream in, DType dtype) throws IOException {
        var image = ImageIO.read(in);
        if (image == null) {
            throw new IOException(
                    file + " is no picture of a format known here: " + List.of(ImageIO.getReaderFormatNames()));
        }
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int h = raster.getHeight();
        int w = raster.getWidth();
        int[] values = raster.getPixels(raster.getMinX(), raster.getMinY(), w, h, (int[]) null);
        return Create.of(Devices.cpu(), Shape.of(h, w, bands), values).transpose(2, 0, 1).astype(dtype).contiguous();
    }

    static NDArray read(Path file, DType dtype) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in, dtype);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read as a picture: " + e.getMessage(), e);
        }
    }

    /// The lines of a list that say something.
    static List<String> lines(Path list) {
        try {
            return Files.readAllLines(list, StandardCharsets.UTF_8).stream().map(String::strip)
                    .filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(list + " cannot be read as a list of files: " + e.getMessage(), e);
        }
    }
}
