package catenary.dsl;

/// One token of Java source: the characters `[from, to)`.
record Token(Kind kind, int from, int to, String text) {

    enum Kind {
        NAME,
        KEYWORD,
        LITERAL,
        OPERATOR,
        /// A string, text block, character or comment that the end of the text cuts off.
        UNFINISHED
    }

    boolean is(String word) {
        return text.equals(word);
    }

    boolean isName() {
        return kind == Kind.NAME;
    }

    boolean isOperator() {
        return kind == Kind.OPERATOR;
    }

    boolean isUnfinished() {
        return kind == Kind.UNFINISHED;
    }

    boolean opens() {
        return isOperator() && (is("(") || is("[") || is("{"));
    }

    boolean closes() {
        return isOperator() && (is(")") || is("]") || is("}"));
    }

    /// Whether a complete expression or type may end here.
    boolean endsOperand() {
        return switch (kind) {
            case NAME, LITERAL -> true;
            case KEYWORD -> is("this") || is("class") || is("super");
            case OPERATOR -> is(")") || is("]");
            case UNFINISHED -> false;
        };
    }
}
