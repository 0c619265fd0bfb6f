package catenary.serializers;

import catenary.array.Shape;
import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The bytes of one data set of an HDF5 file: in one piece, or in chunks, each of them packed or not.
final class Hdf5Contents {

    /// Deflate cannot shrink further than to 1/1032.
    private static final int MAX_DEFLATE_RATIO = 1040;

    private record Piece(long address, long bytes, long[] offset, BitSet skippedFilters) {}

    private final MemorySegment file;
    private final List<FilterPipelineMessage.FilterInfo> filters;
    private final int elementBytes;
    private final int[] lengths;
    private final int[] chunk;

    private Hdf5Contents(MemorySegment file, FilterPipelineMessage filters, int elementBytes, int[] lengths,
            int[] chunk) {
        this.file = file;
        this.filters = filters == null ? List.of() : filters.getFilters();
        this.elementBytes = elementBytes;
        this.lengths = lengths;
        this.chunk = chunk;
    }

    /// The elements, row-major. No memory is taken unless there can be so many.
    ///
    /// @throws IllegalArgumentException if they are damaged or stored in a way that isn't supported
    static InputStream open(MemorySegment file, Hdf5Storage storage, DataLayoutMessage layout,
            FilterPipelineMessage filters, int elementBytes, Shape shape) {
        long bytes = (long) elementBytes * shape.size();
        if (bytes == 0) {
            return InputStream.nullInputStream();
        }
        return switch (layout) {
            case CompactDataLayoutMessage m -> {
                byte[] all = new byte[Math.toIntExact(Math.min(bytes, m.getDataBuffer().remaining()))];
                m.getDataBuffer().get(all);
                yield new ByteArrayInputStream(all);
            }
            case ContiguousDataLayoutMessage m -> new SegmentInput(file.asSlice(m.getAddress(), bytes));
            case ChunkedDataLayoutMessage m -> {
                int[] chunk = m.getChunkDimensions();
                var contents = new Hdf5Contents(file, filters, elementBytes, shape.toArray(), chunk);
                contents.checkChunk();
                List<Chunk> chunks = BTreeV1.createDataBTree(storage, m.getBTreeAddress(), chunk.length).getChunks();
                yield contents.assemble(chunks.stream().map(c -> new Piece(c.getAddress(), c.getSize(),
                        c.getChunkOffset(), c.getFilterMask())).toList());
            }
            case ChunkedDataLayoutMessageV4 m when m
                    .getIndexingType() == ChunkedDataLayoutMessageV4.SINGLE_CHUNK_INDEX -> {
                int[] withElement = m.getChunkDimensions();
                int[] chunk = Arrays.copyOf(withElement, withElement.length - 1);
                var contents = new Hdf5Contents(file, filters, elementBytes, shape.toArray(), chunk);
                contents.checkChunk();
                boolean packed = m.isFilteredSingleChunk();
                yield contents.assemble(List.of(new Piece(m.getAddress(),
                        packed ? m.getSizeOfFilteredSingleChunk() : bytes, new long[chunk.length],
                        packed ? m.getFilterMaskFilteredSingleChunk() : new BitSet())));
            }
            default -> throw new IllegalArgumentException("is stored in a form that only newer libraries write; h5py"
                    + " writes one that can be read with libver=\"earliest\"");
        };
    }

    private void checkChunk() {
        boolean fits = chunk.length == lengths.length && chunk.length > 0;
        for (int i = 0; fits && i < chunk.length; i++) {
            fits = 1 <= chunk[i] && chunk[i] <= lengths[i];
        }
        if (!fits) {
            throw new IllegalArgumentException("expected chunks within " + Shape.of(lengths) + ", but found chunks of "
                    + Arrays.toString(chunk));
        }
    }

    private InputStream assemble(List<Piece> pieces) {
        long expected = 1;
        long total = elementBytes;
        int chunkBytes = elementBytes;
        for (int i = 0; i < lengths.length; i++) {
            expected *= (lengths[i] + chunk[i] - 1L) / chunk[i];
            total *= lengths[i];
            chunkBytes *= chunk[i];
        }
        if (pieces.size() != expected) {
            throw new IllegalArgumentException("expected " + expected + " chunks, but found " + pieces.size());
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("expected at most 2 GB in chunks, but found " + total + " bytes");
        }
        long packed = 0;
        for (Piece p : pieces) {
            if (p.address < 0 || p.bytes <= 0 || p.bytes > file.byteSize() - p.address) {
                throw new IllegalArgumentException("expected chunks within the file, but found " + p.bytes
                        + " bytes at " + p.address);
            }
            packed += p.bytes;
        }
        if (total > packed * MAX_DEFLATE_RATIO) {
            throw new IllegalArgumentException("expected " + total + " bytes, but found " + packed + " that cannot"
                    + " unfold to so many");
        }
        byte[] all = new byte[(int) total];
        BitSet seen = new BitSet();
        for (Piece p : pieces) {
            place(p, unpacked(p, chunkBytes), all, seen);
        }
        return new ByteArrayInputStream(all);
    }

    /// Copies the rows of a chunk to where they belong; what reaches beyond the last element is filling.
    private void place(Piece piece, byte[] from, byte[] all, BitSet seen) {
        int rank = chunk.length;
        long index = 0;
        for (int i = 0; i < rank; i++) {
            long at = piece.offset[i];
            if (at < 0 || at >= lengths[i] || at % chunk[i] != 0) {
                throw new IllegalArgumentException(
                        "expected a chunk within " + Shape.of(lengths) + ", but found one at "
                                + Arrays.toString(piece.offset));
            }
            index = index * ((lengths[i] + chunk[i] - 1L) / chunk[i]) + at / chunk[i];
        }
        if (seen.get((int) index)) {
            throw new IllegalArgumentException("expected every chunk once, but found one twice");
        }
        seen.set((int) index);
        int run = (int) Math.min(chunk[rank - 1], lengths[rank - 1] - piece.offset[rank - 1]) * elementBytes;
        int rows = from.length / (chunk[rank - 1] * elementBytes);
        for (int row = 0; row < rows; row++) {
            long target = 0;
            long scale = lengths[rank - 1];
            boolean inside = true;
            for (int i = rank - 2, rest = row; i >= 0; rest /= chunk[i], i--) {
                long at = piece.offset[i] + rest % chunk[i];
                inside &= at < lengths[i];
                target += at * scale;
                scale *= lengths[i];
            }
            if (inside) {
                System.arraycopy(from, row * chunk[rank - 1] * elementBytes, all,
                        (int) ((target + piece.offset[rank - 1]) * elementBytes), run);
            }
        }
    }

    private byte[] unpacked(Piece piece, int chunkBytes) {
        byte[] bytes = file.asSlice(piece.address, piece.bytes).toArray(ValueLayout.JAVA_BYTE);
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (!piece.skippedFilters.get(i)) {
                bytes = unpacked(filters.get(i), bytes, chunkBytes);
            }
        }
        if (bytes.length != chunkBytes) {
            throw new IllegalArgumentException(
                    "expected a chunk of " + chunkBytes + " bytes, but found " + bytes.length);
        }
        return bytes;
    }

    private byte[] unpacked(FilterPipelineMessage.FilterInfo filter, byte[] bytes, int chunkBytes) {
        return switch (filter.getId()) {
            case DeflatePipelineFilter.ID -> inflated(bytes, chunkBytes);
            case ByteShuffleFilter.ID -> new ByteShuffleFilter().decode(bytes, new int[] {elementBytes});
            default -> throw new IllegalArgumentException("expected gzip, but found the filter "
                    + NpyHeader.abbreviated(filter.getName()) + " (" + filter.getId() + ")");
        };
    }

    private static byte[] inflated(byte[] packed, int bytes) {
        if (bytes > (long) packed.length * MAX_DEFLATE_RATIO) {
            throw new IllegalArgumentException("expected " + bytes + " bytes, but found " + packed.length
                    + " that cannot unfold to so many");
        }
        byte[] out = new byte[bytes];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            int done = 0;
            while (done < bytes) {
                int n = inflater.inflate(out, done, bytes - done);
                if (n == 0) {
                    break;
                }
                done += n;
            }
            // One more byte than there should be: also what makes it compare the checksum.
            if (done < bytes || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new IllegalArgumentException("expected " + bytes + " bytes after unpacking, but found "
                        + (done < bytes ? done : "more"));
            }
            return out;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }
}
