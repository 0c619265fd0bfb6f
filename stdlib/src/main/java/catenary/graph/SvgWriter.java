package catenary.graph;

import java.util.Locale;

/// A layout as SVG text.
record SvgWriter(GraphLayout layout) {

    String text() {
        StringBuilder s = new StringBuilder();
        s.append(format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                + " viewBox=\"0 0 %.1f %.1f\" font-family=\"monospace\" font-size=\"%.0f\" text-anchor=\"middle\">\n",
                layout.width(), layout.height(), layout.width(), layout.height(), GraphLayout.FONT_SIZE));
        s.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (GraphLayout.Arrow arrow : layout.arrows()) {
            s.append("<path fill=\"none\" stroke=\"black\" d=\"M").append(point(arrow.points().getFirst()));
            for (int i = 1; i < arrow.points().size(); i++) {
                s.append(i % 3 == 1 ? " C" : " ").append(point(arrow.points().get(i)));
            }
            s.append("\"/>\n<polygon points=\"").append(points(arrow.head())).append("\"/>\n");
        }
        for (GraphLayout.Box box : layout.boxes()) {
            String paint = "fill=\"" + escape(box.fill()) + "\" stroke=\"black\"/>\n";
            if (box.isOval()) {
                s.append(format("<ellipse cx=\"%.1f\" cy=\"%.1f\" rx=\"%.1f\" ry=\"%.1f\" ", box.x() + box.width() / 2,
                        box.y() + box.height() / 2, box.width() / 2, box.height() / 2)).append(paint);
            } else {
                s.append("<polygon points=\"").append(points(box.corners())).append("\" ").append(paint);
            }
            s.append(format("<text x=\"%.1f\" y=\"%.1f\">%s</text>\n", box.x() + box.width() / 2,
                    box.y() + box.height() / 2 + GraphLayout.FONT_SIZE * 0.35, escape(box.label())));
        }
        return s.append("</svg>\n").toString();
    }

    private static String points(double[][] corners) {
        StringBuilder s = new StringBuilder();
        for (double[] corner : corners) {
            s.append(s.isEmpty() ? "" : " ").append(point(corner));
        }
        return s.toString();
    }

    private static String point(double[] p) {
        return format("%.1f,%.1f", p[0], p[1]);
    }

    private static String format(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
