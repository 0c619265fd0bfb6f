package catenary.dsl;

import catenary.home.UserFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Compiled scripts on disk, one file each, found by the source, the class path and the JDK.
///
/// A cache may save time and do nothing else: what can't be read counts as absent, what can't be written is not kept.
final class ScriptCache {

    private static final int FORMAT = 0x43415403;

    private final Path folder;

    /// @param folder where the files are, or null for no cache
    ScriptCache(Path folder) {
        this.folder = folder;
    }

    /// The folder `scripts` of `CATENARY_CACHE`, by default `~/.catenary/cache`.
    static ScriptCache ofUser() {
        return new ScriptCache(UserFolder.cache("scripts"));
    }

    /// All that the class files of a script depend on, as bytes.
    static byte[] identity(String fileName, String source, List<Path> libraries) {
        String version = System.getProperty("java.vm.version");
        var stamp = new StringBuilder();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) stamp(entry, stamp);
        for (var library : libraries) stamp(library.toString(), stamp);
        return String.join("\0", "" + FORMAT, version, stamp, fileName, source).getBytes(StandardCharsets.UTF_8);
    }

    /// The file that is kept for `identity`. Scripts that share one replace each other; none is taken for another, since the
    /// identity stands in the file. So no strong hash is needed, and the JDK's take longer to find than all else here.
    private Path file(byte[] identity) {
        var hash = new CRC32C();
        hash.update(identity);
        return folder.resolve(Long.toHexString(hash.getValue() << 32 | Arrays.hashCode(identity) & 0xFFFFFFFFL));
    }

    private static void stamp(String entry, StringBuilder stamp) {
        var file = new File(entry);
        long time = file.isDirectory() ? newest(file.toPath()) : file.lastModified();
        stamp.append(entry).append('|').append(time).append('|').append(file.length()).append('\n');
    }

    private static long newest(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(f -> f.toFile().lastModified()).max().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<CompiledScript> load(byte[] identity) {
        if (folder == null) return Optional.empty();
        try {
            byte[] file = Files.readAllBytes(file(identity));
            var checksum = new CRC32C();
            checksum.update(file, Long.BYTES, file.length - Long.BYTES);
            var in = new DataInputStream(new ByteArrayInputStream(file));
            if (in.readLong() != checksum.getValue()) return Optional.empty();
            return Arrays.equals(identity, in.readNBytes(in.readInt())) ? Optional.of(read(in)) : Optional.empty();
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    void store(byte[] identity, CompiledScript script) {
        if (folder == null) return;
        Path temporary = null;
        try {
            Files.createDirectories(folder);
            var body = new ByteArrayOutputStream();
            var head = new DataOutputStream(body);
            head.writeInt(identity.length);
            head.write(identity);
            write(script, head);
            var checksum = new CRC32C();
            checksum.update(body.toByteArray());
            temporary = Files.createTempFile(folder, "script", ".tmp");
            try (var out = new DataOutputStream(Files.newOutputStream(temporary))) {
                out.writeLong(checksum.getValue());
                body.writeTo(out);
            }
            Files.move(temporary, file(identity), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UnsupportedOperationException | SecurityException _) {
            discard(temporary);
        }
    }

    private static void discard(Path temporary) {
        try {
            if (temporary != null) Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // A file that can't be deleted does no harm: nothing reads a name that ends in .tmp.
        }
    }

    private static void write(CompiledScript script, DataOutputStream out) throws IOException {
        out.writeUTF(script.mainClass());
        out.writeBoolean(script.readsArgs());
        out.writeInt(script.classes().size());
        for (var entry : script.classes().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
        out.writeInt(script.options().size());
        for (var option : script.options()) {
            for (String text : List.of(option.name(), option.type(), option.defaultValue(), option.help()))
                out.writeUTF(text);
            out.writeInt(option.words().size());
            for (String word : option.words()) out.writeUTF(word);
        }
        out.writeInt(script.sites().size());
        for (var site : script.sites()) {
            out.writeInt(site.line());
            out.writeInt(site.column());
            out.writeUTF(site.name());
        }
        out.writeInt(script.lines().length * Integer.BYTES);
        for (int line : script.lines()) out.writeInt(line);
    }

    private static CompiledScript read(DataInputStream in) throws IOException {
        String mainClass = in.readUTF();
        boolean readsArgs = in.readBoolean();
        var classes = new LinkedHashMap<String, byte[]>();
        for (int n = in.readInt(); n > 0; n--) {
            String name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        var options = new ArrayList<Option>();
        for (int n = in.readInt(); n > 0; n--) {
            String name = in.readUTF();
            String type = in.readUTF();
            String defaultValue = in.readUTF();
            String help = in.readUTF();
            var words = new ArrayList<String>();
            for (int w = in.readInt(); w > 0; w--) words.add(in.readUTF());
            options.add(new Option(name, type, defaultValue, help, words));
        }
        var sites = new ArrayList<Site>();
        for (int n = in.readInt(); n > 0; n--) sites.add(new Site(in.readInt(), in.readInt(), in.readUTF()));
        var lines = ByteBuffer.wrap(in.readNBytes(in.readInt())).asIntBuffer();
        int[] numbers = new int[lines.remaining()];
        lines.get(numbers);
        return new CompiledScript(mainClass, classes, options, readsArgs, sites, numbers);
    }
}
