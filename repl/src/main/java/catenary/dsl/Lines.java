package catenary.dsl;

import java.util.ArrayList;
import java.util.List;

/// The lines of a text: offsets to line and column, both counted from 1.
public final class Lines {

    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    public Lines(String text) {
        this.text = text;
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') starts.add(i + 1);
        }
    }

    public int line(int position) {
        int found = java.util.Collections.binarySearch(starts, position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    public int column(int position) {
        return position - starts.get(line(position) - 1) + 1;
    }

    /// The characters of a line, without its end.
    public String show(int line) {
        if (line < 1 || line > starts.size()) return "";
        int from = starts.get(line - 1);
        int to = line < starts.size() ? starts.get(line) - 1 : text.length();
        return text.substring(from, to).stripTrailing();
    }

    /// The line with its number, and below it a caret under `column`.
    public String caret(int line, int column) {
        String shown = show(line);
        var indent = new StringBuilder();
        for (int i = 0; i < column - 1; i++) indent.append(i < shown.length() && shown.charAt(i) == '\t' ? '\t' : ' ');
        return "%5d | %s%n      | %s^".formatted(line, shown, indent);
    }
}
