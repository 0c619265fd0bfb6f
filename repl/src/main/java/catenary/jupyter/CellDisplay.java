package catenary.jupyter;

import catenary.dsl.Lines;
import catenary.repl.Display;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// Collects what a cell has to show: its last value is its result, those before and other lines are printed.
final class CellDisplay implements Display {

    private final List<String> failures = new ArrayList<>();
    private String name;
    private String value;
    private String html;
    private String computed;
    private String kind;

    /// Forgets the cell before.
    void begin() {
        failures.clear();
        name = null;
        value = null;
        html = null;
        kind = "Failure";
    }

    @Override public void next() {
        if (value == null) return;
        System.out.println(name.isEmpty() ? value : name + " ==> " + value);
        value = null;
    }

    @Override public void computed(Object value) {
        computed = HtmlForm.of(value);
    }

    @Override public void line(String text) {
        System.out.println(text);
    }

    @Override public void value(String name, String value) {
        this.name = name;
        this.value = value;
        html = computed;
        computed = null;
    }

    /// With the number of the line, as scripts have it: cells are long.
    @Override public void problem(String sentence, String typed, int position) {
        var lines = new Lines(typed);
        int line = lines.line(position);
        if (lines.count() == 1) Display.super.problem(sentence, typed, position);
        else failure("CompileError", sentence + "\n" + lines.caret(line, lines.column(position)));
    }

    @Override public String place(String what, int line, String text) {
        return "%s\n%5d | %s".formatted(what, line, text);
    }

    @Override public void failure(String text) {
        failures.add(text);
    }

    @Override public void failure(String kind, String text) {
        this.kind = kind;
        failure(text);
    }

    /// The last value, or null.
    DisplayData result() {
        return value == null ? null : data(value, html);
    }

    /// What a notebook shows as a table, where it can.
    static DisplayData data(String text, String html) {
        var data = new DisplayData(text);
        if (html != null) data.putHTML(html);
        return data;
    }

    /// Why the cell is not done, or null.
    CellFailure failure() {
        return failures.isEmpty() ? null : new CellFailure(kind, String.join("\n", failures));
    }
}
