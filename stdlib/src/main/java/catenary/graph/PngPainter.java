package catenary.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A layout as the bytes of a PNG file. Needs no display.
record PngPainter(GraphLayout layout) {

    private static final double SCALE = 2;
    private static final double MOST_PIXELS = 60e6;

    BufferedImage image() {
        double pixels = layout.width() * layout.height() * SCALE * SCALE;
        double scale = pixels > MOST_PIXELS ? SCALE * Math.sqrt(MOST_PIXELS / pixels) : SCALE;
        BufferedImage image = new BufferedImage(Math.max(1, (int) Math.ceil(layout.width() * scale)),
                Math.max(1, (int) Math.ceil(layout.height() * scale)), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        g.setStroke(new BasicStroke(1));
        g.setFont(new Font(Font.MONOSPACED, Font.PLAIN, (int) GraphLayout.FONT_SIZE));
        layout.arrows().forEach(arrow -> paint(g, arrow));
        layout.boxes().forEach(box -> paint(g, box));
        g.dispose();
        return image;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void paint(Graphics2D g, GraphLayout.Arrow arrow) {
        Path2D line = new Path2D.Double();
        var p = arrow.points();
        line.moveTo(p.get(0)[0], p.get(0)[1]);
        for (int i = 1; i + 2 < p.size(); i += 3) {
            line.curveTo(p.get(i)[0], p.get(i)[1], p.get(i + 1)[0], p.get(i + 1)[1], p.get(i + 2)[0], p.get(i + 2)[1]);
        }
        g.setColor(Color.BLACK);
        g.draw(line);
        g.fill(polygon(arrow.head()));
    }

    private static void paint(Graphics2D g, GraphLayout.Box box) {
        var outline = box.isOval()
                ? new Ellipse2D.Double(box.x(), box.y(), box.width(), box.height())
                : polygon(box.corners());
        g.setColor(colour(box.fill()));
        g.fill(outline);
        g.setColor(Color.BLACK);
        g.draw(outline);
        float width = (float) g.getFontMetrics().getStringBounds(box.label(), g).getWidth();
        g.drawString(box.label(), (float) (box.x() + (box.width() - width) / 2),
                (float) (box.y() + box.height() / 2 + GraphLayout.FONT_SIZE * 0.35));
    }

    private static Path2D polygon(double[][] corners) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(corners[0][0], corners[0][1]);
        for (int i = 1; i < corners.length; i++) {
            shape.lineTo(corners[i][0], corners[i][1]);
        }
        shape.closePath();
        return shape;
    }

    private static Color colour(String fill) {
        return fill.matches("#[0-9A-Fa-f]{6}") ? Color.decode(fill) : Color.WHITE;
    }
}
