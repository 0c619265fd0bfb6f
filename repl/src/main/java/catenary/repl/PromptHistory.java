package catenary.repl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jline.reader.impl.history.DefaultHistory;

/// The lines of this and of earlier sessions. Several prompts may share the file: each appends what it accepts, and the
/// shortening of a long file waits for its turn, so that nobody's lines are lost.
final class PromptHistory extends DefaultHistory {

    /// How many lines the file keeps, and a quarter more until it is shortened.
    static final int LINES = 4000;

    private static final int LOCK_TRIES = 50;
    private static final int LOCK_PAUSE = 20;

    private final Path file;

    /// A history that is kept in `file`, or, where that is null, only as long as the session.
    PromptHistory(Path file) {
        this.file = file;
    }

    @Override public void load() throws IOException {
        try {
            super.load();
        } catch (UncheckedIOException e) { // something else wrote there, or a disk failed: save what can be read
            if (!(e.getCause() instanceof CharacterCodingException)) throw e.getCause();
            Path readable = Files.createTempFile(file.toAbsolutePath().getParent(), "history", ".tmp");
            Files.writeString(readable, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            Files.move(readable, file, StandardCopyOption.REPLACE_EXISTING);
            super.load();
        }
    }

    /// Adds a line of the file, unless it is damaged: half a line is what a killed program leaves.
    @Override protected void addHistoryLine(Path path, String line, boolean checkDuplicates) {
        try {
            super.addHistoryLine(path, line, checkDuplicates);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return;
        }
    }

    /// Pasted text that is not shown is not written either; it would make every later start slow.
    @Override public boolean isPersistable(Entry entry) {
        return !Pasted.isIn(entry.line()) && super.isPersistable(entry);
    }

    @Override public void save() throws IOException {
        if (file == null) return;
        try (var channel = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = lock(channel)) {
            super.save();
        }
    }

    /// A lock, or null if another prompt was stopped while it held it: then waiting longer would hang this one.
    private static FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < LOCK_TRIES; i++) {
            try {
                var lock = channel.tryLock();
                if (lock != null) return lock;
            } catch (OverlappingFileLockException _) {
                // Another prompt of this process has it.
            }
            try {
                Thread.sleep(LOCK_PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }
}
