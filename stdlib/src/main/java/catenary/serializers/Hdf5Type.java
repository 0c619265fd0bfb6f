package catenary.serializers;

import catenary.expr.DType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The types of elements in HDF5 files, as h5py spells NumPy's: truth values are an enumeration of `FALSE` and `TRUE`.
///
/// @param dtype null for text
/// @param order byte order of the elements
/// @param bytes bytes of an element
record Hdf5Type(DType dtype, ByteOrder order, int bytes) {

    private static final int ENUMERATION = 8;
    private static final Map<Integer, String> TRUTH_VALUES = Map.of(0, "FALSE", 1, "TRUE");

    /// @throws IllegalArgumentException if arrays here have no such type
    static Hdf5Type of(DataType type) {
        return switch (type) {
            case FixedPoint t -> new Hdf5Type(integer(t), t.getByteOrder(), t.getSize());
            case FloatingPoint t -> new Hdf5Type(floating(t), t.getByteOrder(), t.getSize());
            case EnumDataType t when t.getSize() == 1 && t.getEnumMapping().equals(TRUTH_VALUES) ->
                    new Hdf5Type(DType.BOOL, ByteOrder.LITTLE_ENDIAN, 1);
            case StringData t -> new Hdf5Type(null, ByteOrder.LITTLE_ENDIAN, t.getSize());
            default -> throw unsupported(type.getClass().getSimpleName());
        };
    }

    private static DType integer(FixedPoint t) {
        String name = (t.isSigned() ? "int" : "uint") + 8L * t.getSize();
        if (t.getBitOffset() != 0 || t.getBitPrecision() != 8 * t.getSize()) {
            throw unsupported(name + " with unused bits");
        }
        return switch (name) {
            case "int8" -> DType.INT8;
            case "uint8" -> DType.UINT8;
            case "int32" -> DType.INT32;
            case "int64" -> DType.INT64;
            default -> throw unsupported(name);
        };
    }

    private static DType floating(FloatingPoint t) {
        for (DType dtype : List.of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)) {
            int bits = 8 * dtype.bytes();
            int exponent = exponentBits(dtype);
            int mantissa = bits - 1 - exponent;
            if (t.getSize() == dtype.bytes() && t.getBitOffset() == 0 && t.getBitPrecision() == bits
                    && t.getExponentSize() == exponent && t.getExponentLocation() == mantissa
                    && t.getMantissaLocation() == 0 && t.getMantissaSize() == mantissa
                    && t.getExponentBias() == (1 << exponent - 1) - 1 && t.getSignLocation() == bits - 1) {
                return dtype;
            }
        }
        throw unsupported("another float of " + t.getSize() + " bytes");
    }

    private static int exponentBits(DType dtype) {
        return dtype == DType.FLOAT16 ? 5 : dtype == DType.FLOAT32 ? 8 : 11;
    }

    private static IllegalArgumentException unsupported(String what) {
        return new IllegalArgumentException("expected float16 float32 float64 int8 int32 int64 uint8 bool or text of a"
                + " fixed length, but found " + what);
    }

    /// The type in which arrays of `dtype` are written, little-endian.
    static DataType written(DType dtype) {
        int size = dtype.bytes();
        return switch (dtype) {
            case BOOL -> new Encoded(ENUMERATION, 1, bytes(30).put(new byte[] {0x10, 8, 0, 0}).putInt(1)
                    .putShort((short) 0).putShort((short) 8)
                    .put("FALSE\0\0\0TRUE\0\0\0\0\0\1".getBytes(StandardCharsets.US_ASCII)), 2);
            case UINT8 -> fixedPoint(size, 0);
            case INT8, INT32, INT64 -> fixedPoint(size, 8);
            case FLOAT16, FLOAT32, FLOAT64 -> floatingPoint(size, exponentBits(dtype));
            case BFLOAT16 -> throw new IllegalArgumentException("HDF5 has no bfloat16");
        };
    }

    /// UTF-8 of that many bytes, filled up with zeros.
    static DataType text(int size) {
        return new Encoded(StringData.CLASS_ID, size, bytes(0), 0x11);
    }

    private static DataType fixedPoint(int size, int sign) {
        return new Encoded(FixedPoint.CLASS_ID, size, bytes(4).putShort((short) 0).putShort((short) (8 * size)), sign);
    }

    private static DataType floatingPoint(int size, int exponent) {
        int impliedBit = 0x20;
        int sign = 8 * size - 1;
        int mantissa = sign - exponent;
        return new Encoded(FloatingPoint.CLASS_ID, size,
                bytes(12).putShort((short) 0).putShort((short) (8 * size)).put((byte) mantissa).put((byte) exponent)
                        .put((byte) 0).put((byte) mantissa).putInt((1 << exponent - 1) - 1),
                impliedBit | sign << 8);
    }

    private static ByteBuffer bytes(int n) {
        return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A type in the words of the format, because jHDF writes fewer types than it reads.
    private static final class Encoded extends DataType {
        private final byte[] properties;

        Encoded(int dataClass, int size, ByteBuffer properties, int bits) {
            super(dataClass, size);
            this.properties = properties.array();
            for (int i = 0; i < 24; i++) {
                classBits.set(i, (bits >> i & 1) != 0);
            }
        }

        @Override public ByteBuffer toBuffer() {
            return toBufferBuilder().writeBytes(properties).build();
        }

        @Override public Class<?> getJavaType() {
            throw new UnsupportedOperationException("only written");
        }

        @Override public Object fillData(ByteBuffer buffer, int[] dimensions, HdfBackingStorage storage) {
            throw new UnsupportedOperationException("only written");
        }
    }
}
