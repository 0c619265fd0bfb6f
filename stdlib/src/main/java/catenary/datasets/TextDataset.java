package catenary.datasets;

import catenary.serializers.BadFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The lines of text files, side by side: sentences and their translations, say.
///
/// An example is a [Tuple] of the lines `i` of all files, without their ends. Lines end with `\n` or `\r\n`.
///
/// ```java
/// var files = List.of(Path.of("train.en"), Path.of("train.de"));
/// var data = new TextDataset(files, o -> o.filterFunc(lines -> !lines.get(0).isEmpty()));
/// ```
public final class TextDataset implements Dataset<Tuple> {

    /// @param encoding   of the files
    /// @param filterFunc which examples count, given their lines
    public record Options(Charset encoding, Predicate<List<String>> filterFunc) {

        static final Options DEFAULT = new Options(StandardCharsets.UTF_8, _ -> true);

        public Options encoding(Charset encoding) {
            return new Options(encoding, filterFunc);
        }

        public Options filterFunc(Predicate<List<String>> filterFunc) {
            return new Options(encoding, filterFunc);
        }
    }

    private final List<List<String>> columns;
    private final int[] chosen;

    /// @throws BadFileException if it is missing or no text
    public TextDataset(Path file) {
        this(List.of(file), o -> o);
    }

    /// @throws IllegalArgumentException if there is no file, or their numbers of lines differ
    /// @throws BadFileException         if one is missing or no text in that encoding
    public TextDataset(List<Path> files, UnaryOperator<Options> options) {
        Options o = options.apply(Options.DEFAULT);
        columns = files.stream().map(file -> lines(file, o.encoding)).toList();
        int[] counts = columns.stream().mapToInt(List::size).toArray();
        if (counts.length == 0 || Arrays.stream(counts).anyMatch(n -> n != counts[0])) {
            throw new IllegalArgumentException("TextDataset: expected files of one number of lines, but found "
                    + Arrays.toString(counts) + " in " + files);
        }
        chosen = IntStream.range(0, counts[0]).filter(i -> o.filterFunc.test(row(i))).toArray();
    }

    static List<String> lines(Path file, Charset encoding) {
        if (!Files.isRegularFile(file)) {
            throw new BadFileException(file.toString(), "there is no such file");
        }
        try {
            return Files.readAllLines(file, encoding);
        } catch (CharacterCodingException e) {
            throw new BadFileException(file.toString(), "is no text in " + encoding, e);
        } catch (IOException e) {
            throw new BadFileException(file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    private List<String> row(int line) {
        return columns.stream().map(c -> c.get(line)).toList();
    }

    @Override public int size() {
        return chosen.length;
    }

    @Override public Tuple get(int i) {
        return new Tuple(List.copyOf(row(chosen[Columns.checkIndex("TextDataset", i, size())])));
    }
}
