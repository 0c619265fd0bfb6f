package catenary.dsl;

/// A place in a script where something may be thrown: a call, a `new`, an operator, an index, a `throw`.
///
/// Class files know lines only; these records find the column, by the name of what was called.
///
/// @param name the called method, `<init>` for `new`, or one of the markers below
record Site(int line, int column, String name) {

    static final String NEW = "<init>";
    static final String NEW_ARRAY = "new[]";
    static final String THROW = "throw";
    static final String DIVISION = "/";
    static final String INDEX = "[";
    static final String CAST = "(cast)";
    static final String MEMBER = ".";
}
