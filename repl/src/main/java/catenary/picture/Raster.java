package catenary.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// A picture that is nothing but pixels.
final class Raster extends Picture {

    private static final String UPPER_HALF = "\u2580";

    /// Pixels of the longer side that an image should have at least.
    private static final int SMALLEST = 240;

    private final BufferedImage image;
    private final String kind;

    Raster(BufferedImage image, String kind) {
        this.image = image;
        this.kind = kind;
    }

    /// Small images have their pixels repeated, so that they can be seen.
    @Override public BufferedImage image() {
        int times = SMALLEST / Math.max(image.getWidth(), image.getHeight());
        if (times < 2) return image;
        var out = new BufferedImage(image.getWidth() * times, image.getHeight() * times, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < out.getHeight(); y++) {
            for (int x = 0; x < out.getWidth(); x++) out.setRGB(x, y, image.getRGB(x / times, y / times));
        }
        return out;
    }

    @Override String kind() {
        return kind;
    }

    /// Two pixels to a character: the colour of its upper half, and the ground behind its lower half.
    @Override String inCharacters(int columns, int rows, Colours colours) {
        var small = fitted(image, columns, 2 * rows);
        var text = new StringBuilder();
        for (int y = 0; y < small.getHeight(); y += 2) {
            for (int x = 0; x < small.getWidth(); x++) {
                text.append(colours.foreground(small.getRGB(x, y)));
                if (y + 1 < small.getHeight()) text.append(colours.background(small.getRGB(x, y + 1)));
                text.append(UPPER_HALF);
            }
            text.append(colours == Colours.NONE ? "" : Colours.RESET).append('\n');
        }
        return text.toString();
    }

    /// The image, made smaller if it exceeds these limits.
    static BufferedImage fitted(BufferedImage image, int mostWidth, int mostHeight) {
        var now = image;
        double scale =
                Math.min(1, Math.min(mostWidth / (double) now.getWidth(), mostHeight / (double) now.getHeight()));
        int width = Math.max(1, (int) Math.round(now.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(now.getHeight() * scale));
        // By halves first: interpolation looks at neighbours only, and would pass over what lies between.
        while (now.getWidth() / 2 >= width && now.getHeight() / 2 >= height && now.getWidth() > width) {
            now = scaled(now, now.getWidth() / 2, now.getHeight() / 2);
        }
        return now.getWidth() == width && now.getHeight() == height ? now : scaled(now, width, height);
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return out;
    }
}
