package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// Files that are fetched from a server of this machine: whatever it does, the folder holds the whole file or none.
class DownloadsTest {

    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final byte[] DATA = new byte[100_000];
    private static final Mirrors.Wanted FILE;

    static {
        new Random(1).nextBytes(DATA);
        FILE = new Mirrors.Wanted("a.gz", DATA.length, Sha256.of(DATA));
    }

    @TempDir Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer server;
    private URI place;

    @BeforeEach void serve() throws IOException {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        place = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/files/");
        DataFolder.path(folder);
    }

    @AfterEach void stop() {
        over.countDown();
        server.stop(0);
        System.setErr(err);
        DataFolder.path(null);
    }

    /// How a server answers.
    private interface Answer {
        void to(HttpExchange request) throws Exception;
    }

    private void at(String path, Answer answer) {
        server.createContext(path, request -> {
            requests.incrementAndGet();
            try (request) {
                answer.to(request);
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
    }

    private static void send(HttpExchange request, byte[] data) throws IOException {
        request.sendResponseHeaders(200, data.length);
        request.getResponseBody().write(data);
    }

    private static Answer to(String location, int code) {
        return request -> {
            request.getResponseHeaders().add("Location", location);
            request.sendResponseHeaders(code, -1);
        };
    }

    private byte[] contents() {
        return contents(PATIENCE);
    }

    private byte[] contents(Duration patience) {
        return new RemoteFiles("x", folder, List.of(place), patience).contents(FILE);
    }

    /// A server that promises the data, sends a part of them and hangs up, to as many as come.
    private static URI hangingUp(int sent) throws IOException {
        var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            try (socket) {
                while (true) {
                    try (var caller = socket.accept()) {
                        caller.getInputStream().read(new byte[1000]);
                        caller.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: " + DATA.length
                                + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                        caller.getOutputStream().write(DATA, 0, sent);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private Path file() {
        return folder.resolve("x/a.gz");
    }

    private void assertRefused(String why) throws IOException {
        String message = assertThrows(DatasetException.class, this::contents).getMessage();
        assertEquals("x: " + file() + " is missing and could not be downloaded (127.0.0.1: " + why + ")", message);
        assertEquals(List.of(), left());
    }

    /// What is in the folder of the data set.
    private List<String> left() throws IOException {
        Path of = folder.resolve("x");
        if (!Files.exists(of)) return List.of();
        try (var files = Files.list(of)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test void aFileIsFetchedOnceAndKept() throws IOException {
        at("/files/a.gz", r -> send(r, DATA));
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(DATA, contents());
        }
        assertEquals(1, requests.get());
        assertEquals(List.of("a.gz"), left());
        assertTrue(said.toString().matches("downloading a.gz \\(0.1 MB\\) from 127.0.0.1\\R"), said.toString());
    }

    @Test void aDamagedFileIsFetchedAgain() throws IOException {
        at("/files/a.gz", r -> send(r, DATA));
        contents();
        byte[] bad = DATA.clone();
        bad[5] ^= 1;
        Files.write(file(), bad);
        assertArrayEquals(DATA, contents());
        assertArrayEquals(DATA, Files.readAllBytes(file()));
        assertEquals(2, requests.get());
    }

    @Test void otherContentsAreRefused() throws IOException {
        byte[] bad = DATA.clone();
        bad[5] ^= 1;
        at("/files/a.gz", r -> send(r, bad));
        assertRefused("other contents than expected");
    }

    @Test void aShortFileIsRefused() throws IOException {
        at("/files/a.gz", r -> send(r, new byte[99]));
        assertRefused("only 99 of 100000 bytes");
    }

    @Test void anAnswerThatBreaksOffIsRefused() throws IOException {
        place = hangingUp(50_000);
        assertRefused("stopped after 50000 of 100000 bytes");
    }

    @Test void whatIsNotThereIsSaid() throws IOException {
        assertRefused("the server answers 404 Not Found");
    }

    @Test void aServerInTroubleIsSaid() throws IOException {
        at("/files/a.gz", r -> r.sendResponseHeaders(503, -1));
        assertRefused("the server answers 503 Service Unavailable");
    }

    @Test void whereAServerSendsOnIsFollowed() {
        at("/files/a.gz", to("/elsewhere", 302));
        at("/elsewhere", to(place.resolve("../last").toString(), 308));
        at("/last", r -> send(r, DATA));
        assertArrayEquals(DATA, contents());
        assertEquals(3, requests.get());
    }

    @Test void sendingOnWithoutEndIsRefused() throws IOException {
        at("/files/a.gz", to("a.gz", 301));
        assertRefused("the server sends from one address to the next without end");
    }

    @Test void sendingOnToAFileIsRefused() throws IOException {
        at("/files/a.gz", to("file:/etc/hostname", 302));
        assertRefused("the server sends on to file:/etc/hostname, which is not followed");
    }

    @Test void aServerThatFallsSilentIsLeft() throws IOException {
        at("/files/a.gz", r -> {
            r.sendResponseHeaders(200, DATA.length);
            r.getResponseBody().write(DATA, 0, 10_000);
            r.getResponseBody().flush();
            over.await();
        });
        long start = System.nanoTime();
        String message = assertThrows(DatasetException.class, this::contents).getMessage();
        assertTrue(message.matches(".*\\(127.0.0.1: stopped after 10000 of 100000 bytes\\)"), message);
        assertTrue(System.nanoTime() - start < 10_000_000_000L, "it waited too long");
        assertEquals(List.of(), left());
    }

    @Test void aSlowServerIsWaitedFor() throws IOException {
        at("/files/a.gz", r -> {
            r.sendResponseHeaders(200, DATA.length);
            for (int at = 0; at < DATA.length; at += 10_000) {
                Thread.sleep(PATIENCE.toMillis() / 4);
                r.getResponseBody().write(DATA, at, 10_000);
                r.getResponseBody().flush();
            }
        });
        assertArrayEquals(DATA, contents(PATIENCE.multipliedBy(2)));
        assertTrue(said.toString().contains(" of 0.1 MB\n"), said.toString());
    }

    @Test void nobodyListening() throws IOException {
        server.stop(0);
        assertRefused("Connection refused");
    }

    @Test void aFolderThatCannotBeWrittenCostsOnlyTheKeeping() throws IOException {
        at("/files/a.gz", r -> send(r, DATA));
        Files.createFile(folder.resolve("x"));
        assertArrayEquals(DATA, contents());
        assertTrue(said.toString().contains("x: a.gz is not kept: "), said.toString());
    }

    private Process program() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), DownloadRun.class.getName(), folder.toString(),
                place.toString(), FILE.name(), "" + FILE.bytes(), FILE.sha256()).redirectErrorStream(true).start();
    }

    private static String ended(Process program) throws IOException, InterruptedException {
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return program.waitFor() + " " + output.lines().toList().getLast();
    }

    @Test void twoProgramsAtOnceBothGetIt() throws Exception {
        var both = new CountDownLatch(2);
        at("/files/a.gz", r -> {
            both.countDown();
            both.await();
            send(r, DATA);
        });
        var programs = List.of(program(), program());
        for (var p : programs) {
            assertEquals("0 has 100000 bytes", ended(p));
        }
        assertEquals(List.of("a.gz"), left());
        assertArrayEquals(DATA, Files.readAllBytes(file()));
    }

    @Test void aProgramKilledAmidstADownloadLeavesNothing() throws Exception {
        var half = new CountDownLatch(1);
        at("/files/a.gz", r -> {
            if (half.getCount() == 0) {
                send(r, DATA);
                return;
            }
            r.sendResponseHeaders(200, DATA.length);
            r.getResponseBody().write(DATA, 0, 50_000);
            r.getResponseBody().flush();
            half.countDown();
            over.await();
        });
        Process first = program();
        half.await();
        first.destroyForcibly().waitFor();
        assertEquals(List.of(), left());
        assertEquals("0 has 100000 bytes", ended(program()));
        assertEquals(List.of("a.gz"), left());
    }

    @Test void otherAddressesAreFetchedOnceToo() throws IOException {
        at("/files/a.gz", to("/b", 302));
        at("/b", r -> send(r, DATA));
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(DATA,
                    Files.readAllBytes(DataFolder.cachedDownload(place.resolve("a.gz").toString())));
        }
        assertEquals(2, requests.get());
        for (URI bad : List.of(place.resolve("none"), hangingUp(10))) {
            String url = bad.toString();
            String message = assertThrows(DatasetException.class, () -> DataFolder.cachedDownload(url)).getMessage();
            assertTrue(message.startsWith("download: " + url + " cannot be had ("), message);
        }
        try (var files = Files.list(folder.resolve("_dl_cache"))) {
            assertEquals(1, files.count());
        }
    }

    @Test void theEnvironmentNamesTheProxy() {
        var web = URI.create("https://data.example.org/x");
        var names = Map.of("HTTPS_PROXY", "http://proxy:3128", "no_proxy", "localhost, .example.net");
        assertEquals("HTTP @ proxy/<unresolved>:3128", WebFile.proxy(web, names).toString());
        assertEquals("HTTP @ other/<unresolved>:80", WebFile.proxy(web, Map.of("all_proxy", "other")).toString());
        assertNull(WebFile.proxy(URI.create("http://data.example.org/x"), names));
        assertNull(WebFile.proxy(URI.create("https://a.example.net/x"), names));
        assertNull(WebFile.proxy(URI.create("https://localhost/x"), names));
        assertNull(WebFile.proxy(URI.create("file:/x"), names));
        assertNull(WebFile.proxy(web, Map.of("https_proxy", "%%%")));
    }

    /// All of MNIST, as for a user who has none.
    @Test @EnabledIfEnvironmentVariable(named = "CATENARY_DATA", matches = ".+") void mnistIsFetchedWhereItIsAbsent()
            throws IOException {
        Path there = Path.of(System.getenv("CATENARY_DATA"), "mnist");
        List<String> asked = new ArrayList<>();
        at("/files/", r -> {
            String name = Path.of(r.getRequestURI().getPath()).getFileName().toString();
            synchronized (asked) {
                asked.add(name);
            }
            send(r, Files.readAllBytes(there.resolve(name)));
        });
        for (int i = 0; i < 2; i++) {
            var mnist = Mnist.load(folder, List.of(place), Duration.ofSeconds(20), ImageOptions.grey());
            assertEquals(60_000, mnist.train().size());
            assertEquals(10_000, mnist.test().size());
        }
        assertEquals(4, asked.size(), asked::toString);
    }
}
