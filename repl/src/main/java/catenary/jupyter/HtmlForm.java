package catenary.jupyter;

import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.training.extensions.LogReport;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The table that a notebook shows for a value, beside its text: arrays of one and two axes, and rows of named values such as
/// those of a [LogReport]. Arrays have the elements and the digits of their text, with what is left out left out.
final class HtmlForm {

    /// Rows that are all shown; of more, half as many from each end of what pandas shows.
    private static final int ALL_ROWS = 60;
    private static final int ENDS = 5;
    private static final int MOST_COLUMNS = 20;

    private static final String GAP = "...";
    private static final Pattern ROW = Pattern.compile("\\[([^\\[\\]]*)]|\\.\\.\\.");
    private static final MathContext DIGITS = new MathContext(6);
    private static final double LEAST_PLAIN = 1e-4;
    private static final double MOST_PLAIN = 1e9;

    private HtmlForm() {}

    /// The table, or null for a value that is none.
    static String of(Object value) {
        return switch (value) {
            case Parameter p when !p.isInitialized() -> null;
            case Variable x -> array(x.array(), "variable " + (x.name() == null ? "" : x.name() + " "));
            case NDArray x -> array(x, "");
            case LogReport log -> records(log.log());
            case List<?> rows when !rows.isEmpty() && rows.stream().allMatch(HtmlForm::isRecord) -> records(rows);
            case null, default -> null;
        };
    }

    private static boolean isRecord(Object row) {
        return row instanceof Map<?, ?> map && !map.isEmpty() && map.size() <= MOST_COLUMNS
                && map.keySet().stream().allMatch(String.class::isInstance)
                && map.values().stream().allMatch(v -> v == null || v instanceof String || v instanceof Number
                        || v instanceof Boolean);
    }

    private static String array(NDArray x, String head) {
        int rank = x.shape().rank();
        if (rank < 1 || rank > 2 || x.size() == 0) return null;
        String text = x.toString();
        var rows = ROW.matcher(text.substring(text.indexOf('[') + rank - 1, text.lastIndexOf(']') + 2 - rank)).results()
                .map(row -> row.group(1) == null ? null : Arrays.stream(row.group(1).split(",")).map(String::strip)
                        .toList())
                .toList();
        var columns = labels(rows.getFirst(), x.shape().axis(rank - 1));
        var lines = rank == 1 ? List.of("") : labels(rows.stream().map(r -> r == null ? GAP : "").toList(),
                x.shape().axis(0));
        var body = new ArrayList<List<String>>();
        for (int i = 0; i < rows.size(); i++) {
            body.add(row(lines.get(i), rows.get(i) == null ? columns.stream().map(_ -> GAP).toList() : rows.get(i)));
        }
        return table(row("", columns), body, head + x.dtype() + " " + x.shape() + " on " + x.device().name());
    }

    /// The positions of what is shown along an axis.
    private static List<String> labels(List<String> shown, int length) {
        int gap = shown.indexOf(GAP);
        var labels = new ArrayList<String>();
        for (int i = 0; i < shown.size(); i++) {
            labels.add(i == gap ? GAP : String.valueOf(gap < 0 || i < gap ? i : length - shown.size() + i));
        }
        return labels;
    }

    private static List<String> row(String label, List<String> cells) {
        return Stream.concat(Stream.of(label), cells.stream()).toList();
    }

    private static String records(List<?> rows) {
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> ((Map<?, ?>) row).keySet().forEach(name -> names.add((String) name)));
        var columns = List.copyOf(names);
        var body = new ArrayList<List<String>>();
        boolean all = rows.size() <= ALL_ROWS;
        for (int i = 0; i < rows.size(); i++) {
            if (!all && i == ENDS) {
                body.add(row(GAP, columns.stream().map(_ -> GAP).toList()));
                i = rows.size() - ENDS;
            }
            var row = (Map<?, ?>) rows.get(i);
            body.add(row(String.valueOf(i), columns.stream().map(c -> row.containsKey(c) ? cell(row.get(c)) : "")
                    .toList()));
        }
        return table(row("", columns), body, rows.size() + (rows.size() == 1 ? " row" : " rows"));
    }

    private static String cell(Object value) {
        if (!(value instanceof Double || value instanceof Float)) return String.valueOf(value);
        double number = ((Number) value).doubleValue();
        if (!Double.isFinite(number)) return String.valueOf(number);
        var rounded = new BigDecimal(number, DIGITS).stripTrailingZeros();
        boolean plain = number == 0 || Math.abs(number) >= LEAST_PLAIN && Math.abs(number) < MOST_PLAIN;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /// The class is that which notebooks know how to draw, from pandas.
    private static String table(List<String> head, List<List<String>> body, String caption) {
        var html = new StringBuilder("<table border=\"1\" class=\"dataframe\">\n<thead>\n<tr>");
        head.forEach(cell -> html.append("<th>").append(escaped(cell)).append("</th>"));
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (var row : body) {
            html.append("<tr><th>").append(escaped(row.getFirst())).append("</th>");
            row.stream().skip(1).forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n<p>").append(escaped(caption)).append("</p>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
