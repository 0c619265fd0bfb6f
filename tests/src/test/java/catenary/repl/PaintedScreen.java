package catenary.repl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a person sees who looks at a terminal: the letters that a program painted, where it put them. Knows what JLine sends to
/// a terminal of the type xterm.
final class PaintedScreen {

    private static final char ESCAPE = '\033';

    private final int columns;
    private final int rows;
    private final List<char[]> lines = new ArrayList<>();
    private final StringBuilder sequence = new StringBuilder();
    private int row;
    private int column;
    private int savedRow;
    private int savedColumn;

    PaintedScreen(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        clear();
    }

    /// The lines from the top to the last that has something, without blanks at their ends.
    String text() {
        return lines.stream().map(l -> new String(l).stripTrailing()).collect(Collectors.joining("\n")).stripTrailing();
    }

    /// The screen as it is when a terminal is opened.
    void clear() {
        lines.clear();
        for (int i = 0; i < rows; i++) lines.add(blank());
        row = 0;
        column = 0;
    }

    private char[] blank() {
        var line = new char[columns];
        Arrays.fill(line, ' ');
        return line;
    }

    void paint(String sent) {
        sent.chars().forEach(c -> paint((char) c));
    }

    private void paint(char c) {
        if (!sequence.isEmpty()) {
            sequence.append(c);
            if (isWhole()) {
                obey(sequence.toString());
                sequence.setLength(0);
            }
            return;
        }
        switch (c) {
            case ESCAPE -> sequence.append(c);
            case '\r' -> column = 0;
            case '\n' -> lineFeed();
            case '\b' -> column = Math.max(0, Math.min(column, columns) - 1);
            case '\t' -> column = Math.min(columns - 1, column / 8 * 8 + 8);
            default -> {
                if (c < ' ') return;
                if (column == columns) { // only the next letter wraps
                    column = 0;
                    lineFeed();
                }
                lines.get(row)[column++] = c;
            }
        }
    }

    private boolean isWhole() {
        char last = sequence.charAt(sequence.length() - 1);
        if (sequence.length() == 2) return last != '[' && last != ']' && last != '(' && last != '_';
        return switch (sequence.charAt(1)) {
            case '[' -> last >= '@' && last <= '~';
            case '(' -> true;
            default -> last == '\007' || last == '\\';
        };
    }

    private void lineFeed() {
        if (row < rows - 1) {
            row++;
            return;
        }
        lines.removeFirst();
        lines.add(blank());
    }

    private void obey(String command) {
        if (command.charAt(1) == '7') {
            savedRow = row;
            savedColumn = column;
        } else if (command.charAt(1) == '8') {
            row = savedRow;
            column = savedColumn;
        } else if (command.charAt(1) == 'M') {
            if (row > 0) row--;
        }
        if (command.charAt(1) != '[') return;
        String numbers = command.substring(2, command.length() - 1);
        if (!numbers.matches("[\\d;]*")) return;
        var given = numbers.split(";", -1);
        int n = number(given, 0, 1);
        column = Math.min(column, columns - 1);
        switch (command.charAt(command.length() - 1)) {
            case 'A' -> row = Math.max(0, row - n);
            case 'B' -> row = Math.min(rows - 1, row + n);
            case 'C' -> column = Math.min(columns - 1, column + n);
            case 'D' -> column = Math.max(0, column - n);
            case 'G' -> column = Math.min(columns, n) - 1;
            case 'd' -> row = Math.min(rows, n) - 1;
            case 'H' -> {
                row = Math.min(rows, n) - 1;
                column = Math.min(columns, number(given, 1, 1)) - 1;
            }
            case 'J' -> eraseScreen(number(given, 0, 0));
            case 'K' -> eraseLine(number(given, 0, 0));
            case 'P' -> shift(n);
            case '@' -> shift(-n);
            case 'X' -> Arrays.fill(lines.get(row), column, Math.min(columns, column + n), ' ');
            case 'L' -> {
                for (int i = 0; i < n; i++) {
                    lines.removeLast();
                    lines.add(row, blank());
                }
            }
            case 'M' -> {
                for (int i = 0; i < n; i++) {
                    lines.remove(row);
                    lines.add(blank());
                }
            }
            default -> {
                // Colours and modes do not move letters.
            }
        }
    }

    private static int number(String[] given, int i, int usual) {
        return i >= given.length || given[i].isEmpty() ? usual : Integer.parseInt(given[i]);
    }

    private void eraseScreen(int part) {
        eraseLine(part);
        for (int i = 0; i < rows; i++) {
            if (part == 2 || part == 0 && i > row || part == 1 && i < row) lines.set(i, blank());
        }
    }

    private void eraseLine(int part) {
        Arrays.fill(lines.get(row), part == 0 ? column : 0, part == 1 ? column + 1 : columns, ' ');
    }

    /// Takes out letters at the cursor, or makes room for as many.
    private void shift(int left) {
        var line = lines.get(row);
        var shifted = blank();
        System.arraycopy(line, 0, shifted, 0, column);
        for (int i = column; i < columns; i++) {
            int from = i + left;
            if (from >= column && from < columns) shifted[i] = line[from];
        }
        lines.set(row, shifted);
    }
}
