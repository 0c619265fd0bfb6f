package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What sugar becomes, and what it refuses: the whole table.
class SugarTest {

    private static final Scope SCOPE =
            new Scope(Prelude.IMPORTS, variables(), List.of("static int twice(int n) { return 2 * n; }"));

    private static Map<String, String> variables() {
        var types = new LinkedHashMap<String, String>();
        for (String name : List.of("x", "y", "z")) types.put(name, "Variable");
        types.put("a", "NDArray");
        types.put("i", "int");
        types.put("d", "double");
        types.put("s", "String");
        types.put("xs", "Variable[]");
        types.put("list", "List<Variable>");
        types.put("f", "Linear");
        types.put("g", "Function<Variable, Variable>");
        types.put("h", "BiFunction<Variable, Variable, Variable>");
        types.put("p", "Predicate<String>");
        types.put("u", "DoubleUnaryOperator");
        types.put("net", "Classifier");
        return types;
    }

    /// Typed text, `=>`, the Java it becomes (with `Ops.` for the class that operators go to).
    private static final String ACCEPTED =
            """
                    x + y => Ops.add(x , y);
                    x - y => Ops.sub(x , y);
                    x * y => Ops.mul(x , y);
                    x / y => Ops.div(x , y);
                    x + 1 => Ops.add(x , 1);
                    1 + x => Ops.add(1 , x);
                    1 - x => Ops.sub(1 , x);
                    1 / x => Ops.div(1 , x);
                    2*x => Ops.mul(2,x);
                    2.5f * x => Ops.mul(2.5f , x);
                    x*i => Ops.mul(x,i);
                    -x => Ops.neg(x);
                    -x * y => Ops.mul(Ops.neg(x) , y);
                    -(x + 1) => Ops.neg((Ops.add(x , 1)));
                    x + y * z => Ops.add(x , Ops.mul(y , z));
                    (x + y) * z => Ops.mul((Ops.add(x , y)) , z);
                    x - y - z => Ops.sub(Ops.sub(x , y) , z);
                    x**2 => Ops.pow(x,2);
                    x ** y => Ops.pow(x , y);
                    2**x => Ops.pow(2,x);
                    -x**2 => Ops.neg(Ops.pow(x,2));
                    x**-1 => Ops.pow(x,-1);
                    2**3**2 => Ops.pow(2,Ops.pow(3,2));
                    (x + 1)**2 => Ops.pow((Ops.add(x , 1)),2);
                    x.sum()**2 => Ops.pow(x.sum(),2);
                    f(x)**2 => Ops.pow(f.apply(x),2);
                    xs[0]**2 => Ops.pow(xs[0],2);
                    new Linear(2).apply(x)**2 => Ops.pow(new Linear(2).apply(x),2);
                    3 * x**2 => Ops.mul(3 , Ops.pow(x,2));
                    (float) i**2 => (float) Ops.pow(i,2);
                    i**2 => Ops.pow(i,2);
                    x**2 - 2*x + 1 => Ops.add(Ops.sub(Ops.pow(x,2) , Ops.mul(2,x)) , 1);
                    a + 1 => Ops.add(a , 1);
                    a * a => Ops.mul(a , a);
                    x * a => Ops.mul(x , a);
                    a - x => Ops.sub(a , x);
                    1 - a => Ops.sub(1 , a);
                    x > 0 => Ops.gt(x , 0);
                    a <= 2 => Ops.le(a , 2);
                    0 < a => Ops.lt(0 , a);
                    x >= y => Ops.ge(x , y);
                    "loss " + x * 2 => Ops.add("loss " , Ops.mul(x , 2));
                    s + x**2 => s + Ops.pow(x,2);
                    x[0] => x.get(0);
                    x[0][1] => x.get(0).get(1);
                    x[i + 1] => x.get(i + 1);
                    a[0] * 2 => Ops.mul(a.get(0) , 2);
                    xs[0] * 2 => Ops.mul(xs[0] , 2);
                    list[0] => list.get(0);
                    f(x) => f.apply(x);
                    g(x) + 1 => Ops.add(g.apply(x) , 1);
                    h(x, y) => h.apply(x, y);
                    p("a") => p.test("a");
                    u(3) + 1 => Ops.add(u.applyAsDouble(3) , 1);
                    net(x, y) => net.apply(x, y);
                    f(g(x)) => f.apply(g.apply(x));
                    f(x * 2) => f.apply(Ops.mul(x , 2));
                    x += y => x = Ops.add(x, y);
                    x -= 0.1 * y => x = Ops.sub(x, Ops.mul(0.1 , y));
                    x *= 2 => x = Ops.mul(x, 2);
                    x /= 2 => x = Ops.div(x, 2);
                    xs[0] += x => xs[0] = Ops.add(xs[0], x);
                    w = x * 2 => var w = Ops.mul(x , 2);
                    w = f(x) => var w = f.apply(x);
                    w = 3 => var w = 3;
                    x = y * 2 => x = Ops.mul(y , 2);
                    var w = x * 2 => var w = Ops.mul(x , 2);
                    Variable w = -x => Variable w = Ops.neg(x);
                    for (k = 0; k < 3; k++) { x += k; } => for (var k = 0; k < 3; k++) { x = Ops.add(x, k); }
                    { w = x * 2; w = w + 1; } => { var w = Ops.mul(x , 2); w = Ops.add(w , 1); }
                    for (var v : list) { w = v * 2; } => for (var v : list) { var w = Ops.mul(v , 2); }
                    g = v -> v * 2 => g = v -> Ops.mul(v , 2);
                    list.stream().map(v -> v * 2 + 1).toList() => list.stream().map(v -> Ops.add(Ops.mul(v , 2) , 1)).toList();
                    list.stream().map(v -> f(v)).toList() => list.stream().map(v -> f.apply(v)).toList();
                    i > 0 ? x * 2 : y => i > 0 ? Ops.mul(x , 2) : y;
                    Variable sq(Variable v) { return v * v; } => Variable sq(Variable v) { return Ops.mul(v , v); }
                    Variable sq(Variable v) { w = v * v; return f(w); } => Variable sq(Variable v) { var w = Ops.mul(v , v); return f.apply(w); }
                    record P(Variable v) { Variable twice() { return v + v; } } => record P(Variable v) { Variable twice() { return Ops.add(v , v); } }
                    class N extends Chain { Linear l = new Linear(2); public Variable apply(Variable v) { return l(v) * 2; } } => \
                    class N extends Chain { Linear l = new Linear(2); public Variable apply(Variable v) { return Ops.mul(l.apply(v) , 2); } }
                    class N { Linear l; Variable go(Variable v) { return this.l(v); } } => class N { Linear l; Variable go(Variable v) { return this.l.apply(v); } }
                    new Object() { Variable v = x * 2; }.v => new Object() { Variable v = Ops.mul(x , 2); }.v;
                    """;

    /// Typed text, `=>`, line and column, message.
    private static final String REFUSED = """
            var x = variable(1); x * nope => 1:26 there is no variable nope
            var x = variable(1); x * "a" => 1:24 '*' does not take Variable and String
            var x = variable(1); -true => 1:22 '-' does not take boolean
            var x = variable(1); x++ => 1:23 '++' does not take Variable
            var x = variable(1); double d = 1; d += x => 1:38 '+' does not take double and Variable
            var x = variable(1); if (x > 0) { } => 1:28 incompatible types: NDArray cannot be converted to boolean
            var x = variable(1); x(3) => 1:22 there is no method x(int)
            var x = 3; x[0] => 1:13 array required, but int found
            w = null => 1:1 cannot infer type for local variable w (variable initializer is 'null')
            x **= 2 => 1:3 there is no **=; write x = x**2
            var x = ** 2 => 1:9 ** needs a value on either side
            var f = new Linear(3, 2); f("a") => 1:27 no method apply takes (String)
            variabel(3) => 1:1 there is no method variabel(int); did you mean variable?
            var y = x + 1 => 1:9 there is no variable x
            /vars => 1:1 /vars is a command of the prompt, not of a script; a script is Java snippets only
            package a; => 1:1 a script has no package; remove this line
            f(1 => 1:2 '(' is never closed
            return 3 => 1:1 return is outside of any method; System.exit(0) ends a script early
            """;

    @ParameterizedTest @MethodSource("accepted") void becomesJava(String typed, String java) throws RefusedException {
        var snippets = Typed.split(typed);
        assertEquals(1, snippets.size());
        var snippet = snippets.getFirst();
        for (int round = 0; snippet.rewrite(SCOPE); round++)
            assertEquals(true, round < 10, "sugar must come to an end");
        assertEquals(java, snippet.java().replace("catenary.dsl.", ""));
    }

    @ParameterizedTest @MethodSource("refused") void isRefused(String typed, String place, String message) {
        var refused = assertThrows(RefusedException.class, () -> new ScriptCompiler("a.jsh", typed).compile());
        var problem = refused.problems().getFirst();
        var lines = new Lines(typed);
        assertEquals(place + " " + message,
                lines.line(problem.position()) + ":" + lines.column(problem.position()) + " " + problem.message());
    }

    static Stream<Arguments> accepted() {
        return ACCEPTED.lines().map(l -> l.split(" => ", 2)).map(p -> Arguments.of(p[0], p[1]));
    }

    static Stream<Arguments> refused() {
        return REFUSED.lines().map(l -> l.split(" => ", 2))
                .map(p -> Arguments.of(p[0], p[1].split(" ", 2)[0], p[1].split(" ", 2)[1]));
    }
}
