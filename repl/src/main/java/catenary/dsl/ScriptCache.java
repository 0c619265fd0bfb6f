package catenary.dsl;

import catenary.home.UserFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// Compiled scripts on disk, one file each, named by a hash of the source, the class path and the JDK.
///
/// A cache may save time and do nothing else: what can't be read counts as absent, what can't be written is not kept.
final class ScriptCache {

    private static final int FORMAT = 0x43415401;

    private final Path folder;

    /// @param folder where the files are, or null for no cache
    ScriptCache(Path folder) {
        this.folder = folder;
    }

    /// The folder `scripts` of `CATENARY_CACHE`, by default `~/.catenary/cache`.
    static ScriptCache ofUser() {
        return new ScriptCache(UserFolder.cache("scripts"));
    }

    /// The name under which the script is kept; it changes with everything that its class files depend on.
    static String key(String fileName, String source) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(fileName, source, classPathStamp(), Runtime.version().toString(), "" + FORMAT)) {
                hash.update(part.getBytes(StandardCharsets.UTF_8));
                hash.update((byte) 0);
            }
            return HexFormat.of().formatHex(hash.digest(), 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String classPathStamp() {
        var stamp = new StringBuilder();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            var path = Path.of(entry);
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                long time = attributes.isDirectory() ? newest(path) : attributes.lastModifiedTime().toMillis();
                stamp.append(entry).append('|').append(time).append('|')
                        .append(attributes.isDirectory() ? 0 : attributes.size());
            } catch (IOException _) {
                stamp.append(entry).append("|absent");
            }
            stamp.append('\n');
        }
        return stamp.toString();
    }

    private static long newest(Path folder) throws IOException {
        long[] newest = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                newest[0] = Math.max(newest[0], attributes.lastModifiedTime().toMillis());
                return FileVisitResult.CONTINUE;
            }
        });
        return newest[0];
    }

    Optional<CompiledScript> load(String key) {
        if (folder == null) return Optional.empty();
        try {
            byte[] file = Files.readAllBytes(folder.resolve(key));
            var checksum = new CRC32();
            checksum.update(file, Long.BYTES, file.length - Long.BYTES);
            var in = new DataInputStream(new ByteArrayInputStream(file));
            return in.readLong() == checksum.getValue() ? Optional.of(read(in)) : Optional.empty();
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    void store(String key, CompiledScript script) {
        if (folder == null) return;
        Path temporary = null;
        try {
            Files.createDirectories(folder);
            var body = new ByteArrayOutputStream();
            write(script, new DataOutputStream(body));
            var checksum = new CRC32();
            checksum.update(body.toByteArray());
            temporary = Files.createTempFile(folder, key, ".tmp");
            try (var out = new DataOutputStream(Files.newOutputStream(temporary))) {
                out.writeLong(checksum.getValue());
                body.writeTo(out);
            }
            Files.move(temporary, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE,
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
        return new CompiledScript(mainClass, classes, options, readsArgs, sites);
    }
}
