package catenary.serializers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// An open NPZ file: a zip whose members `<key>.npy` are arrays.
///
/// Trusts nothing: a member's size must be possible for its compressed size and equal what its header says before
/// memory is taken for it, its checksum must be right, and names are only ever compared, never used as paths.
final class NpzFile implements FileFormat.OpenFile {

    private static final String SUFFIX = ".npy";
    private static final int MAX_ENTRIES = 1_000_000;
    private static final long MIN_BUDGET = 64L << 20;

    /// Deflate cannot shrink further than to 1/1032.
    private static final int MAX_DEFLATE_RATIO = 1040;

    private final String name;
    private final ZipFile zip;
    private final TreeMap<String, ZipEntry> entries = new TreeMap<>();
    private long budget;

    /// @param ratio how many times its size the file may unfold to, for entries whose size nobody expects
    NpzFile(Path path, int ratio) {
        this.name = path.toString();
        File file = path.toFile();
        if (!Files.isRegularFile(path)) {
            throw new BadFileException(name, Files.exists(path) ? "is not a file" : "there is no such file");
        }
        this.budget = Math.max(MIN_BUDGET, file.length() * ratio);
        this.zip = open(file);
        try {
            index(file.length());
        } catch (BadFileException e) {
            close();
            throw e;
        }
    }

    private ZipFile open(File file) {
        try {
            return new ZipFile(file);
        } catch (IOException | RuntimeException e) {
            String why = Files.isReadable(file.toPath()) ? "is not an NPZ file, or damaged" : "cannot be read";
            throw new BadFileException(name, why + " (" + e.getMessage() + ")", e);
        }
    }

    private void index(long fileLength) {
        if (zip.size() > MAX_ENTRIES) {
            throw new BadFileException(name,
                    "expected at most " + MAX_ENTRIES + " entries, but found " + zip.size());
        }
        for (var all = zip.entries(); all.hasMoreElements();) {
            ZipEntry e = all.nextElement();
            if (!e.getName().endsWith(SUFFIX)) {
                continue;
            }
            String key = e.getName().substring(0, e.getName().length() - SUFFIX.length());
            long packed = e.getCompressedSize();
            long size = e.getSize();
            if (packed < 0 || packed > fileLength || size < 0
                    || size > (e.getMethod() == ZipEntry.STORED ? packed : packed * MAX_DEFLATE_RATIO + 64)) {
                throw bad(key, "expected a possible size, but found " + size + " bytes packed in " + packed, null);
            }
            if (entries.put(key, e) != null) {
                throw bad(key, "is in the file twice", null);
            }
        }
    }

    @Override public String name() {
        return name;
    }

    @Override public NavigableSet<String> keys() {
        return entries.navigableKeySet();
    }

    @Override public Entry.Type type(String key) {
        return open(key, (npy, _) -> npy.type());
    }

    @Override public Entry read(String key, boolean expected) {
        ZipEntry e = entries.get(key);
        if (!expected) {
            budget -= e.getSize();
            if (budget < 0) {
                throw bad(key, "expected at most " + e.getCompressedSize() + " bytes to unfold to less than "
                        + e.getSize() + "; if the file can be trusted, raise the limit with ratio(...)", null);
            }
        }
        return open(key, (npy, checked) -> {
            if (npy.totalBytes() >= 0 && npy.totalBytes() != e.getSize()) {
                throw new IllegalArgumentException("expected " + npy.totalBytes() + " bytes for " + npy.type()
                        + ", but found " + e.getSize());
            }
            Entry entry = npy.read();
            if (checked.getChecksum().getValue() != e.getCrc()) {
                throw new IllegalArgumentException("expected another checksum: the data are damaged");
            }
            return entry;
        });
    }

    private interface Use<T> {
        T with(NpyReader npy, CheckedInputStream checked) throws IOException;
    }

    private <T> T open(String key, Use<T> use) {
        try (InputStream in = zip.getInputStream(entries.get(key));
                CheckedInputStream checked = new CheckedInputStream(in, new CRC32())) {
            return use.with(new NpyReader(checked), checked);
        } catch (IOException | IllegalArgumentException e) {
            throw bad(key, e instanceof IOException ? "cannot be unpacked (" + e.getMessage() + ")" : e.getMessage(),
                    e);
        }
    }

    private BadFileException bad(String key, String what, Exception cause) {
        return new BadFileException(name, NpyHeader.abbreviated(key) + ": " + what, cause);
    }

    @Override public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
