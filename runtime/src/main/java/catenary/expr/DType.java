package catenary.expr;

import java.util.Locale;

/// The type of an array's elements, under NumPy's names.
public enum DType {
    BOOL(1, Kind.BOOL),
    UINT8(1, Kind.UNSIGNED),
    INT8(1, Kind.SIGNED),
    INT32(4, Kind.SIGNED),
    INT64(8, Kind.SIGNED),
    FLOAT16(2, Kind.FLOAT),
    BFLOAT16(2, Kind.FLOAT),
    FLOAT32(4, Kind.FLOAT),
    FLOAT64(8, Kind.FLOAT);

    /// What the values are: truth values, unsigned or signed integers, or floating point numbers.
    public enum Kind {
        BOOL,
        UNSIGNED,
        SIGNED,
        FLOAT
    }

    private final int bytes;
    private final Kind kind;
    private final String text = name().toLowerCase(Locale.ROOT);

    DType(int bytes, Kind kind) {
        this.bytes = bytes;
        this.kind = kind;
    }

    /// Bytes of one element.
    public int bytes() {
        return bytes;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    /// True for the integer types, signed or not; a truth value is no integer.
    public boolean isInteger() {
        return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
    }

    /// The type named by NumPy's word for it (`float32`).
    ///
    /// @throws IllegalArgumentException if there is no such type
    public static DType of(String name) {
        for (DType d : values()) {
            if (d.text.equals(name)) {
                return d;
            }
        }
        throw new IllegalArgumentException("dtype: expected one of bool, uint8, int8, int32, int64, float16, bfloat16, "
                + "float32, float64, but found " + name);
    }

    /// The smallest type that holds the values of both, as NumPy promotes array operands.
    public static DType promote(DType a, DType b) {
        if (a == b) {
            return a;
        }
        if (a.isFloat() != b.isFloat()) {
            DType f = a.isFloat() ? a : b;
            DType i = a.isFloat() ? b : a;
            return i.bytes >= 4 ? FLOAT64 : f;
        }
        if (a.isFloat()) {
            return a.bytes == 2 && b.bytes == 2 ? FLOAT32 : a.bytes > b.bytes ? a : b;
        }
        if (a.kind == Kind.BOOL || b.kind == Kind.BOOL) {
            return a.kind == Kind.BOOL ? b : a;
        }
        if (a.bytes == 1 && b.bytes == 1) {
            return INT32;
        }
        return a.bytes > b.bytes ? a : b;
    }

    @Override public String toString() {
        return text;
    }
}
