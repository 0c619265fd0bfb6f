package catenary.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Reads what is behind an address, as browsers do: through the proxy that the environment names, and from where the server
/// sends one on to. An answer that is not the contents becomes a sentence.
final class WebFile {

    private static final int MOST_REDIRECTS = 10;
    private static final int DEFAULT_PROXY_PORT = 80;

    private WebFile() {}

    /// The contents. Reading them fails where fewer bytes come than the server promised.
    ///
    /// @param patience how long a server may be silent
    static InputStream open(URI address, Duration patience) throws IOException {
        URI at = address;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            Proxy proxy = proxy(at, System.getenv());
            URLConnection connection =
                    proxy == null ? at.toURL().openConnection() : at.toURL().openConnection(proxy);
            connection.setConnectTimeout((int) patience.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            if (!(connection instanceof HttpURLConnection http)) {
                return connection.getInputStream();
            }
            // By hand, since Java's own way ends where http sends on to https.
            http.setInstanceFollowRedirects(false);
            http.setRequestProperty("User-Agent", "catenary");
            int code = http.getResponseCode();
            if (code == HttpURLConnection.HTTP_OK) {
                return http.getInputStream();
            }
            String location = http.getHeaderField("Location");
            http.disconnect();
            if (code / 100 != 3 || location == null) {
                throw new IOException("the server answers " + code + " " + http.getResponseMessage());
            }
            at = next(at, location);
        }
        throw new IOException("the server sends from one address to the next without end");
    }

    private static URI next(URI at, String location) throws IOException {
        URI next;
        try {
            next = at.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException("the server sends on to " + location + ", which is no address", e);
        }
        boolean isWeb = "https".equals(next.getScheme()) || "http".equals(next.getScheme());
        if (!isWeb || "https".equals(at.getScheme()) && !"https".equals(next.getScheme())) {
            throw new IOException("the server sends on to " + next + ", which is not followed");
        }
        return next;
    }

    /// The proxy that `https_proxy`, `http_proxy` or `all_proxy` names, in small or capital letters, unless `no_proxy` lists the host;
    /// null if there is none, where Java's own settings decide.
    static Proxy proxy(URI address, Map<String, String> environment) {
        String scheme = String.valueOf(address.getScheme());
        String host = address.getHost();
        if (host == null || !scheme.startsWith("http") || isExempt(host, variable("no_proxy", environment))) {
            return null;
        }
        String named = Stream.of(scheme + "_proxy", "all_proxy").map(v -> variable(v, environment))
                .filter(v -> !v.isBlank()).findFirst().orElse(null);
        if (named == null) {
            return null;
        }
        try {
            URI proxy = URI.create(named.contains("://") ? named : "http://" + named);
            int port = proxy.getPort() < 0 ? DEFAULT_PROXY_PORT : proxy.getPort();
            return proxy.getHost() == null || !proxy.getScheme().startsWith("http") ? null
                    : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
        } catch (IllegalArgumentException e) {
            return null; // then the message says that the host can't be reached
        }
    }

    private static String variable(String name, Map<String, String> environment) {
        String small = environment.getOrDefault(name, "");
        return small.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip() : small.strip();
    }

    private static boolean isExempt(String host, String list) {
        return Arrays.stream(list.split(",")).map(String::strip).map(s -> s.startsWith(".") ? s.substring(1) : s)
                .anyMatch(s -> s.equals("*") || s.equals(host) || !s.isEmpty() && host.endsWith("." + s));
    }
}
