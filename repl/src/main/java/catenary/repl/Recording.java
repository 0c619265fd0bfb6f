package catenary.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/// What a session has done so far, in a file for its owner's eyes only, which is there if the program ends without asking:
/// killed, crashed, out of power. A session that is left in order takes its file along.
final class Recording implements AutoCloseable {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FILES = 5;

    private final Path folder;
    private Path file;
    private long size;
    private boolean over;

    /// @param folder null: nothing is recorded
    Recording(Path folder) {
        this.folder = folder;
        over = folder == null;
    }

    /// Writes down a snippet. The first one makes the file, so that starting costs nothing.
    ///
    /// @return a sentence about an earlier session that ended without asking, or null
    synchronized String add(String typed) {
        if (over) return null;
        try {
            String news = file == null ? begin() : null;
            byte[] line = (typed + "\n").getBytes(StandardCharsets.UTF_8);
            size += line.length;
            if (size > MOST_BYTES) over = true;
            else Files.write(file, line, StandardOpenOption.APPEND);
            return news;
        } catch (IOException | UnsupportedOperationException _) {
            over = true; // a full or read-only disk is no reason to stop working
            return null;
        }
    }

    private String begin() throws IOException {
        Files.createDirectories(folder);
        var orphans = orphans();
        file = folder.resolve(System.currentTimeMillis() + "-" + ProcessHandle.current().pid() + ".jsh");
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        for (int i = MOST_FILES; i < orphans.size(); i++) Files.deleteIfExists(orphans.get(i));
        return orphans.isEmpty() ? null
                : "an earlier session ended abruptly; /load " + orphans.getFirst() + " does again what it did";
    }

    /// The files of programs that are no more, the newest first.
    private List<Path> orphans() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("\\d+-\\d+\\.jsh")).filter(Recording::isOrphan)
                    .sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static boolean isOrphan(Path file) {
        String pid = file.getFileName().toString().replaceAll("\\d+-(\\d+)\\.jsh", "$1");
        return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /// The session is left in order.
    @Override public synchronized void close() {
        over = true;
        try {
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException _) {
            // Then it stays, and says no more than the truth about a session that was here.
        }
    }
}
