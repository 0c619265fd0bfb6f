package catenary.fuzzing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.serializers.BadFileException;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Feeds a reader with hostile inputs. Each must be read, or refused with a sentence, at once and in little memory.
///
/// `mvn verify -Pfuzz` feeds each reader 100,000 of them and prints the counts; other numbers and inputs come with
/// `-Dcatenary.fuzz.inputs=... -Dcatenary.fuzz.seed=...`.
public final class Fuzzing {

    private static final int INPUTS = Integer.getInteger("catenary.fuzz.inputs", 1000);
    private static final long SEED = Long.getLong("catenary.fuzz.seed", 1);
    private static final boolean PRINTS = Integer.getInteger("catenary.fuzz.inputs") != null;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Of a processor, not of a clock: the machine may be busy. What hangs ends at the tests' own limit.
    private static final long MOST_MILLISECONDS = 10_000;
    private static final int LONGEST_SENTENCE = 2000;

    /// A reader under test.
    @FunctionalInterface
    public interface Reader {
        /// @throws BadFileException or IllegalArgumentException if the input is refused
        void read(byte[] input) throws Exception;
    }

    private final String name;
    private final long memory;
    private final int memoryPerByte;

    /// @param memory        bytes that a reader may take for any input
    /// @param memoryPerByte bytes that it may take besides for each byte of the input
    public Fuzzing(String name, long memory, int memoryPerByte) {
        this.name = name;
        this.memory = memory;
        this.memoryPerByte = memoryPerByte;
    }

    /// Makes a file hold an input. The former one is removed first: systems that fear a power failure let one wait where a
    /// file's contents are replaced, but not for a new file.
    public static void write(Path file, byte[] input) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, input);
    }

    /// @param inputs makes an input from random numbers
    /// @return how many were read
    public int run(Function<SplittableRandom, byte[]> inputs, Reader reader) {
        var root = new SplittableRandom(SEED);
        int good = 0;
        long slowest = 0;
        long largest = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = inputs.apply(root.split());
            long time = THREADS.getCurrentThreadCpuTime();
            long before = allocated();
            boolean read = isRead(reader, input, i);
            long taken = allocated() - before;
            long milliseconds = (THREADS.getCurrentThreadCpuTime() - time) / 1_000_000;
            assertTrue(taken <= memory + (long) memoryPerByte * input.length,
                    () -> describe(input) + ": takes " + taken + " bytes");
            assertTrue(milliseconds <= MOST_MILLISECONDS, () -> describe(input) + ": takes " + milliseconds + " ms");
            good += read ? 1 : 0;
            slowest = Math.max(slowest, milliseconds);
            largest = Math.max(largest, taken);
        }
        if (PRINTS) {
            System.out.printf(Locale.ROOT,
                    "fuzzed %s: %d inputs, %d read, %d refused, 0 failed; slowest %d ms, most memory %.1f MB%n", name,
                    INPUTS, good, INPUTS - good, slowest, largest / 1e6);
        }
        return good;
    }

    private boolean isRead(Reader reader, byte[] input, int number) {
        try {
            reader.read(input);
            return true;
        } catch (BadFileException | IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            assertTrue(said.contains(" ") && said.length() <= LONGEST_SENTENCE, () -> describe(input) + ": " + said);
            return false;
        } catch (Exception | Error e) {
            throw new AssertionError("input " + number + ", " + describe(input), e);
        }
    }

    private String describe(byte[] input) {
        String hex = HexFormat.of().formatHex(input, 0, Math.min(input.length, 4000));
        return name + ", input of " + input.length + " bytes " + hex;
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
