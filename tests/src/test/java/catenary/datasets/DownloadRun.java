package catenary.datasets;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A program that needs a file: for tests that start several, or kill one.
final class DownloadRun {

    private DownloadRun() {}

    /// Takes the file `args[2]` of `args[3]` bytes and checksum `args[4]` from the data set `x` in folder `args[0]`, or from address
    /// `args[1]`.
    public static void main(String[] args) {
        var wanted = new Mirrors.Wanted(args[2], Integer.parseInt(args[3]), args[4]);
        var files = new RemoteFiles("x", Path.of(args[0]), List.of(URI.create(args[1])), Duration.ofSeconds(60));
        System.out.println("has " + files.contents(wanted).length + " bytes");
    }
}
