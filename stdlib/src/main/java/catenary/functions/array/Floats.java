package catenary.functions.array;

import catenary.autograd.Variable;

/// What functions say that only move elements and yet, as in Chainer, take floats alone.
final class Floats {

    private Floats() {}

    /// @throws IllegalArgumentException unless `x`, which is called `name`, is float
    static void require(String op, String name, Variable x) {
        if (!x.dtype().isFloat()) {
            throw new IllegalArgumentException(op + ": expected " + name + ".dtype to be a float, but found "
                    + x.dtype() + "\n  " + name + ": " + x.array().describe() + "\n  hint: cast with F.cast");
        }
    }
}
