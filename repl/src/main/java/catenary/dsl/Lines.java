package catenary.dsl;

import java.util.ArrayList;
import java.util.List;

/// The lines of a text: offsets to line and column, both counted from 1.
public final class Lines {

    private static final int LONGEST = 200;

    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    public Lines(String text) {
        this.text = text;
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') starts.add(i + 1);
        }
    }

    public int count() {
        return starts.size();
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

    /// What is shown of a line, and the column in it.
    public record Excerpt(String text, int column) {

        /// The indent that brings a caret under the column.
        public String indent() {
            var indent = new StringBuilder();
            for (int i = 0; i < column - 1; i++)
                indent.append(i < text.length() && text.charAt(i) == '\t' ? '\t' : ' ');
            return indent.toString();
        }
    }

    /// A line; of one that is too long to read what surrounds `column`.
    public Excerpt around(int line, int column) {
        String shown = show(line);
        if (shown.length() <= LONGEST) return new Excerpt(shown, column);
        int from = Math.clamp(column - LONGEST / 2, 0, shown.length() - LONGEST);
        int to = from + LONGEST;
        String before = from > 0 ? "..." : "";
        String after = to < shown.length() ? "..." : "";
        return new Excerpt(before + shown.substring(from, to) + after, column - from + before.length());
    }

    /// The line with its number, and below it a caret under `column`.
    public String caret(int line, int column) {
        var shown = around(line, column);
        return "%5d | %s%n      | %s^".formatted(line, shown.text(), shown.indent());
    }
}
