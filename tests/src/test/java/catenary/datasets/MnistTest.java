package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.serializers.BadFileException;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where MNIST comes from, and what happens when it doesn't come.
class MnistTest {

    private static final Duration PATIENCE = Duration.ofMillis(2500);
    private static final byte[] DATA = "the contents".getBytes(StandardCharsets.UTF_8);
    private static final Mirrors.Wanted FILE = new Mirrors.Wanted("x.gz", DATA.length, Sha256.of(DATA));

    @TempDir Path folder;

    /// Servers of this machine, closed at the end of a test.
    private static final class Places implements Closeable {
        final List<Closeable> open = new ArrayList<>();

        URI serving(byte[] data) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/mnist/x.gz", exchange -> {
                exchange.sendResponseHeaders(200, data.length);
                exchange.getResponseBody().write(data);
                exchange.close();
            });
            server.start();
            open.add(() -> server.stop(0));
            return uri(server.getAddress().getPort());
        }

        URI silent() throws IOException {
            ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            open.add(socket);
            return uri(socket.getLocalPort());
        }

        URI refusing() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                return uri(socket.getLocalPort());
            }
        }

        private static URI uri(int port) {
            return URI.create("http://127.0.0.1:" + port + "/mnist/");
        }

        @Override public void close() throws IOException {
            for (Closeable c : open) {
                c.close();
            }
        }
    }

    private static byte[] fetch(URI... places) throws IOException {
        PrintStream err = System.err;
        System.setErr(new PrintStream(new ByteArrayOutputStream()));
        try {
            return new Mirrors(List.of(places), PATIENCE).fetch(FILE);
        } finally {
            System.setErr(err);
        }
    }

    @Test void theFirstPlaceWithTheRightContentsServes() throws IOException {
        try (var p = new Places()) {
            assertArrayEquals(DATA, fetch(p.refusing(), p.serving("other data!!".getBytes(StandardCharsets.UTF_8)),
                    p.serving(new byte[100]), p.serving(new byte[3]), p.serving(DATA)));
        }
    }

    @Test void placesThatDoNotAnswerShareOnePatience() throws IOException {
        try (var p = new Places()) {
            assertThrows(IOException.class, () -> fetch(p.refusing())); // loads all that is needed
            long start = System.nanoTime();
            var e = assertThrows(IOException.class, () -> fetch(p.silent(), p.refusing(), p.silent(),
                    URI.create("http://no-such-host.invalid/")));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(e.getMessage().matches("127.0.0.1: no answer; 127.0.0.1: Connection refused; "
                    + "127.0.0.1: no answer; no-such-host.invalid: (unknown host|no answer)"), e.getMessage());
            assertTrue(millis < PATIENCE.toMillis() + 4000, "took " + millis + " ms");
        }
    }

    @Test void anInterruptEndsTheWait() throws IOException {
        try (var p = new Places()) {
            URI silent = p.silent();
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> fetch(silent));
        }
    }

    @Test void withoutNetworkOneSentenceSaysWhatIsMissing() throws IOException {
        try (var p = new Places()) {
            var e = assertThrows(DatasetException.class,
                    () -> Mnist.load(folder, List.of(p.refusing()), PATIENCE, ImageOptions.grey()));
            assertEquals("mnist: " + folder.resolve("mnist/train-images-idx3-ubyte.gz")
                    + " is missing and could not be downloaded (127.0.0.1: Connection refused)", e.getMessage());
            Files.createDirectories(folder.resolve("mnist"));
            Files.write(folder.resolve("mnist/train-images-idx3-ubyte.gz"), new byte[10]);
            e = assertThrows(DatasetException.class,
                    () -> Mnist.load(folder, List.of(p.refusing()), PATIENCE, ImageOptions.grey()));
            assertTrue(e.getMessage().contains(" is damaged and could not be downloaded"), e.getMessage());
            assertEquals(10, Files.size(folder.resolve("mnist/train-images-idx3-ubyte.gz")));
        }
    }

    private static byte[] idx(int magic, int[] lengths, byte[] data) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(magic);
            for (int d : lengths) {
                out.writeInt(d);
            }
            out.write(data);
        }
        return bytes.toByteArray();
    }

    @Test void idxFilesAreRead() throws IOException {
        IdxFile file = IdxFile.parse("x", idx(0x803, new int[] {1, 2, 3}, new byte[] {1, 2, 3, 4, 5, 6}), 3);
        assertArrayEquals(new int[] {1, 2, 3}, file.lengths());
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, file.bytes());
    }

    @Test void idxFilesThatLieAreRefused() throws IOException {
        assertBad("expected 6 bytes of data, but found 5", idx(0x803, new int[] {1, 2, 3}, new byte[5]));
        assertBad("expected 6 bytes of data, but found more", idx(0x803, new int[] {1, 2, 3}, new byte[7]));
        assertBad("expected 3 axes, but found 1", idx(0x801, new int[] {1}, new byte[1]));
        assertBad("expected an IDX file of unsigned bytes, but found magic number 0xd03",
                idx(0xD03, new int[] {1, 2, 3}, new byte[6]));
        assertBad("expected at most 1073741824 bytes, but the header says more",
                idx(0x803, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}, new byte[6]));
        assertBad("expected at most 1073741824 bytes, but the header says more",
                idx(0x803, new int[] {-1, 2, 3}, new byte[6]));
        assertBad("expected 1073741824 bytes of data, but found 6",
                idx(0x803, new int[] {1 << 10, 1 << 10, 1 << 10}, new byte[6]));
    }

    private static void assertBad(String message, byte[] file) {
        assertEquals("x: " + message,
                assertThrows(BadFileException.class, () -> IdxFile.parse("x", file, 3)).getMessage());
    }

    @Test void damagedIdxFilesAreRefusedOrRead() throws IOException {
        byte[] whole = idx(0x803, new int[] {4, 5, 6}, new byte[120]);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = random.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                IdxFile.parse("x", bytes, 3);
            } catch (BadFileException e) {
                assertTrue(e.getMessage().startsWith("x: "), e.getMessage());
            }
        }
    }
}
