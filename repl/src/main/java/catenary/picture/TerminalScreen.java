package catenary.picture;

import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// A terminal, told in its own way.
public final class TerminalScreen implements Screen {

    private static final int MOST_COLUMNS = 100;
    private static final int MOST_ROWS = 30;
    private static final int MOST_PIXELS = 1200;

    private final Protocol protocol;
    private final Colours colours;
    private final IntSupplier columns;
    private final IntSupplier rows;
    private final Consumer<String> out;

    /// @param out takes what is to be sent to the terminal
    public TerminalScreen(Protocol protocol, Colours colours, IntSupplier columns, IntSupplier rows,
            Consumer<String> out) {
        this.protocol = protocol;
        this.colours = colours;
        this.columns = columns;
        this.rows = rows;
        this.out = out;
    }

    @Override public boolean hasPixels() {
        return protocol == Protocol.KITTY || protocol == Protocol.ITERM || protocol == Protocol.SIXEL;
    }

    @Override public void show(Picture picture) {
        switch (protocol) {
            case KITTY -> out.accept(Inline.kitty(picture.png()) + "\n");
            case ITERM -> out.accept(Inline.iterm(picture.png()) + "\n");
            case SIXEL -> out.accept(Sixel.of(Raster.fitted(picture.image(), MOST_PIXELS, MOST_PIXELS)) + "\n");
            case BLOCKS -> out.accept(picture.inCharacters(Math.clamp(columns.getAsInt() - 1, 10, MOST_COLUMNS),
                    Math.clamp(rows.getAsInt() - 3, 5, MOST_ROWS), colours));
            case FILE -> new FileScreen(System.out).show(picture);
            case NONE -> {}
        }
    }
}
