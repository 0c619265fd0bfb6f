package catenary.jupyter;

import catenary.home.UserFolder;
import catenary.serializers.AtomicFile;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/// The folder from which Jupyter learns that there is a kernel and how to start it.
record KernelSpec(Path folder) {

    private static final String FILE = "kernel.json";

    /// That of an environment, or of the user if `prefix` is null.
    static KernelSpec at(Path prefix) {
        Path data = prefix == null ? userData() : prefix.toAbsolutePath().resolve("share/jupyter");
        return new KernelSpec(data.resolve("kernels/catenary"));
    }

    /// Where Jupyter looks for what belongs to a user.
    private static Path userData() {
        String named = System.getenv("JUPYTER_DATA_DIR");
        if (named != null && !named.isBlank()) return Path.of(named);
        Path home = UserFolder.home();
        if (home == null)
            throw new IllegalArgumentException("this user has no home folder; name one with --prefix DIR");
        if (System.getProperty("os.name").startsWith("Mac")) return home.resolve("Library/Jupyter");
        String shared = System.getenv("XDG_DATA_HOME");
        return shared != null && !shared.isBlank() ? Path.of(shared, "jupyter") : home.resolve(".local/share/jupyter");
    }

    /// Writes the folder and says where it is.
    String install() throws IOException {
        String launcher = System.getProperty("catenary.launcher");
        if (launcher == null) throw new IllegalArgumentException("this is for the command ./catenary jupyter install");
        var spec = new LinkedHashMap<String, Object>();
        spec.put("argv", List.of(launcher, "jupyter", "kernel", "{connection_file}"));
        spec.put("display_name", "Catenary");
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        String json = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(spec) + "\n";
        Files.createDirectories(folder);
        AtomicFile.write(folder.resolve(FILE), out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
        return "Jupyter finds the kernel Catenary in " + folder;
    }

    /// Removes what [#install] wrote and says so.
    String uninstall() throws IOException {
        if (!Files.deleteIfExists(folder.resolve(FILE))) return "there is no kernel Catenary in " + folder;
        Files.delete(folder);
        return "Jupyter no longer finds the kernel Catenary in " + folder;
    }
}
