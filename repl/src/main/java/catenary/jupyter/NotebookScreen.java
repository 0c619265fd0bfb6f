package catenary.jupyter;

import catenary.picture.Picture;
import catenary.picture.Screen;
import java.util.Base64;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// Shows pictures below the cell that made them.
record NotebookScreen(Consumer<DisplayData> cell) implements Screen {

    @Override public void show(Picture picture) {
        var data = new DisplayData(picture.toString());
        data.putData("image/png", Base64.getEncoder().encodeToString(picture.png()));
        cell.accept(data);
    }

    @Override public boolean hasPixels() {
        return true;
    }
}
