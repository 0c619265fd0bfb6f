package catenary.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Something to look at: as pixels, or as characters of a terminal that shows none.
public abstract class Picture {

    static {
        if (System.getProperty("java.awt.headless") == null) System.setProperty("java.awt.headless", "true");
    }

    /// The picture as pixels.
    public abstract BufferedImage image();

    /// The picture in at most `columns` by `rows` characters, with the lines ended by line feeds.
    abstract String inCharacters(int columns, int rows, Colours colours);

    /// What the picture is called if it is written to a file: the beginning of its name.
    abstract String kind();

    /// A picture of pixels.
    public static Picture ofImage(BufferedImage image, String kind) {
        return new Raster(image, kind);
    }

    /// Shows the picture where this program shows pictures.
    public Picture show() {
        Screen.current().show(this);
        return this;
    }

    /// The bytes of a PNG file.
    public byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Writes a PNG file.
    public Picture png(Path file) {
        try {
            Files.write(file, png());
        } catch (IOException e) {
            throw new UncheckedIOException("picture: cannot write " + file + ": " + e.getMessage(), e);
        }
        return this;
    }

    public Picture png(String file) {
        return png(Path.of(file));
    }

    @Override public String toString() {
        var image = image();
        return "picture of " + image.getWidth() + " x " + image.getHeight() + " pixels";
    }
}
