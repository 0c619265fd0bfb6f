package catenary.datasets;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.serializers.BadFileException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads picture files as arrays.
final class Pictures {

    private static final int MAX_BYTES = 1 << 28; // of a file
    private static final long MAX_PIXELS = 1L << 26;

    /// No format packs pixels tighter than deflate packs zeros, eight pixels a byte.
    private static final long MAX_PIXELS_PER_BYTE = 8 * 1032;
    private static final long FEW_PIXELS = 1 << 20;

    private Pictures() {}

    /// A picture `(channels, height, width)` with its values as stored.
    static NDArray read(InputStream in, DType dtype) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES);
        if (in.read() >= 0) {
            throw new IOException("it has more than " + MAX_BYTES + " bytes");
        }
        Raster raster = decoded(bytes).getRaster();
        int h = raster.getHeight();
        int w = raster.getWidth();
        NDArray out = NDArray.uninitialized(Devices.cpu(), dtype, Shape.of(raster.getNumBands(), h, w));
        int[] plane = null;
        for (int band = 0; band < raster.getNumBands(); band++) {
            plane = raster.getSamples(raster.getMinX(), raster.getMinY(), w, h, band, plane);
            Columns.row(out, band).assign(Create.of(Devices.cpu(), Shape.of(h, w), plane));
        }
        return out;
    }

    /// The picture, if it is none that takes more memory than a picture may.
    private static BufferedImage decoded(byte[] bytes) throws IOException {
        var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        var readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new IOException("it is of no format known here: " + List.of(ImageIO.getReaderFormatNames()));
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            long most = Math.min(MAX_PIXELS, FEW_PIXELS + MAX_PIXELS_PER_BYTE * bytes.length);
            if (pixels > most) {
                throw new IOException(
                        "expected at most " + most + " pixels in " + bytes.length + " bytes, but found " + pixels);
            }
            return reader.read(0);
        } catch (RuntimeException e) { // as decoders throw at what they didn't expect
            throw new IOException("it is damaged (" + e + ")", e);
        } finally {
            reader.dispose();
        }
    }

    /// @throws BadFileException if it is missing, damaged or no picture
    static NDArray read(Path file, DType dtype) {
        if (!Files.isRegularFile(file)) {
            throw new BadFileException(file.toString(), "there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, dtype);
        } catch (IOException e) {
            throw new BadFileException(file.toString(), "cannot be read as a picture: " + e.getMessage(), e);
        }
    }

    /// The lines of a list that say something.
    ///
    /// @throws BadFileException if it is missing or no text
    static List<String> lines(Path list) {
        return TextDataset.lines(list, StandardCharsets.UTF_8).stream().map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
    }
}
