package catenary.device.cuda;

import catenary.home.UserFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// Compiled kernels of one device, kept in memory and on disk, one file each, named by a hash of the source and of all that
/// tells one compiler's output from another's; and notes of what was measured on it.
///
/// The files may save time and do nothing else: what can't be read, or isn't what was written, is compiled anew; what
/// can't be written is not kept. A file appears under its name when it is complete, so that processes may share a folder.
final class Images {

    /// Bytes of all files together; beyond it those that weren't used for longest are removed.
    static final long MAX_BYTES = 128L << 20;

    private static final long FORMAT = 0x43415455_00000001L;
    private static final int HEADER = 3 * Long.BYTES;

    /// What compilers write in front of an error: `name(12): error: ...`, `name:12:5: error: ...`.
    private static final Pattern ERROR = Pattern.compile("[(:](\\d+)\\)?:(?:\\d+:)? [a-z ]*error");

    private final Driver driver;
    private final Path folder;
    private final long maxBytes;
    private final Map<String, Long> functions = new ConcurrentHashMap<>();

    Images(Driver driver) {
        this(driver, UserFolder.cache("kernels"), MAX_BYTES);
    }

    /// @param folder where the files are, or null for none
    Images(Driver driver, Path folder, long maxBytes) {
        this.driver = driver;
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /// The function `name` of `source`, from the disk if it was compiled before.
    ///
    /// @throws CudaException with the compiler's words and the line of `source` that they name
    long load(String name, String source) {
        return functions.computeIfAbsent(key(List.of(name, source)), key -> load(key, name, source));
    }

    /// What [#note] was told of the same thing, in this process or another; null if nothing.
    String recall(List<String> of) {
        byte[] note = read(key(of));
        return note == null ? null : new String(note, StandardCharsets.UTF_8);
    }

    void note(List<String> of, String what) {
        write(key(of), what.getBytes(StandardCharsets.UTF_8));
    }

    private long load(String key, String name, String source) {
        byte[] image = read(key);
        if (image != null) {
            try {
                return driver.load(image, name);
            } catch (CudaException _) {
                // Undamaged, but of no use to this driver: as good as none.
            }
        }
        image = compile(name, source);
        write(key, image);
        return driver.load(image, name);
    }

    private byte[] compile(String name, String source) {
        try {
            return driver.compile(name, source);
        } catch (CudaException e) {
            throw new CudaException("kernel " + name + ": " + e.getMessage() + pointedAt(e.getMessage(), source), e);
        }
    }

    private static String pointedAt(String message, String source) {
        Matcher m = ERROR.matcher(message == null ? "" : message);
        if (!m.find() || m.group(1).length() > 9) {
            return "";
        }
        int line = Integer.parseInt(m.group(1));
        return source.lines().skip(Math.max(0, line - 1)).findFirst().map(s -> "\n  line " + line + ": " + s.strip())
                .orElse("");
    }

    private String key(List<String> parts) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            add(hash, driver.compiler());
            parts.forEach(part -> add(hash, part));
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest hash, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        hash.update(bytes);
    }

    // ---- files: format, length and checksum, then the image

    private byte[] read(String key) {
        if (folder == null) {
            return null;
        }
        try {
            Path path = folder.resolve(key);
            if (Files.size(path) > maxBytes) {
                return null;
            }
            var file = ByteBuffer.wrap(Files.readAllBytes(path));
            if (file.remaining() < HEADER || file.getLong() != FORMAT || file.getLong() != file.capacity() - HEADER) {
                return null;
            }
            long expected = file.getLong();
            byte[] image = new byte[file.remaining()];
            file.get(image);
            if (expected != checksum(image)) {
                return null;
            }
            markUsed(path);
            return image;
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    private static void markUsed(Path path) {
        try {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
        } catch (IOException _) {
            // In a folder that may only be read nothing is removed either.
        }
    }

    private void write(String key, byte[] image) {
        if (folder == null || image.length + HEADER > maxBytes) {
            return;
        }
        Path temporary = null;
        try {
            Files.createDirectories(folder, ownersOnly());
            temporary = Files.createTempFile(folder, key, ".tmp");
            var file = ByteBuffer.allocate(HEADER + image.length);
            file.putLong(FORMAT).putLong(image.length).putLong(checksum(image)).put(image);
            Files.write(temporary, file.array());
            Files.move(temporary, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            removeOldest();
        } catch (IOException | RuntimeException _) {
            discard(temporary);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }

    private static long checksum(byte[] image) {
        var crc = new CRC32C();
        crc.update(image);
        return crc.getValue();
    }

    private record Kept(Path path, long bytes, long used) {}

    private void removeOldest() throws IOException {
        var all = new ArrayList<Kept>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path f : files) {
                all.add(new Kept(f, Files.size(f), Files.getLastModifiedTime(f).toMillis()));
            }
        }
        long total = all.stream().mapToLong(Kept::bytes).sum();
        all.sort(Comparator.comparingLong(Kept::used));
        for (Kept oldest : all) {
            if (total <= maxBytes) {
                return;
            }
            Files.deleteIfExists(oldest.path());
            total -= oldest.bytes();
        }
    }

    private static void discard(Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException _) {
            // A file that can't be deleted does no harm: nothing reads a name that ends in .tmp.
        }
    }
}
