package catenary.dsl;

/// Replaces the characters `[from, to)` by `insert`, which then counts as having come from position `origin` of the same text.
///
/// Edits never overlap. Edits at one position apply in increasing `rank`, so that brackets nest: what opens
/// further out has the lower rank, what closes further out the higher one.
record Edit(int from, int to, String insert, int origin, int rank) {

    static Edit insert(int at, String text) {
        return new Edit(at, at, text, at, 0);
    }

    static Edit replace(int from, int to, String text) {
        return new Edit(from, to, text, from, 0);
    }
}
