package catenary.repl;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Buffer;
import org.jline.reader.History;
import org.jline.reader.LineReader;

/// The arrow keys: within a snippet of several lines they move; from its first and last line they go through those lines of
/// the history that begin with what stands before the cursor.
final class PrefixSearch {

    private final LineReader reader;
    private List<String> lines = List.of(); // what the search goes through, the line as typed at its end
    private int at;
    private String prefix = "";

    PrefixSearch(LineReader reader) {
        this.reader = reader;
    }

    boolean up() {
        Buffer buffer = reader.getBuffer();
        if (buffer.up()) return true;
        begin(buffer);
        for (int i = at - 1; i >= 0; i--) {
            if (fits(i)) return show(buffer, i, true);
        }
        return false;
    }

    boolean down() {
        Buffer buffer = reader.getBuffer();
        if (buffer.down()) return true;
        begin(buffer);
        for (int i = at + 1; i < lines.size(); i++) {
            if (fits(i)) return show(buffer, i, false);
        }
        return false;
    }

    /// Starts a new search, unless the line is what the last one found.
    private void begin(Buffer buffer) {
        if (at < lines.size() && buffer.toString().equals(lines.get(at))) return;
        lines = new ArrayList<>();
        for (History.Entry entry : reader.getHistory()) lines.add(entry.line());
        at = lines.size();
        lines.add(buffer.toString());
        prefix = buffer.upToCursor();
    }

    private boolean fits(int i) {
        boolean typed = i == lines.size() - 1;
        return typed || lines.get(i).startsWith(prefix) && !lines.get(i).equals(lines.get(at));
    }

    /// Puts the cursor where the same key goes on in the same direction.
    private boolean show(Buffer buffer, int i, boolean upwards) {
        at = i;
        buffer.clear();
        buffer.write(lines.get(i));
        int firstLine = lines.get(i).indexOf('\n');
        if (upwards && firstLine >= 0) buffer.cursor(firstLine);
        return true;
    }
}
