package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PtbWordsTest {

    @Test void wordsAreNumberedByTheirFirstAppearance() {
        PtbWords words = PtbWords.of(" the cat \n sat on the <unk>\n", " the mat\n", "cat\n\n");
        assertEquals("array([0, 1, 2, 3, 4, 0, 5, 2])", words.train().toString());
        assertEquals("array([0, 6, 2])", words.valid().toString());
        assertEquals("array([1, 2, 2])", words.test().toString());
        assertEquals("[the, cat, <eos>, sat, on, <unk>, mat]", words.vocabulary().keySet().toString());
        assertEquals("ptb: 8, 3 and 3 words, 7 different ones", words.toString());
    }

    @Test void withoutNetworkOneSentenceSaysWhatIsMissing(@TempDir Path folder) {
        var e = assertThrows(DatasetException.class, () -> PtbWords.load(folder,
                List.of(URI.create("http://no-such-host.invalid/")), Duration.ofMillis(500)));
        assertEquals("ptb: " + folder.resolve("ptb/ptb.train.txt") + " is missing and could not be downloaded "
                + "(no-such-host.invalid: ", e.getMessage().replaceAll("(unknown host|no answer)\\)$", ""));
    }
}
