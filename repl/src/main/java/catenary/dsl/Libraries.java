package catenary.dsl;

import catenary.home.UserFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// The libraries that a script asks for, in lines `//DEPS group:artifact:version`, several to a line or one.
///
/// What Maven finds for them is kept on disk, so that a second run starts no Maven; a script without such lines pays for
/// a search in its text.
final class Libraries {

    private static final String MARK = "//DEPS";
    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.+-]+(:[\\w.-]+)?");

    /// `group:artifact:version` or `group:artifact:version:classifier`, and where it stands in the script.
    record Coordinates(String text, int position) {}

    private Libraries() {}

    /// The jars, with all that they need in turn.
    static List<Path> of(String source) throws RefusedException {
        if (!source.contains(MARK)) return List.of();
        var wanted = wanted(source);
        if (wanted.isEmpty()) return List.of();
        Path kept = kept(wanted);
        var jars = read(kept);
        if (jars.isEmpty()) {
            jars = MavenResolver.resolve(wanted);
            store(kept, jars);
        }
        return jars;
    }

    private static List<Coordinates> wanted(String source) throws RefusedException {
        var wanted = new ArrayList<Coordinates>();
        var problems = new ArrayList<Problem>();
        int start = 0;
        for (String line : source.split("\n", -1)) {
            if (line.startsWith(MARK) && (line.length() == MARK.length() || line.charAt(MARK.length()) <= ' ')) {
                var words = Pattern.compile("[^\\s,]+").matcher(line.substring(MARK.length()));
                boolean any = false;
                while (words.find()) {
                    any = true;
                    int position = start + MARK.length() + words.start();
                    if (COORDINATES.matcher(words.group()).matches())
                        wanted.add(new Coordinates(words.group(), position));
                    else
                        problems.add(new Problem("//DEPS needs group:artifact:version, but found " + words.group(),
                                position));
                }
                if (!any) problems.add(new Problem("//DEPS needs group:artifact:version", start));
            }
            start += line.length() + 1;
        }
        if (!problems.isEmpty()) throw new RefusedException(problems);
        return wanted;
    }

    /// The file that remembers the answer; null where there is no cache or the answer changes from day to day.
    private static Path kept(List<Coordinates> wanted) {
        Path folder = UserFolder.cache("libraries");
        if (folder == null || wanted.stream().anyMatch(c -> c.text().contains("-SNAPSHOT"))) return null;
        var name = new StringBuilder();
        var hash = new CRC32C();
        for (var coordinates : wanted) {
            name.append(coordinates.text().split(":")[1]).append('-');
            hash.update((coordinates.text() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        name.setLength(Math.min(name.length(), 100));
        return folder.resolve(name + Long.toHexString(hash.getValue()));
    }

    /// The answer that a file remembers; nothing if it is damaged or something in it is gone.
    static List<Path> read(Path kept) {
        try {
            if (kept == null || !Files.exists(kept)) return List.of();
            var jars = Files.readAllLines(kept).stream().map(Path::of).toList();
            return jars.stream().allMatch(Files::isReadable) ? jars : List.of();
        } catch (IOException | UncheckedIOException | InvalidPathException _) {
            return List.of();
        }
    }

    private static void store(Path kept, List<Path> jars) {
        try {
            if (kept == null) return;
            Files.createDirectories(kept.getParent());
            var temporary = Files.createTempFile(kept.getParent(), "libraries", ".tmp");
            Files.write(temporary, jars.stream().map(Path::toString).toList());
            Files.move(temporary, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | SecurityException _) {
            // Then Maven is asked again the next time.
        }
    }
}
