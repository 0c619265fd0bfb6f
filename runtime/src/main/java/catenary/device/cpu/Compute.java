package catenary.device.cpu;

import catenary.expr.DType;

/// The types that arithmetic is done in; narrower ones are widened when read and narrowed when written.
enum Compute {
    FLOAT,
    DOUBLE,
    INT,
    LONG;

    static final Compute[] ALL = values();

    /// The type that computes for `dtype`.
    static Compute of(DType dtype) {
        return switch (dtype) {
            case FLOAT16, BFLOAT16, FLOAT32 -> FLOAT;
            case FLOAT64 -> DOUBLE;
            case BOOL, UINT8, INT8, INT32 -> INT;
            case INT64 -> LONG;
        };
    }

    /// The dtype that blocks of this type hold: integers of every width are computed in `long`.
    DType blockType() {
        return switch (this) {
            case FLOAT -> DType.FLOAT32;
            case DOUBLE -> DType.FLOAT64;
            case INT, LONG -> DType.INT64;
        };
    }

    /// A Java array of the kind that blocks of this type are.
    Object newBlock(int length) {
        return switch (this) {
            case FLOAT -> new float[length];
            case DOUBLE -> new double[length];
            case INT, LONG -> new long[length];
        };
    }
}
