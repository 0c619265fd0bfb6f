package catenary.initializers;

import catenary.array.Shape;

/// How many inputs each output of a weight has, and how many outputs each input: for the shape `(a, b, k1, k2, ...)`,
/// `in = b k1 k2 ...` and `out = a k1 k2 ...`.
record Fans(double in, double out) {

    static Fans of(String initializer, Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    initializer + ": expected a shape of at least 2 axes, but found " + shape);
        }
        double kernel = 1;
        for (int i = 2; i < shape.rank(); i++) {
            kernel *= shape.axis(i);
        }
        return new Fans(shape.axis(1) * kernel, shape.axis(0) * kernel);
    }
}
