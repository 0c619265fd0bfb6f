package catenary.picture;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes each picture to a file of its own in the working folder, and says its name.
final class FileScreen implements Screen {

    private final PrintStream out;

    FileScreen(PrintStream out) {
        this.out = out;
    }

    @Override public void show(Picture picture) {
        int n = 1;
        while (Files.exists(file(picture, n))) n++;
        var file = file(picture, n);
        picture.png(file);
        out.println(file);
    }

    private static Path file(Picture picture, int n) {
        return Path.of(picture.kind() + "-" + n + ".png").toAbsolutePath();
    }

    @Override public boolean hasPixels() {
        return false;
    }
}
