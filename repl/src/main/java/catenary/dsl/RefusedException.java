package catenary.dsl;

import java.util.List;

/// The text is not a program: at least one [Problem], in the order of the text.
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    RefusedException(List<Problem> problems) {
        super(problems.getFirst().message(), null, false, false);
        this.problems = problems;
    }

    RefusedException(String message, int position) {
        this(List.of(new Problem(message, position)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
