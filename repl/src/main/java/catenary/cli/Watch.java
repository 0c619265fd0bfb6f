package catenary.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `catenary run --watch FILE`: runs a script, and again whenever the file is saved, until Ctrl-C.
///
/// Each run is a process of its own, so that nothing of one reaches the next and neither `System.exit` nor a full memory
/// ends the watch. A run that is still going when the file is saved is asked to end, as by `kill`: training stops at the
/// end of its iteration.
final class Watch {

    /// Editors write a file in several steps; this long after the last one it is whole.
    private static final long QUIET_MILLIS = 150;

    private static final long PATIENCE_SECONDS = 30;

    private final Path file;
    private final List<String> command;
    private volatile Process current; // null while a run is ended for the next one

    /// @param words the command line to run each time, as `catenary` reads it
    Watch(Path file, List<String> words) {
        this.file = file.toAbsolutePath();
        this.command = command(words);
    }

    /// This program again, with the same JVM options. Its errors go where those of the JVM go already.
    private static List<String> command(List<String> words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> !a.startsWith("-Dcatenary.stderr=")).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        if (Boolean.getBoolean("catenary.trace")) command.add("--trace");
        String device = System.getProperty("catenary.device");
        if (device != null) command.addAll(List.of("--device", device));
        command.addAll(words);
        return command;
    }

    /// Returns only if the folder of the script can't be watched.
    int run() {
        try (var watcher = FileSystems.getDefault().newWatchService()) {
            file.getParent().register(watcher, StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            while (true) {
                var run = new ProcessBuilder(command).inheritIO().start();
                current = run;
                var ender = new Thread(run::destroy);
                Runtime.getRuntime().addShutdownHook(ender);
                run.onExit().thenAccept(ended -> {
                    if (ended == current) say(ended.exitValue());
                });
                awaitSave(watcher);
                current = null;
                end(run);
                Runtime.getRuntime().removeShutdownHook(ender);
            }
        } catch (IOException e) {
            System.err.println("catenary: cannot watch " + file + ": " + e.getMessage());
            return catenary.dsl.ScriptRunner.FAILED;
        } catch (InterruptedException e) {
            return catenary.dsl.ExitCode.INTERRUPTED;
        }
    }

    private void say(int code) {
        System.err.println("catenary: " + file.getFileName() + (code == 0 ? " is done" : " ended with code " + code)
                + "; it runs again when it is saved, Ctrl-C leaves");
    }

    private void awaitSave(WatchService watcher) throws InterruptedException, IOException {
        var before = stamp();
        WatchKey key = watcher.take();
        while (true) {
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = watcher.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
            }
            var now = stamp();
            if (!now.isEmpty() && !now.equals(before)) return;
            key = watcher.take(); // another file of the folder, or an editor that has only moved this one away
        }
    }

    private String stamp() throws IOException {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    private static void end(Process run) throws InterruptedException {
        run.destroy();
        if (!run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) run.destroyForcibly().waitFor();
    }
}
