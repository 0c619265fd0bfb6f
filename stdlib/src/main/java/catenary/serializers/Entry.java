package catenary.serializers;

import catenary.array.NDArray;
import catenary.expr.DType;
import catenary.array.Shape;

/// What a file holds under one key.
public sealed interface Entry {

    /// An array; single numbers have shape `()`.
    record Array(NDArray array) implements Entry {
        @Override public Type type() {
            return Type.array(array.dtype(), array.shape());
        }
    }

    /// A text.
    record Text(String text) implements Entry {
        @Override public Type type() {
            return Type.TEXT;
        }
    }

    /// No value: a parameter that waits for its first input.
    record None() implements Entry {
        @Override public Type type() {
            return Type.NONE;
        }
    }

    /// What kind of entry this is.
    Type type();

    /// What is known of an entry before it is read.
    ///
    /// @param dtype null if it is no array
    /// @param shape null if it is no array
    record Type(Kind kind, DType dtype, Shape shape) {

        enum Kind {
            ARRAY, TEXT, NONE
        }

        static final Type TEXT = new Type(Kind.TEXT, null, null);
        static final Type NONE = new Type(Kind.NONE, null, null);

        static Type array(DType dtype, Shape shape) {
            return new Type(Kind.ARRAY, dtype, shape);
        }

        /// `float32 (2, 3)`, `text`, `none`.
        @Override public String toString() {
            return switch (kind) {
                case ARRAY -> dtype + " " + shape;
                case TEXT -> "text";
                case NONE -> "none";
            };
        }
    }
}
