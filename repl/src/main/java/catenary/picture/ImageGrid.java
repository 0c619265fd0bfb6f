package catenary.picture;

import catenary.array.Index;
import catenary.array.NDArray;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Arrays as images: grey or RGB, one or a batch of them side by side.
public final class ImageGrid {

    private static final int MOST_IMAGES = 64;
    private static final int MOST_LENGTH = 1024;
    private static final int GAP = 1;
    private static final int GROUND = 0x808080;
    private static final int NOT_A_NUMBER = 0xFF00FF;

    private ImageGrid() {}

    /// The picture of `x`: `(H, W)`; `(C, H, W)` or `(H, W, C)` with 1, 3 or 4 channels; or a batch of these.
    ///
    /// Numbers within 0..1 or, if some exceed 1, within 0..255 are brightness; others are stretched from least to greatest.
    ///
    /// @throws IllegalArgumentException for other shapes
    public static Picture of(NDArray x) {
        var images = images(x);
        double[][] values = new double[images.size()][];
        for (int i = 0; i < values.length; i++) values[i] = images.get(i).toDoubleArray();
        return Picture.ofImage(painted(images, values), "image");
    }

    /// Each image as `(H, W, C)`.
    private static List<NDArray> images(NDArray x) {
        int[] d = x.shape().toArray();
        if (x.size() == 0) throw refused(x);
        if (d.length == 2) return List.of(limited(x.reshape(d[0], d[1], 1)));
        if (d.length == 3 && isChannels(d[0])) return List.of(limited(x.transpose(1, 2, 0)));
        if (d.length == 3 && isChannels(d[2])) return List.of(limited(x));
        if (d.length != 3 && d.length != 4) throw refused(x);
        var all = new ArrayList<NDArray>();
        for (int i = 0; i < Math.min(MOST_IMAGES, d[0]); i++) all.addAll(images(x.get(i)));
        return all;
    }

    private static boolean isChannels(int length) {
        return length == 1 || length == 3 || length == 4;
    }

    private static IllegalArgumentException refused(NDArray x) {
        return new IllegalArgumentException(
                "imshow: expected (H, W), (C, H, W), (H, W, C) or a batch of these, but found " + x.describe());
    }

    /// Every so many-th pixel of what is too large to be seen whole; only these leave the device.
    private static NDArray limited(NDArray image) {
        int step = (Math.max(image.shape().axis(0), image.shape().axis(1)) - 1) / MOST_LENGTH + 1;
        return step == 1 ? image : image.get(Index.slice(null, null, step), Index.slice(null, null, step));
    }

    private static BufferedImage painted(List<NDArray> images, double[][] values) {
        int rows = images.getFirst().shape().axis(0);
        int columns = images.getFirst().shape().axis(1);
        int channels = images.getFirst().shape().axis(2);
        int across = (int) Math.ceil(Math.sqrt(images.size()));
        int down = (images.size() - 1) / across + 1;
        int gap = images.size() == 1 ? 0 : GAP;
        var out = new BufferedImage(across * (columns + gap) + gap, down * (rows + gap) + gap,
                BufferedImage.TYPE_INT_RGB);
        if (gap > 0) {
            int[] ground = new int[out.getWidth() * out.getHeight()];
            Arrays.fill(ground, GROUND);
            out.setRGB(0, 0, out.getWidth(), out.getHeight(), ground, 0, out.getWidth());
        }
        double[] range = range(values);
        for (int n = 0; n < values.length; n++) {
            int left = gap + n % across * (columns + gap);
            int top = gap + n / across * (rows + gap);
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    out.setRGB(left + x, top + y, colour(values[n], (y * columns + x) * channels, channels, range));
                }
            }
        }
        return out;
    }

    /// What is black and what is white.
    private static double[] range(double[][] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] image : values) {
            for (double v : image) {
                if (!Double.isFinite(v)) continue;
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        boolean isBrightness = low >= 0 && high <= 255;
        return isBrightness ? new double[] {0, high <= 1 ? 1 : 255} : new double[] {low, high};
    }

    private static int colour(double[] values, int at, int channels, double[] range) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            double v = values[at + (channels == 1 ? 0 : c)];
            if (Double.isNaN(v)) return NOT_A_NUMBER;
            double share = range[1] > range[0] ? (v - range[0]) / (range[1] - range[0]) : 0.5;
            rgb = rgb << 8 | (int) Math.round(255 * Math.clamp(share, 0, 1));
        }
        return rgb;
    }
}
