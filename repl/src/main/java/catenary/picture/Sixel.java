package catenary.picture;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/// DEC's sixels: six rows of pixels at a time, colour by colour.
final class Sixel {

    private static final int MOST_COLOURS = 256;
    private static final int LEVELS = 6;

    private final BufferedImage image;
    private final int[] indices;
    private final Map<Integer, Integer> palette = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Sixel(BufferedImage image) {
        this.image = image;
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        boolean exact = index(rgb);
        indices = new int[rgb.length];
        if (!exact) {
            palette.clear();
            for (int i = 0; i < rgb.length; i++) rgb[i] = coarse(rgb[i]);
            index(rgb);
        }
        for (int i = 0; i < rgb.length; i++) indices[i] = palette.get(rgb[i] & 0xFFFFFF);
    }

    static String of(BufferedImage image) {
        return new Sixel(image).encode();
    }

    /// Numbers the colours; false if there are too many.
    private boolean index(int[] rgb) {
        for (int colour : rgb) {
            palette.putIfAbsent(colour & 0xFFFFFF, palette.size());
            if (palette.size() > MOST_COLOURS) return false;
        }
        return true;
    }

    private static int coarse(int rgb) {
        return level(rgb >> 16) << 16 | level(rgb >> 8) << 8 | level(rgb);
    }

    private static int level(int value) {
        return Math.round((value & 0xFF) * (LEVELS - 1) / 255f) * 255 / (LEVELS - 1);
    }

    private String encode() {
        int width = image.getWidth();
        int height = image.getHeight();
        text.append("\033Pq\"1;1;").append(width).append(';').append(height);
        palette.forEach((rgb, n) -> text.append('#').append(n).append(";2;").append(percent(rgb >> 16)).append(';')
                .append(percent(rgb >> 8)).append(';').append(percent(rgb)));
        for (int y = 0; y < height; y += 6) {
            band(y, Math.min(6, height - y), width);
            text.append('-');
        }
        return text.append("\033\\").toString();
    }

    private static int percent(int value) {
        return Math.round((value & 0xFF) * 100 / 255f);
    }

    private void band(int y, int rows, int width) {
        var used = new boolean[palette.size()];
        for (int i = y * width; i < (y + rows) * width; i++) used[indices[i]] = true;
        for (int colour = 0; colour < used.length; colour++) {
            if (!used[colour]) continue;
            text.append('#').append(colour);
            int run = 0;
            int before = -1;
            for (int x = 0; x < width; x++) {
                int bits = 0;
                for (int row = 0; row < rows; row++) {
                    if (indices[(y + row) * width + x] == colour) bits |= 1 << row;
                }
                if (bits != before) {
                    flush(before, run);
                    run = 0;
                }
                before = bits;
                run++;
            }
            flush(before, run);
            text.append('$');
        }
    }

    private void flush(int bits, int run) {
        if (run == 0) return;
        char c = (char) (63 + bits);
        if (run > 3) text.append('!').append(run).append(c);
        else text.repeat(c, run);
    }
}
