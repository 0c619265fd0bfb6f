package catenary.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The form in which documentation is kept: for each entry a line with its kind, owner, name and signature between tabs, and
/// the lines of its comment, each after a blank.
final class DocFile {

    /// Where the build puts it on the class path.
    static final String RESOURCE = "/catenary/docs/manual.txt";

    private DocFile() {}

    static String write(List<DocEntry> entries) {
        var out = new StringBuilder();
        for (var entry : entries) {
            out.append(String.join("\t", entry.kind().name(), entry.owner(), entry.name(), entry.signature()))
                    .append('\n');
            entry.doc().lines().forEach(line -> out.append(' ').append(line).append('\n'));
        }
        return out.toString();
    }

    static List<DocEntry> read(String text) {
        var entries = new ArrayList<DocEntry>();
        String[] head = null;
        var doc = new StringBuilder();
        for (String line : text.split("\n")) {
            if (line.startsWith(" ")) {
                doc.append(line, 1, line.length()).append('\n');
                continue;
            }
            if (head != null) entries.add(entry(head, doc));
            head = line.split("\t", 4);
            doc.setLength(0);
        }
        if (head != null && head.length == 4) entries.add(entry(head, doc));
        return entries;
    }

    private static DocEntry entry(String[] head, StringBuilder doc) {
        return new DocEntry(DocEntry.Kind.valueOf(head[0]), head[1], head[2], head[3], doc.toString().stripTrailing());
    }

    /// The entries that the build packed; none where it did not.
    static List<DocEntry> packed() {
        try (InputStream in = DocFile.class.getResourceAsStream(RESOURCE)) {
            return in == null ? List.of() : read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return List.of();
        }
    }
}
