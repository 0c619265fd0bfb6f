package catenary.jupyter;

import java.util.List;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;

/// Answers consoles that ask what ran before with nothing: the library writes entries in a form that Jupyter refuses, and
/// without any manager it leaves the question unanswered.
final class NoHistory implements HistoryManager {

    @Override public List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
        return List.of();
    }

    @Override public List<HistoryEntry> lookupRange(int session, int start, int stop, Set<ResultFlag> flags) {
        return List.of();
    }

    @Override public List<HistoryEntry> search(String pattern, int length, Set<ResultFlag> flags) {
        return List.of();
    }
}
