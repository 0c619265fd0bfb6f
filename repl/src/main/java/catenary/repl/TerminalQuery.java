package catenary.repl;

import java.io.IOException;
import org.jline.terminal.Terminal;

/// Asks a terminal what it is.
final class TerminalQuery {

    /// The question for primary device attributes; among the answer's numbers, 4 says sixels.
    private static final String QUESTION = "\033[c";
    private static final long PATIENCE_MILLIS = 300;

    private TerminalQuery() {}

    /// Whether the terminal shows sixels. One that does not answer does not; one is not asked while something typed waits to be
    /// read, which would be taken for the answer.
    static boolean answersSixel(Terminal terminal) {
        var before = terminal.enterRawMode();
        try {
            if (terminal.reader().peek(1) >= 0) return false;
            terminal.writer().print(QUESTION);
            terminal.flush();
            var answer = new StringBuilder();
            long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
            while (System.nanoTime() < end) {
                int c = terminal.reader().read(PATIENCE_MILLIS / 10);
                if (c == -1) return false;
                if (c < 0) continue;
                answer.append((char) c);
                if (c == 'c') break;
            }
            return answer.toString().matches("(?s).*\033\\[\\?[\\d;]*;4(;[\\d;]*)?c");
        } catch (IOException e) {
            return false;
        } finally {
            terminal.setAttributes(before);
        }
    }
}
