package catenary.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whatever reads what comes from outside is fed hostile inputs by a fuzz test.
class ReadersTest {

    /// What a source does that opens something to read, or that refuses a file for its contents.
    private static final Pattern READS =
            Pattern.compile("Files\\.(newInputStream|newByteChannel|readAllBytes|readString"
                    + "|readAllLines|lines|newBufferedReader)\\(|FileChannel\\.open\\(|new RandomAccessFile\\(|new FileInputStream"
                    + "\\(|new ZipFile\\(|new FileReader\\(|openConnection\\(|openStream\\(|new BadFileException\\(");

    private static final Pattern FUZZED = Pattern.compile("new Fuzzing\\(\\s*\"([^\"]+)\"");

    /// Sources that read, and the names of the fuzzed readers that go through them.
    private static final Map<String, List<String>> READERS = Map.ofEntries(
            Map.entry("Cifar", List.of("CIFAR")),
            Map.entry("IdxFile", List.of("IDX")),
            Map.entry("MatFile", List.of("SVHN")),
            Map.entry("Svhn", List.of("SVHN")),
            Map.entry("Pictures", List.of("pictures")),
            Map.entry("PictureZip", List.of("zipped pictures")),
            Map.entry("LabeledImageDataset", List.of("lists of pictures")),
            Map.entry("TextDataset", List.of("text", "lists of pictures")),
            Map.entry("PlainText", List.of("whole text")),
            Map.entry("RecordFile", List.of("examples")),
            Map.entry("CaffeModel", List.of("Caffe")),
            Map.entry("Message", List.of("Caffe")),
            Map.entry("NpzFile", List.of("NPZ", "NPY")),
            Map.entry("Hdf5File", List.of("HDF5")),
            Map.entry("SafetensorsFile", List.of("safetensors")),
            Map.entry("Load", List.of("NPZ", "HDF5", "safetensors")),
            Map.entry("SnapshotFiles", List.of("texts of snapshots", "arrays of snapshots", "JSON")),
            Map.entry("ScriptRunner", List.of("scripts")),
            Map.entry("LoadCommand", List.of("scripts")),
            Map.entry("ScriptCache", List.of("cached scripts")),
            Map.entry("Libraries", List.of("cached libraries")),
            Map.entry("Images", List.of("kept kernels")),
            Map.entry("PromptHistory", List.of("histories")),
            Map.entry("Jupyter", List.of("connection files")));

    /// Sources that read and need no such test, and why.
    private static final Map<String, String> NOT_HOSTILE = Map.of(
            "RemoteFiles", "compares checksums",
            "WebFile", "hands bytes on as they are",
            "Mnist", "compares what IdxFile has read",
            "Snapshot", "names a file for SnapshotFiles",
            "AtomicFile", "opens what it has written itself",
            "OwnClasses", "lists the program's own jars",
            "MavenResolver", "reads what Maven wrote for it a moment ago",
            "EditCommand", "reads what the user has just typed into an editor",
            "TypedInput", "reads keys, and PasteTest types millions of them");

    @Test void everyReaderIsFuzzed() {
        var known = new TreeSet<>(READERS.keySet());
        known.addAll(NOT_HOSTILE.keySet());
        var found = SourceFile.under("src/main/java", "runtime", "stdlib", "repl").stream()
                .filter(s -> s.code().stream().anyMatch(line -> READS.matcher(line).find()))
                .map(s -> s.path().getFileName().toString().replace(".java", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        var unknown = new TreeSet<>(found);
        unknown.removeAll(known);
        assertEquals(Set.of(), unknown, "these read, and no fuzz test is named for them");
        known.removeAll(found);
        assertEquals(Set.of(), known, "these read no more");
    }

    @Test void everyFuzzTestIsThere() {
        var tests = SourceFile.under("src/test/java", "tests").stream()
                .filter(s -> s.path().toString().endsWith("FuzzTest.java"))
                .flatMap(s -> FUZZED.matcher(String.join("\n", s.lines())).results()).map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var wanted = new TreeMap<>(READERS);
        wanted.values().removeIf(tests::containsAll);
        assertEquals("{}", wanted.toString());
    }
}
