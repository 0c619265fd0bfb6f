package catenary.repl;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.links.Link;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/// What a value is, in a few words, and how many bytes its arrays take. Asks only what runs nothing of the user.
///
/// @param bytes 0 for what has no arrays
public record Sizes(String what, long bytes) {

    private static final int LONGEST = 40;

    public static Sizes of(Object value) {
        return switch (value) {
            case null -> new Sizes("null", 0);
            case Parameter p when !p.isInitialized() -> new Sizes("parameter without values yet", 0);
            case Variable x -> new Sizes(described(x.array()) + (x.grad() == null ? "" : ", with gradient"), bytes(x));
            case NDArray x -> new Sizes(described(x), bytes(x));
            case Link link -> of(link);
            case Collection<?> c when isOfJava(c) -> new Sizes(count(c.size(), "element"),
                    c.stream().mapToLong(e -> of(e).bytes()).sum());
            case Map<?, ?> map when isOfJava(map) -> new Sizes(count(map.size(), "entry"),
                    map.values().stream().mapToLong(e -> of(e).bytes()).sum());
            case String s -> new Sizes(shortened("\"" + s + "\""), 0);
            case Number _, Boolean _, Character _,Enum<?> _ -> new Sizes(shortened(value.toString()), 0);
            default -> value.getClass().isArray() ? ofJavaArray(value) : new Sizes("", 0);
        };
    }

    private static Sizes of(Link link) {
        var params = link.namedParams().values();
        long elements = params.stream().filter(Parameter::isInitialized).mapToLong(p -> p.array().size()).sum();
        return new Sizes(String.format(Locale.ROOT, "%,d parameters", elements),
                params.stream().filter(Parameter::isInitialized).mapToLong(Sizes::bytes).sum());
    }

    private static Sizes ofJavaArray(Object array) {
        long bytes = switch (array) {
            case Object[] rows -> Arrays.stream(rows).mapToLong(e -> of(e).bytes()).sum();
            case double[] a -> 8L * a.length;
            case long[] a -> 8L * a.length;
            case float[] a -> 4L * a.length;
            case int[] a -> 4L * a.length;
            case short[] a -> 2L * a.length;
            case char[] a -> 2L * a.length;
            default -> Array.getLength(array);
        };
        return new Sizes(count(Array.getLength(array), "element"), bytes);
    }

    private static String described(NDArray x) {
        Device device = x.device();
        return x.shape() + " " + x.dtype() + (device == Devices.cpu() ? "" : " on " + device.name());
    }

    private static long bytes(Variable x) {
        return bytes(x.array()) + (x.grad() == null ? 0 : bytes(x.grad()));
    }

    private static long bytes(NDArray x) {
        return (long) x.size() * x.dtype().bytes();
    }

    /// A collection that the user wrote may compute what it holds.
    private static boolean isOfJava(Object collection) {
        return collection.getClass().getName().startsWith("java.util.");
    }

    private static String count(int n, String what) {
        return n == 1 ? "1 " + what
                : String.format(Locale.ROOT, "%,d %s", n, what.endsWith("y") ? what.replace("y", "ies") : what + "s");
    }

    private static String shortened(String text) {
        String line = text.replace("\n", "\\n");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 4) + " ...";
    }

    /// A number of bytes for people; nothing for none.
    public static String text(long bytes) {
        if (bytes == 0) return "";
        double size = bytes;
        int unit = 0;
        for (; size >= 1024 && unit < 3; unit++) size /= 1024;
        return String.format(Locale.ROOT, unit == 0 || size >= 100 ? "%.0f %s" : "%.1f %s", size,
                new String[] {"B", "KB", "MB", "GB"}[unit]);
    }
}
