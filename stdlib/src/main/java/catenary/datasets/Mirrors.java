package catenary.datasets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Several places that offer the same files. The first that answers serves them all.
///
/// Patience is counted over all places together: if within it no byte has come from any, the network is out of reach.
/// Each attempt runs on a thread of its own, because looking up a name can't be given a time limit.
final class Mirrors {

    private final List<URI> places = new ArrayList<>();
    private final Duration patience;
    private final List<String> failures = new ArrayList<>();
    private long deadline;

    Mirrors(List<URI> places, Duration patience) {
        this.places.addAll(places);
        this.patience = patience;
    }

    /// A file that is known in advance.
    ///
    /// @param bytes its size
    record Wanted(String name, int bytes, String sha256) {}

    /// The contents of a file, which has the right checksum.
    ///
    /// @throws IOException if no place could serve it: the message says why, place by place
    byte[] fetch(Wanted file) throws IOException {
        if (deadline == 0) {
            deadline = System.nanoTime() + patience.toNanos();
        }
        while (!places.isEmpty()) {
            URI place = places.getFirst();
            try {
                byte[] data = attempt(place, file);
                if (data.length < file.bytes()) {
                    throw new IOException("only " + data.length + " of " + file.bytes() + " bytes");
                }
                if (!Sha256.of(data).equals(file.sha256())) {
                    throw new IOException("other contents than expected");
                }
                return data;
            } catch (IOException e) {
                failures.add(place.getHost() + ": " + e.getMessage());
                places.removeFirst();
            }
        }
        throw new IOException(String.join("; ", failures));
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException _ -> "unknown host";
            case SocketTimeoutException _ -> "no answer";
            default -> String.valueOf(e.getMessage());
        };
    }

    private byte[] attempt(URI place, Wanted file) throws IOException {
        AtomicLong received = new AtomicLong();
        FutureTask<byte[]> task = new FutureTask<>(() -> download(place, file, received));
        Thread.ofPlatform().daemon().name("download").start(task);
        // What is left is shared by the places not yet tried; once data flow, each pause may be as long as all of it.
        long now = System.nanoTime();
        long until = now + Math.max(0, deadline - now) / places.size();
        long last = 0;
        while (true) {
            try {
                byte[] data = task.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
                deadline = System.nanoTime() + patience.toNanos();
                return data;
            } catch (TimeoutException e) {
                long total = received.get();
                if (total == last) {
                    task.cancel(true);
                    throw new IOException(total == 0 ? "no answer"
                            : "stopped after " + total + " of " + file.bytes() + " bytes", e);
                }
                System.err.printf("  %s: %.1f of %.1f MB%n", file.name(), total / 1e6, file.bytes() / 1e6);
                last = total;
                until = System.nanoTime() + patience.toNanos();
            } catch (InterruptedException e) {
                task.cancel(true);
                throw new CancellationException("download: interrupted");
            } catch (ExecutionException e) {
                long total = received.get();
                boolean began = total > 0 && total <= file.bytes();
                throw new IOException(began ? "stopped after " + total + " of " + file.bytes() + " bytes"
                        : e.getCause() instanceof IOException io ? reason(io) : e.getCause().toString(), e);
            }
        }
    }

    private byte[] download(URI place, Wanted file, AtomicLong received) throws IOException {
        try (InputStream in = WebFile.open(place.resolve(file.name()), patience)) {
            var out = new ByteArrayOutputStream(file.bytes());
            byte[] buffer = new byte[1 << 14];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (received.get() == 0) {
                    System.err.printf("downloading %s (%.1f MB) from %s%n", file.name(), file.bytes() / 1e6,
                            place.getHost());
                }
                out.write(buffer, 0, n);
                if (received.addAndGet(n) > file.bytes()) {
                    throw new IOException("more bytes than expected");
                }
            }
            return out.toByteArray();
        }
    }
}
