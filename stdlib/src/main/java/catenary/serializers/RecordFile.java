package catenary.serializers;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A file of records one after the other, each some entries by key; any of them can be read, by several threads at once.
///
/// The file begins with eight bytes that say what it is. A record is its length (64 bits), and for each entry the length of
/// the key (32 bits), the key in UTF-8, the length of the entry (64 bits) and the entry as NPY; numbers are little-endian.
public final class RecordFile implements AutoCloseable {

    private static final byte[] MAGIC = "CTNRREC1".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_RECORD = Integer.MAX_VALUE - 16;

    private final String name;
    private final RandomAccessFile in; // not a channel, which an interrupt of one reader would close for all
    private final long[] starts; // of the records' entries, and after them all

    /// Finds the records of a file.
    ///
    /// @throws BadFileException if it is no such file, or cut off
    public RecordFile(Path file) {
        this.name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw new BadFileException(name, "there is no such file");
        }
        try {
            in = new RandomAccessFile(file.toFile(), "r");
        } catch (IOException e) {
            throw new BadFileException(name, "cannot be read (" + e.getMessage() + ")", e);
        }
        try {
            starts = index();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private long[] index() {
        if (!Arrays.equals(bytes(0, (int) Math.min(MAGIC.length, length())), MAGIC)) {
            throw new BadFileException(name, "is no file of records");
        }
        long end = length();
        List<Long> found = new ArrayList<>();
        long at = MAGIC.length;
        while (at < end) {
            long size = end - at < Long.BYTES ? -1 : buffer(at, Long.BYTES).getLong();
            at += Long.BYTES;
            if (size < 0 || size > Math.min(MAX_RECORD, end - at)) {
                throw new BadFileException(name, "record " + found.size() + " is cut off");
            }
            found.add(at);
            at += size;
        }
        found.add(at + Long.BYTES);
        return found.stream().mapToLong(i -> i).toArray();
    }

    private long length() {
        try {
            return in.length();
        } catch (IOException e) {
            throw new BadFileException(name, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private ByteBuffer buffer(long at, int size) {
        return ByteBuffer.wrap(bytes(at, size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private synchronized byte[] bytes(long at, int size) {
        byte[] out = new byte[size];
        try {
            in.seek(at);
            in.readFully(out);
            return out;
        } catch (IOException e) {
            throw new BadFileException(name, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /// Number of records.
    public int size() {
        return starts.length - 1;
    }

    /// The entries of record `i`, counted from 0.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    /// @throws BadFileException          if it is damaged
    public Map<String, Entry> get(int i) {
        if (i < 0 || i >= size()) {
            throw new IndexOutOfBoundsException(name + ": expected 0 <= index < " + size() + ", but found " + i);
        }
        ByteBuffer record = buffer(starts[i], (int) (starts[i + 1] - Long.BYTES - starts[i]));
        Map<String, Entry> entries = new LinkedHashMap<>();
        try {
            while (record.hasRemaining()) {
                String key = new String(part(record, record.getInt()), StandardCharsets.UTF_8);
                entries.put(key, entry(part(record, record.getLong())));
            }
        } catch (RuntimeException | IOException e) {
            throw new BadFileException(name, "record " + i + " is damaged (" + e.getMessage() + ")", e);
        }
        return entries;
    }

    private static byte[] part(ByteBuffer record, long size) {
        if (size < 0 || size > record.remaining()) {
            throw new IllegalArgumentException(
                    "expected at most " + record.remaining() + " bytes, but found a length of " + size);
        }
        byte[] out = new byte[(int) size];
        record.get(out);
        return out;
    }

    private static Entry entry(byte[] bytes) throws IOException {
        NpyReader npy = new NpyReader(new ByteArrayInputStream(bytes));
        if (npy.totalBytes() >= 0 && npy.totalBytes() != bytes.length) {
            throw new IllegalArgumentException("expected " + npy.totalBytes() + " bytes for " + npy.type()
                    + ", but found " + bytes.length);
        }
        return npy.read();
    }

    @Override public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Appends records to a new file.
    public static final class Writer implements AutoCloseable {

        private final OutputStream out;

        /// Makes the file, in place of what is there.
        ///
        /// @throws UncheckedIOException if it can't be written
        public Writer(Path file) {
            try {
                out = new BufferedOutputStream(new FileOutputStream(file.toFile()), 1 << 16);
                out.write(MAGIC);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
            }
        }

        public void write(Map<String, Entry> entries) {
            try {
                ByteArrayOutputStream record = new ByteArrayOutputStream();
                for (var e : entries.entrySet()) {
                    byte[] key = e.getKey().getBytes(StandardCharsets.UTF_8);
                    ByteArrayOutputStream npy = new ByteArrayOutputStream();
                    NpyWriter.write(e.getValue(), npy);
                    record.write(number(Integer.BYTES).putInt(key.length).array());
                    record.write(key);
                    record.write(number(Long.BYTES).putLong(npy.size()).array());
                    npy.writeTo(record);
                }
                out.write(number(Long.BYTES).putLong(record.size()).array());
                record.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException("a record cannot be written: " + e.getMessage(), e);
            }
        }

        private static ByteBuffer number(int bytes) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        /// Writes what is left to be written.
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("records cannot be written: " + e.getMessage(), e);
            }
        }

        @Override public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException("records cannot be written: " + e.getMessage(), e);
            }
        }
    }
}
