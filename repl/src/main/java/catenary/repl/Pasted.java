package catenary.repl;

import java.util.LinkedHashMap;
import java.util.Map;

/// Text too long to be shown: the line has a comment in its place that says so, until it is evaluated.
final class Pasted {

    /// The longest text that is shown as it is. Each key paints the line anew, so it must not be endless.
    static final int SHOWN = 20_000;

    private static final String START = "/* pasted: ";

    private final Map<String, String> texts = new LinkedHashMap<>();

    /// The text itself, or what stands for it.
    String shown(String text) {
        if (text.length() <= SHOWN) return text;
        String mark = "%s%,d characters, no. %d */".formatted(START, text.length(), texts.size() + 1);
        texts.put(mark, text);
        return mark;
    }

    /// The line with the texts where what stands for them is.
    String whole(String line) {
        if (!isIn(line)) return line;
        String whole = line;
        for (var entry : texts.entrySet()) whole = whole.replace(entry.getKey(), entry.getValue());
        return whole;
    }

    /// Whether the line holds what may stand for a text.
    static boolean isIn(String line) {
        return line.contains(START);
    }
}
