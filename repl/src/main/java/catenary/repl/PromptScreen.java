package catenary.repl;

import catenary.picture.Colours;
import catenary.picture.Picture;
import catenary.picture.Protocol;
import catenary.picture.Screen;
import catenary.picture.TerminalScreen;
import org.jline.terminal.Terminal;

/// Shows pictures in the terminal of the prompt, which is asked what it can do when the first one comes.
final class PromptScreen implements Screen {

    private final Terminal terminal;
    private TerminalScreen screen;

    PromptScreen(Terminal terminal) {
        this.terminal = terminal;
    }

    private synchronized TerminalScreen screen() {
        if (screen == null) {
            var environment = System.getenv();
            screen = new TerminalScreen(Protocol.of(environment, () -> TerminalQuery.answersSixel(terminal)),
                    Colours.of(environment), terminal::getWidth, terminal::getHeight, this::send);
        }
        return screen;
    }

    private void send(String text) {
        System.out.flush();
        terminal.writer().print(text);
        terminal.flush();
    }

    @Override public void show(Picture picture) {
        screen().show(picture);
    }

    @Override public boolean hasPixels() {
        return screen().hasPixels();
    }
}
