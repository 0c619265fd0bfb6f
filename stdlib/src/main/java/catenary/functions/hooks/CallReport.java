package catenary.functions.hooks;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// How much of something calls have taken, by name: what hooks that measure have in common. A call inside another one
/// counts for both, but once in the total.
///
/// @param <C> one call, as [#callHistory()] lists it
/// @param <S> the calls of one name, as [#summary()] sums them up
public abstract class CallReport<C, S> {

    private final String title;
    private final String column;
    private final Deque<Running> running = new ArrayDeque<>();
    private final List<Ended> ended = new ArrayList<>();
    private long total;

    private record Running(Object what, String name, long start) {}

    private record Ended(String name, long amount) {}

    /// The calls of one name.
    record Sum(long amount, int occurrence) {}

    /// @param title  of the column with names
    /// @param column of the column with amounts
    protected CallReport(String title, String column) {
        this.title = title;
        this.column = column;
    }

    /// What has been used up to now.
    protected abstract long reading();

    /// One call that took `amount`.
    protected abstract C call(String name, long amount);

    /// `occurrence` calls that took `amount` together.
    protected abstract S sum(long amount, int occurrence);

    /// A call of `what` begins.
    protected final void begin(Object what, String name) {
        running.push(new Running(what, name, reading()));
    }

    /// The call of `what` ends, and any inside it.
    protected final void end(Object what) {
        long now = reading();
        while (!running.isEmpty()) {
            Running call = running.pop();
            ended.add(new Ended(call.name(), now - call.start()));
            if (running.isEmpty()) {
                total += now - call.start();
            }
            if (call.what() == what) {
                return;
            }
        }
    }

    /// All calls, in the order in which they ended.
    public final List<C> callHistory() {
        return ended.stream().map(e -> call(e.name(), e.amount())).toList();
    }

    /// What the outermost calls took together.
    final long total() {
        return total;
    }

    /// The calls by name, in the order in which the names came first.
    public final Map<String, S> summary() {
        Map<String, S> out = new LinkedHashMap<>();
        sums().forEach((name, s) -> out.put(name, sum(s.amount(), s.occurrence())));
        return out;
    }

    final Map<String, Sum> sums() {
        Map<String, Sum> out = new LinkedHashMap<>();
        for (Ended e : ended) {
            out.merge(e.name(), new Sum(e.amount(), 1),
                    (a, b) -> new Sum(a.amount() + b.amount(), a.occurrence() + b.occurrence()));
        }
        return out;
    }

    /// A table of the sums.
    final void print(PrintStream file, java.util.function.LongFunction<String> amount) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {title, column, "Occurrence"});
        sums().forEach((name, s) -> rows.add(
                new String[] {name, amount.apply(s.amount()), String.valueOf(s.occurrence())}));
        int[] width = new int[3];
        rows.forEach(row -> {
            for (int i = 0; i < width.length; i++) {
                width[i] = Math.max(width[i], row[i].length());
            }
        });
        for (String[] row : rows) {
            file.println(("%" + width[0] + "s  %" + width[1] + "s  %" + width[2] + "s").formatted((Object[]) row));
        }
    }

    /// The greatest sum.
    final long greatest() {
        ToLongFunction<Sum> amount = Sum::amount;
        return sums().values().stream().mapToLong(amount).max().orElse(0);
    }
}
