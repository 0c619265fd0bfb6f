package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plain Java keeps Java's meaning: nothing of it is rewritten.
class PlainJavaTest {

    private static final String SNIPPETS =
            """
                    1 + 2
                    1 + 2 * 3 - 4 / 5 % 6
                    1 / 2
                    -7 / 2
                    -7 % 3
                    7 >>> 1 >> 1 << 2
                    5 & 3 | 4 ^ 1
                    ~5
                    !true
                    true && false || true
                    1 < 2 == true
                    0x1F + 0b101 + 017 + 1_000
                    1e10 + 1.5f + 2d
                    1.0e-3
                    'a' + 1
                    (char) ('a' + 1)
                    (byte) 300
                    (int) 3.9
                    "a" + 1 + 2
                    1 + 2 + "a"
                    "a" + 'b' + true + null
                    "tab\\t" + "quote\\""
                    "**" + "/* no comment */" + "// nor this"
                    i++ + ++i
                    i += 3.7
                    i <<= 2
                    s += i
                    s += 'c'
                    i > 2 ? "big" : "small"
                    int j = i * 2
                    int a = 1, b = 2
                    long l = 1L << 40
                    final int N = 10
                    var v = i * 2.0
                    int[] w = {1, 2, 3}
                    int[][] w = {{1}, {2, 3}}
                    numbers[0]
                    numbers[i % 3] += 2
                    numbers[numbers.length - 1] = 5
                    var w = new int[3][4]
                    new int[] {1, 2, 3}[1]
                    (Object) "s" instanceof String t && t.length() > 0
                    Integer box = 5
                    box + box
                    box++
                    list.get(0) + 1
                    list.add(3)
                    map.merge("k", 1, Integer::sum)
                    map.computeIfAbsent("z", k -> k.length())
                    list.stream().mapToInt(n -> n * n).sum()
                    list.stream().filter(n -> n % 2 == 0).map(n -> n + "!").toList()
                    IntStream.range(0, 10).map(n -> -n).boxed().toList()
                    Stream.iterate(1, n -> n * 2).limit(5).reduce(0, Integer::sum)
                    Function<Integer, Integer> inc = n -> n + 1
                    Function<Integer, Function<Integer, Integer>> add = p -> q -> p + q
                    Supplier<List<String>> make = ArrayList::new
                    BiFunction<Integer, Integer, Integer> max = Math::max
                    Runnable r = () -> {}
                    Runnable r = () -> { int q = 1; q++; }
                    Comparator.comparing(String::length).reversed()
                    new ArrayList<Integer>(List.of(1, 2)) {{ add(3); }}
                    new Object() { int n = 3; int twice() { return n * 2; } }.twice()
                    if (i > 0) i--; else i++;
                    if (i > 0) { i--; } else if (i < 0) { i++; } else { i = 0; }
                    for (int k = 0; k < 3; k++) i += k;
                    for (int k = 0, m = 3; k < m; k++, m--) { i += k * m; }
                    for (int n : numbers) i += n;
                    for (var n : list) { i += n; }
                    while (i > 0) i--;
                    do { i++; } while (i < 3);
                    outer: for (int k = 0; k < 3; k++) { for (;;) { continue outer; } }
                    switch (i) { case 1: i = 2; break; default: i = 3; }
                    switch (i) { case 1, 2 -> i = 3; default -> { i = 4; } }
                    var day = switch (i) { case 1 -> "mon"; case 2 -> "tue"; default -> { yield "rest"; } }
                    var kind = switch ((Object) s) { case String t when t.isEmpty() -> 0; case String t -> t.length(); default -> -1; }
                    try { i = 1 / i; } catch (ArithmeticException e) { i = 0; } finally { i++; }
                    try (var in = new java.io.StringReader(s)) { in.read(); }
                    synchronized (s) { i++; }
                    { int q = i; i = q * q; }
                    assert i > 0 : "positive"
                    throw new IllegalStateException("x" + i)
                    int square(int n) { return n * n; }
                    double mean(double... ns) { double t = 0; for (double n : ns) t += n; return t / ns.length; }
                    <T extends Comparable<T>> T max(T p, T q) { return p.compareTo(q) > 0 ? p : q; }
                    int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
                    static void hello() { System.out.println("hello"); }
                    void thrower() throws java.io.IOException { throw new java.io.IOException("no"); }
                    class Point { int x, y; Point(int x, int y) { this.x = x; this.y = y; } int dot(Point o) { return x * o.x + y * o.y; } }
                    record Pair<A, B>(A first, B second) { static <T> Pair<T, T> twin(T t) { return new Pair<>(t, t); } }
                    enum Color { RED, GREEN { @Override int weight() { return 2; } }; int weight() { return 1; } }
                    interface Shape { double area(); default double twice() { return 2 * area(); } }
                    sealed interface Tree permits Leaf, Node {} record Leaf(int v) implements Tree {} record Node(Tree l, Tree r) implements Tree {}
                    abstract class Base { abstract int n(); int twice() { return n() * 2; } }
                    class Counter { private static int count; { count++; } static { count = 0; } int get() { return count; } }
                    @FunctionalInterface interface Op { int apply(int p, int q); }
                    @interface Note { String value() default ""; }
                    @SuppressWarnings("unchecked") List<String> raw = (List<String>) (List<?>) list
                    String block = \"""
                    import java.util.*;
                    List<? extends Number> wild = list
                    Map<String, List<Map<Integer, int[]>>> deep = new HashMap<>()
                    String.format("%d of %d", i, 10)
                    Math.pow(2, 10) * Math.PI
                    Optional.of(3).map(n -> n + 1).orElse(0)
                    s.chars().filter(c -> c == 'a').count()
                    var sum = 0; for (int n : new int[] {1, 2}) sum += n;
                    Object o = i > 1 ? 1 : "one"
                    i == 3 & i != 4
                    long total = i + 1L * i
                    short sh = (short) (i - 1)
                    var text = new StringBuilder().append(i).append('-').append(-i).toString()
                    List.of(1, 2, 3).toArray(Integer[]::new).length - 1
                    """;

    private static final Scope SCOPE = new Scope(Prelude.IMPORTS, variables(), List.of());

    private static LinkedHashMap<String, String> variables() {
        var types = new LinkedHashMap<String, String>();
        types.put("i", "int");
        types.put("s", "String");
        types.put("box", "Integer");
        types.put("numbers", "int[]");
        types.put("list", "List<Integer>");
        types.put("map", "Map<String, Integer>");
        return types;
    }

    @ParameterizedTest @MethodSource("snippets") void staysAsItIs(String typed) throws RefusedException {
        for (var snippet : Typed.split(typed)) {
            String before = snippet.java();
            assertFalse(snippet.rewrite(SCOPE));
            assertEquals(before, snippet.java());
            assertEquals(snippet.typed().replaceAll(";$", ""), before.replaceAll(";$", ""));
        }
    }

    static Stream<String> snippets() {
        return SNIPPETS.lines().map(l -> l.endsWith("\"\"\"") ? l + "\n    a ** b\n    x[0]\"\"\"" : l);
    }
}
