package catenary.picture;

/// Shows nothing.
final class NoScreen implements Screen {

    @Override public void show(Picture picture) {}

    @Override public boolean hasPixels() {
        return false;
    }
}
