package catenary.serializers;

import catenary.array.NDArray;
import catenary.array.Shape;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;
import io.jhdf.btree.BTreeV1;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.Supplier;

/// An open HDF5 file: groups within groups, whose data sets are the entries.
///
/// jHDF reads the structures, from a [Hdf5Storage] that limits it; the elements are read here, once their number has
/// proved possible. Links to other places and files are refused.
final class Hdf5File implements FileFormat.OpenFile {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_RANK = 32;
    private static final int MAX_OBJECTS = 1_000_000;
    private static final long UNDEFINED = -1;
    private static final int NO_ELEMENTS = 2;
    private static final long MIN_BUDGET = 64L << 20;

    private record DataSet(DataTypeMessage type, DataSpace space, DataLayoutMessage layout,
            FilterPipelineMessage filters) {}

    private final String name;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment data;
    private final Hdf5Storage storage;
    private final TreeMap<String, DataSet> found = new TreeMap<>();
    private int objects;
    private long budget;

    /// @param ratio how many times its size the file may unfold to, for entries whose size nobody expects
    Hdf5File(Path path, int ratio) {
        this.name = path.toString();
        if (!Files.isRegularFile(path)) {
            throw new BadFileException(name, Files.exists(path) ? "is not a file" : "there is no such file");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            this.data = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (IOException e) {
            arena.close();
            throw new BadFileException(name, "cannot be read (" + e.getMessage() + ")", e);
        }
        this.budget = Math.max(MIN_BUDGET, data.byteSize() * ratio);
        try {
            this.storage = guarded("", () -> new Hdf5Storage(data));
            guarded("", () -> {
                index();
                return null;
            });
        } catch (BadFileException e) {
            close();
            throw e;
        }
    }

    /// Whatever goes wrong in a damaged structure, within jHDF or here, makes it a bad file.
    private <T> T guarded(String key, Supplier<T> reading) {
        String where = key.isEmpty() ? "is not an HDF5 file, or damaged" : NpyHeader.abbreviated(key);
        try {
            return reading.get();
        } catch (BadFileException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new BadFileException(name, where + ": its parts refer to each other without end", e);
        } catch (RuntimeException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : NpyHeader.abbreviated(e.getMessage());
            throw new BadFileException(name, key.isEmpty() ? where + " (" + why + ")" : where + ": " + why, e);
        }
    }

    // ---- structure

    private void index() {
        switch (storage.getSuperblock()) {
            case SuperblockV0V1 s -> walk(
                    new SymbolTableEntry(storage, s.getRootGroupSymbolTableAddress()).getObjectHeaderAddress(), "", 0);
            case SuperblockV2V3 s -> walk(s.getRootGroupObjectHeaderAddress(), "", 0);
            default -> throw new IllegalArgumentException("expected superblock version 0 to 3");
        }
    }

    private void walk(long address, String key, int depth) {
        if (++objects > MAX_OBJECTS || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("expected at most " + MAX_OBJECTS + " groups and data sets, nested at"
                    + " most " + MAX_DEPTH + " deep");
        }
        ObjectHeader header = ObjectHeader.readObjectHeader(storage, address);
        if (header.hasMessageOfType(DataSpaceMessage.class)) {
            DataSet set = new DataSet(header.getMessageOfType(DataTypeMessage.class),
                    header.getMessageOfType(DataSpaceMessage.class).getDataSpace(),
                    header.getMessageOfType(DataLayoutMessage.class),
                    header.hasMessageOfType(FilterPipelineMessage.class)
                            ? header.getMessageOfType(FilterPipelineMessage.class) : null);
            if (found.put(key, set) != null) {
                throw bad(key, "is in the file twice");
            }
        } else if (header.hasMessageOfType(SymbolTableMessage.class)) {
            walkTable(header.getMessageOfType(SymbolTableMessage.class), key, depth);
        } else if (header.hasMessageOfType(LinkInfoMessage.class)) {
            if (header.getMessageOfType(LinkInfoMessage.class).getBTreeNameIndexAddress() != UNDEFINED) {
                throw bad(key, "is a group in a form that only newer libraries write; h5py writes one that can be read"
                        + " with libver=\"earliest\"");
            }
            for (LinkMessage link : header.getMessagesOfType(LinkMessage.class)) {
                if (link.getLinkType() != LinkMessage.LinkType.HARD) {
                    throw bad(joined(key, link.getLinkName()), "expected data, but found a link to another place");
                }
                walk(link.getHardLinkAddress(), joined(key, link.getLinkName()), depth + 1);
            }
        }
    }

    /// A group of the older form, which Chainer's files have.
    private void walkTable(SymbolTableMessage table, String key, int depth) {
        ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
        for (long node : BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
            for (SymbolTableEntry entry : new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
                String child = joined(key, nameAt(names, entry.getLinkNameOffset()));
                if (entry.getCacheType() == 2) {
                    throw bad(child, "expected data, but found a link to another place");
                }
                walk(entry.getObjectHeaderAddress(), child, depth + 1);
            }
        }
    }

    private static String nameAt(ByteBuffer names, int start) {
        int end = start;
        while (names.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - start];
        names.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String joined(String group, String child) {
        return group.isEmpty() ? child : group + "/" + child;
    }

    // ---- entries

    @Override public String name() {
        return name;
    }

    @Override public NavigableSet<String> keys() {
        return found.navigableKeySet();
    }

    @Override public Entry.Type type(String key) {
        return guarded(key, () -> {
            DataSet set = found.get(key);
            if (set.space.getType() == NO_ELEMENTS) {
                return Entry.Type.NONE;
            }
            Hdf5Type type = Hdf5Type.of(set.type.getDataType());
            Shape shape = shape(set.space);
            if (type.dtype() != null) {
                return Entry.Type.array(type.dtype(), shape);
            }
            if (shape.rank() != 0) {
                throw new IllegalArgumentException("expected numbers or a single text, but found texts of shape "
                        + shape);
            }
            return Entry.Type.TEXT;
        });
    }

    private static Shape shape(DataSpace space) {
        long[] lengths = space.getDimensionsAsLong();
        if (lengths.length > MAX_RANK) {
            throw new IllegalArgumentException(
                    "expected at most " + MAX_RANK + " axes, but found " + lengths.length);
        }
        int[] d = new int[lengths.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = Math.toIntExact(lengths[i]);
            if (d[i] < 0) {
                throw new IllegalArgumentException("expected lengths of axes, but found " + d[i]);
            }
        }
        return Shape.of(d);
    }

    @Override public Entry read(String key, boolean expected) {
        return guarded(key, () -> {
            Entry.Type kind = type(key);
            if (kind == Entry.Type.NONE) {
                return new Entry.None();
            }
            DataSet set = found.get(key);
            Hdf5Type type = Hdf5Type.of(set.type.getDataType());
            Shape shape = shape(set.space);
            long bytes = (long) type.bytes() * shape.size();
            if (!expected) {
                budget -= bytes;
                if (budget < 0) {
                    throw new IllegalArgumentException("expected less than " + bytes
                            + " bytes; if the file can be trusted, raise the limit with ratio(...)");
                }
            }
            try (InputStream in = Hdf5Contents.open(data, storage, set.layout, set.filters, type.bytes(), shape)) {
                if (kind == Entry.Type.TEXT) {
                    return new Entry.Text(text(in.readNBytes((int) bytes)));
                }
                NDArray array = Elements.read(in, type.dtype(), shape, type.order());
                return new Entry.Array(array);
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot be read (" + e.getMessage() + ")", e);
            }
        });
    }

    private static String text(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private BadFileException bad(String key, String what) {
        return new BadFileException(name, NpyHeader.abbreviated(key) + ": " + what);
    }

    @Override public void close() {
        arena.close();
    }
}
