package catenary.picture;

import catenary.graph.ComputationalGraph;

/// Where pictures are shown: a terminal, a notebook, files.
public interface Screen {

    void show(Picture picture);

    /// Shows any value: pictures and, in pixels, graphs as such, all else as [#line].
    default void display(Object value) {
        switch (value) {
            case Picture picture -> show(picture);
            case ComputationalGraph graph when hasPixels() -> show(Picture.ofImage(graph.image(), "graph"));
            case null, default -> line(value);
        }
    }

    /// Shows a value as text.
    default void line(Object value) {
        System.out.println(value);
    }

    /// Whether what is shown is made of pixels, so that small print can be read.
    boolean hasPixels();

    /// Where pictures are shown now: files, unless [#use] was told otherwise.
    static Screen current() {
        if (Current.screen == null) {
            Current.screen =
                    Protocol.chosen(System.getenv()) == Protocol.NONE ? new NoScreen() : new FileScreen(System.out);
        }
        return Current.screen;
    }

    /// From now on pictures are shown on `screen`.
    static void use(Screen screen) {
        Current.screen = screen;
    }

    /// Holds the one screen of this program.
    final class Current {
        private static volatile Screen screen;

        private Current() {}
    }
}
