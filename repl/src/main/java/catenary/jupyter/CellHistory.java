package catenary.jupyter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/// The cells that ran here, for consoles that ask.
final class CellHistory {

    private record Cell(int number, String code, String result) {

        /// As Jupyter writes it: session, number, code, or code and result.
        List<Object> entry(boolean withResult) {
            Object text = code;
            if (withResult) {
                var both = new ArrayList<String>(List.of(code));
                both.add(result);
                text = both;
            }
            return List.of(0, number, text);
        }
    }

    private final List<Cell> cells = new ArrayList<>();

    /// @param result its last value, or null
    synchronized void add(int number, String code, String result) {
        cells.add(new Cell(number, code, result));
    }

    synchronized PastCells answer(HistoryRequest request) {
        var found = switch (request) {
            case HistoryRequest.Tail tail -> last(cells, tail.getMaxReturnLength());
            case HistoryRequest.Range range -> range.getSessionIndex() != 0 ? List.<Cell>of()
                    : cells.stream().filter(c -> c.number >= range.getStart() && c.number < range.getStop()).toList();
            case HistoryRequest.Search search -> last(matching(search), search.getMaxReturnLength());
            default -> List.<Cell>of();
        };
        return new PastCells(found.stream().map(c -> c.entry(request.includeOutput())).toList());
    }

    private static List<Cell> last(List<Cell> cells, int most) {
        return most <= 0 ? cells : cells.subList(Math.max(0, cells.size() - most), cells.size());
    }

    private List<Cell> matching(HistoryRequest.Search search) {
        var pattern = glob(search.getPattern());
        var found = cells.stream().filter(c -> pattern.matcher(c.code).matches()).toList();
        if (!search.filterUnique()) return found;
        var unique = new LinkedHashMap<String, Cell>();
        for (var cell : found) {
            unique.remove(cell.code);
            unique.put(cell.code, cell);
        }
        return List.copyOf(unique.values());
    }

    /// `*` and `?` stand for any text and any character.
    private static Pattern glob(String glob) {
        var regex = new StringBuilder();
        glob.codePoints()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
