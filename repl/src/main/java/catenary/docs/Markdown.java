package catenary.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Shows the Markdown of doc comments on a terminal: headings, paragraphs, lists, tables, code, and the tags of Javadoc.
///
/// That is the part of Markdown that our comments use; a library for all of it would leave the layout, the greater part of this
/// class, to do.
public final class Markdown {

    private static final String BOLD = "\033[1m";
    private static final String CODE = "\033[36m";
    private static final String END = "\033[0m";
    private static final Pattern STEERING = Pattern.compile("\033\\[[0-9;]*m");
    private static final Pattern LIST = Pattern.compile("(\\s*)([-*]|\\d+\\.)\\s+(.*)");
    private static final Pattern TAG = Pattern.compile("@(param|throws|return|see)\\s*(.*)");
    private static final Pattern SPAN =
            Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^]]+)]\\(([^)]+)\\)|\\[#?([\\w.#]+(?:\\([^)]*\\))?)]");
    private static final int NARROWEST = 16;

    private final int width;
    private final boolean styled;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private String first = "";
    private String indent = "";

    private Markdown(int width, boolean styled) {
        this.width = Math.max(NARROWEST, width);
        this.styled = styled;
    }

    /// The text in lines of at most `width` columns, except code, which is never broken; with colours if `styled`.
    public static String render(String text, int width, boolean styled) {
        var markdown = new Markdown(width, styled);
        markdown.lines(text.lines().toList());
        return markdown.out.toString().stripTrailing().replaceFirst("^\n+", "");
    }

    private void lines(List<String> lines) {
        boolean fenced = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            var list = LIST.matcher(line);
            var tag = TAG.matcher(line.strip());
            if (line.strip().startsWith("```")) {
                flush();
                fenced = !fenced;
            } else if (fenced || line.startsWith("    ") && paragraph.isEmpty()) {
                out.append(fenced ? "    " : "").append(style(CODE, line)).append('\n');
            } else if (line.isBlank()) {
                flush();
                blank();
            } else if (line.startsWith("#")) {
                flush();
                out.append(style(BOLD, line.replaceFirst("#+\\s*", ""))).append('\n');
            } else if (line.startsWith("|")) {
                flush();
                int end = i;
                while (end < lines.size() && lines.get(end).startsWith("|")) end++;
                table(lines.subList(i, end));
                i = end - 1;
            } else if (list.matches()) {
                begin(list.group(1) + list.group(2) + " ", list.group(3));
            } else if (tag.matches()) {
                begin("", (tag.group(1).equals("param") ? "" : "**" + tag.group(1) + "** ") + tag.group(2));
                indent = "    ";
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        flush();
    }

    private void begin(String mark, String text) {
        flush();
        first = mark;
        indent = " ".repeat(mark.length());
        paragraph.append(text);
    }

    private void blank() {
        if (!out.isEmpty() && !out.toString().endsWith("\n\n")) out.append('\n');
    }

    private String style(String on, String text) {
        return styled ? on + text + END : text;
    }

    /// Writes the paragraph, broken at blanks.
    private void flush() {
        if (paragraph.isEmpty()) return;
        var line = new StringBuilder(first);
        boolean empty = true;
        for (String word : spans(paragraph.toString()).split(" +")) {
            if (!empty && columns(line) + 1 + columns(word) > width) {
                out.append(line).append('\n');
                line.setLength(0);
                line.append(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.append(line).append('\n');
        paragraph.setLength(0);
        first = "";
        indent = "";
    }

    private static int columns(CharSequence text) {
        return STEERING.matcher(text).replaceAll("").length();
    }

    /// What is code, bold or a link within a line.
    private String spans(String text) {
        return SPAN.matcher(text).replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                m.group(1) != null ? styled ? style(CODE, m.group(1)) : "`" + m.group(1) + "`"
                        : m.group(2) != null ? style(BOLD, m.group(2))
                                : m.group(3) != null ? m.group(3) + " <" + m.group(4) + ">" : style(CODE, m.group(5))));
    }

    private void table(List<String> lines) {
        var rows = new ArrayList<List<String>>();
        for (String line : lines) {
            if (line.matches("[|:\\s-]+") && line.contains("-")) continue; // only says that a heading was above
            var cells = line.strip().replaceAll("^\\||\\|$", "").split("\\|", -1);
            rows.add(Arrays.stream(cells).map(c -> spans(c.strip())).toList());
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = IntStream.range(0, columns)
                .map(c -> rows.stream().filter(r -> r.size() > c).mapToInt(r -> columns(r.get(c))).max().orElse(0))
                .toArray();
        boolean fits = Arrays.stream(widths).sum() + 2 * columns <= width;
        for (var row : rows) {
            String line = fits ? IntStream.range(0, row.size())
                    .mapToObj(c -> row.get(c) + " ".repeat(widths[c] - columns(row.get(c))))
                    .collect(Collectors.joining("  ")).stripTrailing() : null;
            if (line != null) {
                out.append(line).append('\n');
            } else {
                begin("", row.stream().filter(c -> !c.isBlank()).collect(Collectors.joining("; ")));
                indent = "    ";
                flush();
            }
        }
    }
}
