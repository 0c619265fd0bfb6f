package catenary.jupyter;

import catenary.picture.Picture;
import catenary.picture.Screen;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// Shows pictures below the cell that made them.
///
/// @param cell takes what is to be shown
/// @param text the text of a value, as a cell's result has it
record NotebookScreen(Consumer<DisplayData> cell, Function<Object, String> text) implements Screen {

    @Override public void show(Picture picture) {
        var data = new DisplayData(picture.toString());
        data.putData("image/png", Base64.getEncoder().encodeToString(picture.png()));
        cell.accept(data);
    }

    @Override public void line(Object value) {
        cell.accept(CellDisplay.data(value instanceof String s ? s : text.apply(value), HtmlForm.of(value)));
    }

    @Override public boolean hasPixels() {
        return true;
    }
}
