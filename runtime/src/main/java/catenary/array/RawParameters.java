package catenary.array;

import catenary.expr.DType;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parameters that a kernel in CUDA C declares. CUDA itself takes arguments of any type in any number, and reads
/// nonsense or crashes where they aren't what the kernel expects.
record RawParameters(String name, List<Parameter> all) {

    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern QUALIFIER =
            Pattern.compile("\\b(const|volatile|(__)?restrict(__)?|__grid_constant__)\\b");
    private static final Map<String, DType> ELEMENTS = Map.ofEntries(Map.entry("float", DType.FLOAT32),
            Map.entry("double", DType.FLOAT64), Map.entry("int", DType.INT32), Map.entry("long long", DType.INT64),
            Map.entry("signed char", DType.INT8), Map.entry("unsigned char", DType.UINT8),
            Map.entry("bool", DType.BOOL), Map.entry("__half", DType.FLOAT16),
            Map.entry("__nv_bfloat16", DType.BFLOAT16));
    private static final Map<String, Class<?>> NUMBERS = Map.of("int", Integer.class, "unsigned int", Integer.class,
            "unsigned", Integer.class, "long", Long.class, "long long", Long.class, "unsigned long long", Long.class,
            "size_t", Long.class,
            "float", Float.class, "double", Double.class, "bool", Boolean.class);
    private static final List<Class<?>> ALLOWED =
            List.of(NDArray.class, Integer.class, Long.class, Float.class, Double.class, Boolean.class);

    /// One declaration, its type without name, asterisk and qualifiers, and whether it is a pointer.
    private record Parameter(String text, String type, boolean pointer) {

        /// What an argument ought to be, or null if `arg` is that.
        String expects(Object arg) {
            if (arg == null || !ALLOWED.contains(arg.getClass())) {
                return "an array, int, long, float, double or boolean";
            }
            if (pointer) {
                DType element = ELEMENTS.get(type);
                return !(arg instanceof NDArray x) ? "an array"
                        : element != null && x.dtype() != element ? "an array of " + element : null;
            }
            Class<?> number = NUMBERS.get(type);
            if (number == null) {
                return arg instanceof NDArray ? "a number" : null;
            }
            return arg.getClass() == number ? null : word(number);
        }
    }

    static RawParameters of(String source, String name) {
        String code = COMMENT.matcher(source).replaceAll(" ");
        Matcher m = Pattern.compile("__global__[^;{}]*?\\b" + Pattern.quote(name) + "\\s*\\(([^)]*)\\)").matcher(code);
        if (!m.find() || !Pattern.compile("extern\\s+\"C\"").matcher(code).find()) {
            throw new IllegalArgumentException(
                    "rawKernel: expected a source that declares extern \"C\" __global__ void " + name
                            + "(...), but found"
                            + " none" + (m.reset().find() ? "\n  hint: write extern \"C\" before __global__" : ""));
        }
        List<Parameter> all = new ArrayList<>();
        for (String part : m.group(1).isBlank() ? new String[0] : m.group(1).split(",")) {
            String text = part.strip().replaceAll("\\s+", " ");
            String type = QUALIFIER.matcher(text).replaceAll("").replaceAll("\\w+\\s*(\\[\\s*])?$", "")
                    .replace("*", "").strip().replaceAll("\\s+", " ");
            all.add(new Parameter(text, type, text.contains("*") || text.endsWith("]")));
        }
        return new RawParameters(name, all);
    }

    void check(Object[] args) {
        if (args.length != all.size()) {
            throw new IllegalArgumentException(name + ": expected " + all.size() + " arguments, as " + this
                    + " declares, but found " + args.length);
        }
        for (int i = 0; i < args.length; i++) {
            Parameter p = all.get(i);
            String expected = p.expects(args[i]);
            if (expected != null) {
                throw new IllegalArgumentException(
                        name + ": expected " + expected + " for " + p.text + ", but found " + describe(args[i]));
            }
        }
    }

    private static String describe(Object arg) {
        return arg == null ? "null" : arg instanceof NDArray x ? x.describe() : arg + " (" + word(arg.getClass()) + ")";
    }

    private static String word(Class<?> c) {
        return ALLOWED.contains(c) ? MethodType.methodType(c).unwrap().returnType().getName() : c.getSimpleName();
    }

    @Override public String toString() {
        return name + "(" + String.join(", ", all.stream().map(Parameter::text).toList()) + ")";
    }
}
