package catenary.datasets;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Digits drawn by the program: a glyph's strokes, bent a little, pass through a random slant, turn, scale and shift,
/// and are painted with a pen of random width, ink and noise.
///
/// Image `i` depends on the seed and on `i` alone. Only exactly defined arithmetic is used, so that every machine draws
/// the same.
final class DrawnDigits {

    private static final int SIDE = 28;
    private static final int PIECES = 4; // straight pieces between two control points

    private final SplittableRandom random;
    private final float[] ink = new float[SIDE * SIDE];

    private DrawnDigits(SplittableRandom random) {
        this.random = random;
    }

    /// `count` images of the given stream; the labels 0 to 9 come in random order.
    static LabelledImages draw(int count, long seed, int stream) {
        byte[] pixels = new byte[count * SIDE * SIDE];
        byte[] labels = new byte[count];
        IntStream.range(0, count).parallel().forEach(i -> {
            long own = (seed * 2 + stream) * 0x9E3779B97F4A7C15L + i * 0xD1342543DE82EF95L;
            var digit = new DrawnDigits(new SplittableRandom(own));
            labels[i] = (byte) digit.random.nextInt(10);
            digit.paint(labels[i], pixels, i * SIDE * SIDE);
        });
        return new LabelledImages(count, 1, SIDE, SIDE, pixels, labels);
    }

    private void paint(int label, byte[] pixels, int at) {
        double angle = 0.14 * normal();
        double slant = 0.18 * normal() + 0.08;
        double wide = 12.5 * StrictMath.exp(0.14 * normal());
        double high = 18.5 * StrictMath.exp(0.09 * normal());
        double cx = SIDE / 2.0 + 1.1 * normal();
        double cy = SIDE / 2.0 + 1.1 * normal();
        double pen = between(0.75, 1.9);
        double bend = between(0.015, 0.06);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double[][] strokes = Glyphs.strokes(label, random.nextInt(Glyphs.styles(label)));
        for (double[] stroke : strokes) {
            double[] points = new double[stroke.length];
            for (int k = 0; k < stroke.length; k += 2) {
                double y = (stroke[k + 1] - 0.5 + bend * normal()) * high;
                double x = (stroke[k] - 0.5 + bend * normal()) * wide - slant * y;
                points[k] = cx + cos * x - sin * y;
                points[k + 1] = cy + sin * x + cos * y;
            }
            curve(points, pen);
        }
        develop(pixels, at);
    }

    /// A smooth curve through the points (Catmull and Rom's spline); two points make a line.
    private void curve(double[] p, double pen) {
        int n = p.length / 2;
        for (int i = 0; i + 1 < n; i++) {
            int before = Math.max(i - 1, 0);
            int after = Math.min(i + 2, n - 1);
            double x0 = p[2 * i];
            double y0 = p[2 * i + 1];
            for (int k = 1; k <= PIECES; k++) {
                double t = (double) k / PIECES;
                double x1 = spline(p[2 * before], p[2 * i], p[2 * i + 2], p[2 * after], t);
                double y1 = spline(p[2 * before + 1], p[2 * i + 1], p[2 * i + 3], p[2 * after + 1], t);
                line(x0, y0, x1, y1, pen);
                x0 = x1;
                y0 = y1;
            }
        }
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    /// Inks the pixels within `pen` of the segment, fading out over one more.
    private void line(double x0, double y0, double x1, double y1, double pen) {
        double reach = pen + 1;
        int left = Math.max(0, (int) Math.floor(Math.min(x0, x1) - reach));
        int right = Math.min(SIDE - 1, (int) Math.ceil(Math.max(x0, x1) + reach));
        int top = Math.max(0, (int) Math.floor(Math.min(y0, y1) - reach));
        int bottom = Math.min(SIDE - 1, (int) Math.ceil(Math.max(y0, y1) + reach));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = Math.max(1e-9, dx * dx + dy * dy);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double along = Math.clamp(((x + 0.5 - x0) * dx + (y + 0.5 - y0) * dy) / length2, 0, 1);
                double ex = x + 0.5 - x0 - along * dx;
                double ey = y + 0.5 - y0 - along * dy;
                double cover = Math.clamp(pen + 0.5 - Math.sqrt(ex * ex + ey * ey), 0, 1);
                ink[y * SIDE + x] = Math.max(ink[y * SIDE + x], (float) cover);
            }
        }
    }

    /// Ink to bytes, with the paper's noise and a few specks.
    private void develop(byte[] pixels, int at) {
        double strength = between(0.65, 1);
        double grain = between(0.02, 0.12);
        int specks = random.nextInt(6);
        for (int k = 0; k < specks; k++) {
            ink[random.nextInt(ink.length)] = (float) between(0.2, 0.9);
        }
        for (int i = 0; i < ink.length; i++) {
            double v = strength * ink[i] + grain * normal();
            pixels[at + i] = (byte) (int) (255 * Math.clamp(v, 0, 1) + 0.5);
        }
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /// Mean 0, variance 1, nearly normal: the sum of four uniform numbers of 16 bits, which one draw yields.
    private double normal() {
        long bits = random.nextLong();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65536.0 - 2) * 1.7320508075688772;
    }
}
