package catenary.dsl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Program text that remembers, for every character, which position of the typed text it came from.
///
/// However often a text is edited, a position in it can be told in the words of the person who typed it.
final class Text {

    private final String chars;
    private final int[] origins; // one more than characters: the end has an origin, too

    private Text(String chars, int[] origins) {
        this.chars = chars;
        this.origins = origins;
    }

    static Text of(String typed) {
        var origins = new int[typed.length() + 1];
        for (int i = 0; i < origins.length; i++) origins[i] = i;
        return new Text(typed, origins);
    }

    String chars() {
        return chars;
    }

    int length() {
        return chars.length();
    }

    /// The typed position of the character at `position`; positions outside count as the nearest one inside.
    int origin(long position) {
        return origins[Math.clamp(position, 0, chars.length())];
    }

    /// The part `[from, to)`, with its origins.
    Text slice(int from, int to) {
        var part = new int[to - from + 1];
        System.arraycopy(origins, from, part, 0, part.length);
        return new Text(chars.substring(from, to), part);
    }

    Text edited(List<Edit> edits) {
        if (edits.isEmpty()) return this;
        var inOrder = new ArrayList<>(edits);
        inOrder.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::rank));
        var out = new StringBuilder(chars.length() + 32 * edits.size());
        var from = new int[chars.length() + 1 + edits.stream().mapToInt(e -> e.insert().length()).sum()];
        int at = 0;
        for (var edit : inOrder) {
            at = copy(at, edit.from(), out, from);
            for (int i = 0; i < edit.insert().length(); i++) from[out.length() + i] = origin(edit.origin());
            out.append(edit.insert());
            at = Math.max(at, edit.to());
        }
        copy(at, chars.length(), out, from);
        from[out.length()] = origins[chars.length()];
        return new Text(out.toString(), java.util.Arrays.copyOf(from, out.length() + 1));
    }

    private int copy(int from, int to, StringBuilder out, int[] origin) {
        for (int i = from; i < to; i++) {
            origin[out.length()] = origins[i];
            out.append(chars.charAt(i));
        }
        return Math.max(from, to);
    }

    @Override public String toString() {
        return chars;
    }
}
