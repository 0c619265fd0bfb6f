package catenary.jupyter;

import catenary.repl.Display;
import java.util.ArrayList;
import java.util.List;

/// Collects what a cell has to show: its last value is its result, those before and other lines are printed.
final class CellDisplay implements Display {

    private final List<String> failures = new ArrayList<>();
    private String name;
    private String value;
    private String kind;

    /// Forgets the cell before.
    void begin() {
        failures.clear();
        name = null;
        value = null;
        kind = "Failure";
    }

    @Override public void next() {
        if (value == null) return;
        System.out.println(name.isEmpty() ? value : name + " ==> " + value);
        value = null;
    }

    @Override public void line(String text) {
        System.out.println(text);
    }

    @Override public void value(String name, String value) {
        this.name = name;
        this.value = value;
    }

    @Override public void failure(String text) {
        failures.add(text);
    }

    @Override public void failure(String kind, String text) {
        this.kind = kind;
        failure(text);
    }

    /// The last value, or null.
    String result() {
        return value;
    }

    /// Why the cell is not done, or null.
    CellFailure failure() {
        return failures.isEmpty() ? null : new CellFailure(kind, String.join("\n", failures));
    }
}
