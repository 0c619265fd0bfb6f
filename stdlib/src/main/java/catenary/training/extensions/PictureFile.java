package catenary.training.extensions;

import catenary.serializers.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/// A picture in the output folder that is drawn anew when what it shows has changed, but not so often that drawing takes
/// more than a tenth of the time; the last one is drawn in any case.
final class PictureFile {

    private static final int WAIT_FACTOR = 10;

    private final String owner; // for messages
    private final Supplier<BufferedImage> picture;
    private Path file;
    private boolean stale;
    private long drawnAt;
    private long drawingTook;

    PictureFile(String owner, Supplier<BufferedImage> picture) {
        this.owner = owner;
        this.picture = picture;
    }

    void at(Path file) {
        this.file = file;
    }

    void changed() {
        stale = true;
        if (System.nanoTime() - drawnAt > WAIT_FACTOR * drawingTook) {
            draw();
        }
    }

    /// Draws what has not been drawn.
    void finish() {
        if (stale) {
            draw();
        }
    }

    /// A picture that can't be drawn, for want of fonts, say, is no reason to end training.
    private void draw() {
        long start = System.nanoTime();
        try {
            byte[] png = png(picture.get());
            AtomicFile.write(file, out -> out.write(png));
        } catch (RuntimeException | LinkageError e) {
            System.err.println(owner + ": no picture: " + e.getMessage());
        }
        stale = false;
        drawnAt = System.nanoTime();
        drawingTook = drawnAt - start;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
