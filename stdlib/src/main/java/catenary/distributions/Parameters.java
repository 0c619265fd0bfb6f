package catenary.distributions;

import catenary.array.Shape;
import catenary.autograd.Variable;
import java.util.List;

/// What is required of parameters.
final class Parameters {

    private Parameters() {}

    /// Requires float parameters of one dtype whose shapes broadcast.
    ///
    /// @throws IllegalArgumentException naming them
    static void check(Class<?> of, List<String> names, Variable... values) {
        Shape shape = Shape.SCALAR;
        boolean dtypes = true;
        for (Variable v : values) {
            dtypes &= v.dtype().isFloat() && v.dtype() == values[0].dtype();
            shape = shape == null ? null : Shape.broadcastOrNull(shape, v.shape());
        }
        if (!dtypes) {
            throw refused(of, "parameters of one float dtype", names, values);
        }
        if (shape == null) {
            throw refused(of, "parameters of shapes that broadcast", names, values);
        }
    }

    static IllegalArgumentException refused(Class<?> of, String expected, List<String> names, Variable... values) {
        var message = new StringBuilder(of.getSimpleName() + ": expected " + expected + ", but found others");
        for (int i = 0; i < values.length; i++) {
            message.append("\n  ").append(names.get(i)).append(": ").append(values[i].array().describe());
        }
        return new IllegalArgumentException(message.toString());
    }

    /// Requires exactly one of two parameters.
    ///
    /// @throws IllegalArgumentException if both are null or none is
    static void requireOne(Class<?> of, String name0, Object value0, String name1, Object value1) {
        if ((value0 == null) == (value1 == null)) {
            throw new IllegalArgumentException(of.getSimpleName() + ": expected either " + name0 + " or " + name1
                    + ", but found " + (value0 == null ? "neither" : "both"));
        }
    }
}
