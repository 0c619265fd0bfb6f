package catenary.serializers;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes files that are there as a whole or not at all, even if the machine stops in between: into a temporary file
/// beside the target, flushed to the disk, then renamed. What the file held before stays until then.
public final class AtomicFile {

    private static final Pattern TEMPORARY = Pattern.compile("\\.(.+)\\.[0-9a-f]{1,16}\\.tmp");

    private AtomicFile() {}

    /// Writes the contents of a file.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes the contents of a file that are not written from front to end.
    @FunctionalInterface
    public interface ScatteredContent {
        void writeTo(RandomAccessFile out) throws IOException;
    }

    private interface Filling {
        void fill(Path temporary) throws IOException;
    }

    /// Makes `file` hold what `content` writes. The folder must exist.
    ///
    /// @throws UncheckedIOException if it cannot be written: one sentence that says why; nothing is left behind
    public static void write(Path file, Content content) {
        replace(file, temporary -> {
            // A plain stream: unlike a channel, an interrupt doesn't close it halfway.
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                content.writeTo(out);
                out.flush();
                out.getFD().sync();
            }
        });
    }

    /// Makes `file` hold what `content` writes, in any order. The folder must exist.
    ///
    /// @throws UncheckedIOException if it cannot be written: one sentence that says why; nothing is left behind
    public static void writeScattered(Path file, ScatteredContent content) {
        replace(file, temporary -> {
            try (RandomAccessFile out = new RandomAccessFile(temporary.toFile(), "rw")) {
                content.writeTo(out);
                out.getFD().sync();
            }
        });
    }

    private static void replace(Path file, Filling filling) {
        Path target = followed(file);
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw failure(file, "it is a folder", null);
        }
        if (!Files.isDirectory(folder)) {
            throw failure(file, (Files.exists(folder) ? folder + " is not a folder" : "there is no folder " + folder),
                    null);
        }
        Path temporary = folder.resolve("." + target.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
        try {
            filling.fill(temporary);
            move(temporary, target);
            flush(folder);
        } catch (IOException e) {
            delete(temporary);
            throw failure(file, reason(e, folder), e);
        } catch (RuntimeException | Error e) {
            delete(temporary);
            throw e;
        }
    }

    /// Removes what programs that were killed while they wrote such files left in `folder`: never what was written to
    /// since this one began.
    ///
    /// @param names accepts the names of the files that were to be
    public static void removeLeftovers(Path folder, Predicate<String> names) {
        // Not the process's start as the system tells it, which may be a second off.
        Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher temporary = TEMPORARY.matcher(file.getFileName().toString());
                if (temporary.matches() && names.test(temporary.group(1))
                        && Files.getLastModifiedTime(file).toInstant().isBefore(start)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // They take room, and do no other harm.
        }
    }

    private static Path followed(Path file) {
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            return file;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Makes the rename itself last. Systems that cannot open a folder do that by themselves.
    private static void flush(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is complete under its name; only a power failure right now could bring back the old one.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The error that led here is the one to report.
        }
    }

    private static String reason(IOException e, Path folder) {
        if (!Files.isWritable(folder) || e instanceof AccessDeniedException) {
            return "the folder " + folder + " is not writable";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage();
    }

    private static UncheckedIOException failure(Path file, String why, IOException cause) {
        return new UncheckedIOException("cannot write " + file + ": " + why,
                cause == null ? new IOException(why) : cause);
    }
}
