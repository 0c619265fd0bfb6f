package catenary.datasets;

import catenary.serializers.BadFileException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// A gzipped IDX file of bytes: the format of MNIST.
///
/// @param lengths lengths of the axes
/// @param bytes   the elements, row-major
record IdxFile(int[] lengths, byte[] bytes) {

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int MAX_AXES = 4;

    /// No data set in this format is larger; a header that says so is wrong.
    private static final long MAX_BYTES = 1L << 30;

    /// Reads the file's contents.
    ///
    /// @throws BadFileException if they are damaged, of another type or not of `rank` axes
    static IdxFile parse(String file, byte[] gzipped, int rank) {
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(gzipped), 1 << 16))) {
            int magic = in.readInt();
            if (magic >>> 16 != 0 || (magic >>> 8 & 0xFF) != UNSIGNED_BYTE || (magic & 0xFF) > MAX_AXES) {
                throw new BadFileException(file, "expected an IDX file of unsigned bytes, but found magic number 0x"
                        + Integer.toHexString(magic));
            }
            if ((magic & 0xFF) != rank) {
                throw new BadFileException(file, "expected " + rank + " axes, but found " + (magic & 0xFF));
            }
            int[] lengths = new int[rank];
            long size = 1;
            for (int i = 0; i < rank; i++) {
                lengths[i] = in.readInt();
                size = lengths[i] < 0 || size > MAX_BYTES ? Long.MAX_VALUE >>> 32 : size * lengths[i];
            }
            if (size > MAX_BYTES) {
                throw new BadFileException(file, "expected at most " + MAX_BYTES + " bytes, but the header says more");
            }
            byte[] bytes = in.readNBytes((int) size); // grows as data come: a false header takes no memory
            if (bytes.length < size || in.read() >= 0) {
                throw new BadFileException(file, "expected " + size + " bytes of data, but found "
                        + (bytes.length < size ? bytes.length : "more"));
            }
            return new IdxFile(lengths, bytes);
        } catch (IOException e) {
            throw new BadFileException(file, "cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }
}
