package catenary.serializers;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import io.jhdf.ObjectHeader.ObjectHeaderV2;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.WritableGroupImpl;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes entries as an HDF5 file: the path of a key is a path of groups.
///
/// jHDF writes the structures. Data sets are written here, because its own know neither those without elements nor float16, and
/// take arrays of arrays.
final class Hdf5Writer {

    /// h5py's `compression=4`, Chainer's default.
    private static final int LEVEL = 4;
    private static final int SIMPLE = 1;
    private static final int NO_ELEMENTS = 2;
    private static final long UNDEFINED = -1;
    private static final int BUFFER = 1 << 16;

    /// What is larger is written in one piece: it could not be unpacked at once.
    private static final long MAX_PACKED = 1L << 30;

    private final SaveOptions options;
    private final SuperblockV2V3 superblock = new SuperblockV2V3();

    private Hdf5Writer(SaveOptions options) {
        this.options = options;
    }

    static void write(Map<String, Entry> entries, SaveOptions options, RandomAccessFile out) throws IOException {
        new Hdf5Writer(options).write(entries, out);
    }

    private void write(Map<String, Entry> entries, RandomAccessFile out) throws IOException {
        var root = new WritableGroupImpl(null, "");
        Map<String, WritableGroup> groups = new HashMap<>(Map.of("", root));
        entries.forEach((key, entry) -> {
            int slash = key.lastIndexOf('/');
            WritableGroup group = group(key, Math.max(0, slash), groups);
            String name = key.substring(slash + 1);
            if (name.isBlank() || group.getChild(name) != null) {
                throw new IllegalArgumentException("hdf5: expected keys that are paths, each of data or of a group,"
                        + " but found " + key + (name.isBlank() ? "" : " twice"));
            }
            group.putDataset(name, new Written(entry, name, group));
        });
        try {
            var channel = new HdfFileChannel(new SeekingChannel(out), superblock);
            root.write(channel, WritableHdfFile.ROOT_GROUP_ADDRESS);
            channel.write(superblock.toBuffer(out.length()), 0);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (HdfException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e;
        }
    }

    /// The group that the first `end` characters of a key name.
    private static WritableGroup group(String key, int end, Map<String, WritableGroup> groups) {
        String path = key.substring(0, end);
        WritableGroup known = groups.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        WritableGroup parent = group(key, Math.max(0, slash), groups);
        String name = path.substring(slash + 1);
        if (name.isBlank() || parent.getChild(name) != null) {
            throw new IllegalArgumentException("hdf5: expected keys that are paths, each of data or of a group, but"
                    + " found " + key);
        }
        WritableGroup group = parent.putGroup(name);
        groups.put(path, group);
        return group;
    }

    /// One entry as a data set: its header, and after it the elements.
    private final class Written extends WritableDatasetImpl {
        private final Entry entry;

        Written(Entry entry, String name, Group parent) {
            super(0L, name, parent); // never looked at
            this.entry = entry;
        }

        @Override public long write(HdfFileChannel channel, long position) {
            try {
                return switch (entry) {
                    case Entry.None() -> empty(Hdf5Type.written(DType.FLOAT32), NO_ELEMENTS, channel, position);
                    case Entry.Text(String text) -> text(text.getBytes(StandardCharsets.UTF_8), channel, position);
                    // HDF5 has no bfloat16; float32 holds its values exactly.
                    case Entry.Array(NDArray a) when a.dtype() == DType.BFLOAT16 ->
                            array(a.astype(DType.FLOAT32), channel, position);
                    case Entry.Array(NDArray a) -> array(a, channel, position);
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private long empty(DataType type, int kind, HdfFileChannel channel, long position, int... lengths)
            throws IOException {
        return header(type, space(kind, lengths), ContiguousDataLayoutMessage.create(UNDEFINED, 0), channel, position);
    }

    private long text(byte[] utf8, HdfFileChannel channel, long position) throws IOException {
        byte[] bytes = Arrays.copyOf(utf8, Math.max(1, utf8.length)); // HDF5 knows no text of width 0
        DataType type = Hdf5Type.text(bytes.length);
        return inOnePiece(type, space(0), bytes.length, out -> out.write(bytes), channel, position);
    }

    private long array(NDArray array, HdfFileChannel channel, long position) throws IOException {
        DataType type = Hdf5Type.written(array.dtype());
        int[] lengths = array.shape().toArray();
        DataSpace space = space(lengths.length == 0 ? 0 : SIMPLE, lengths);
        long bytes = Elements.bytes(array.dtype(), array.shape());
        if (bytes == 0) {
            return empty(type, SIMPLE, channel, position, lengths);
        }
        if (!options.compression() || array.size() == 1 || bytes > MAX_PACKED) {
            return inOnePiece(type, space, bytes, out -> Elements.write(array, out), channel, position);
        }
        byte[] packed = packed(array);
        int[] chunk = Arrays.copyOf(lengths, lengths.length + 1);
        chunk[lengths.length] = array.dtype().bytes();
        long start = header(type, space, ChunkedDataLayoutMessageV4.createFilteredSingleChunk(0, chunk,
                packed.length), channel, position);
        channel.write(ByteBuffer.wrap(packed), start);
        header(type, space, ChunkedDataLayoutMessageV4.createFilteredSingleChunk(start, chunk, packed.length),
                channel, position);
        return start + packed.length;
    }

    private static byte[] packed(NDArray array) throws IOException {
        var packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(LEVEL);
        try (var out = new BufferedOutputStream(new DeflaterOutputStream(packed, deflater, BUFFER), BUFFER)) {
            Elements.write(array, out);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private interface Contents {
        void writeTo(OutputStream out) throws IOException;
    }

    private long inOnePiece(DataType type, DataSpace space, long bytes, Contents contents, HdfFileChannel channel,
            long position) throws IOException {
        long start = header(type, space, ContiguousDataLayoutMessage.create(0, bytes), channel, position);
        header(type, space, ContiguousDataLayoutMessage.create(start, bytes), channel, position);
        channel.position(start);
        var out = new BufferedOutputStream(Channels.newOutputStream(channel.getFileChannel()), BUFFER);
        contents.writeTo(out);
        out.flush();
        return start + bytes;
    }

    /// Writes the header of a data set. Returns where it ends, which no address in it changes.
    private long header(DataType type, DataSpace space, DataLayoutMessage layout, HdfFileChannel channel,
            long position) {
        List<Message> messages = new ArrayList<>(List.of(DataTypeMessage.create(type), DataSpaceMessage.create(space),
                FillValueMessage.NO_FILL));
        if (layout instanceof ChunkedDataLayoutMessageV4) {
            messages.add(FilterPipelineMessage.create(List.of(new FilterPipelineMessage.FilterInfo(
                    DeflatePipelineFilter.ID, "deflate", false, new int[] {LEVEL}))));
        }
        messages.add(layout);
        ByteBuffer bytes = new ObjectHeaderV2(position, messages).toBuffer();
        long end = position + bytes.limit();
        channel.write(bytes, position);
        return end;
    }

    /// jHDF makes spaces from Java arrays or from bytes; here they come from bytes.
    private DataSpace space(int kind, int... lengths) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + Long.BYTES * lengths.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {2, (byte) lengths.length, 0, (byte) kind});
        for (int length : Shape.of(lengths).toArray()) {
            bytes.putLong(length);
        }
        return DataSpace.readDataSpace(bytes.flip(), superblock);
    }
}
