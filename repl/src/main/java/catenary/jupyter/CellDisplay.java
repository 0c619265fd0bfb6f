package catenary.jupyter;

import catenary.repl.Display;
import java.util.ArrayList;
import java.util.List;

/// Collects what a cell has to show: its last value is its result, those before and other lines are printed.
final class CellDisplay implements Display {

    private final List<String> failures = new ArrayList<>();
    private String name;
    private String value;

    /// Forgets the cell before.
    void begin() {
        failures.clear();
        name = null;
        value = null;
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

    /// The last value, or null.
    String result() {
        return value;
    }

    String failure() {
        return String.join("\n", failures);
    }
}
