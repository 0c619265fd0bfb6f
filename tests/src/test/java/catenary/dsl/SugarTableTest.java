package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.dsl.SugarTable.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What sugar becomes, what it means in a script, and what it refuses: the whole of `sugar.txt`.
class SugarTableTest {

    private static final int ROUNDS = 10;

    static List<Case> accepted() {
        return SugarTable.accepted();
    }

    static List<Case> refused() {
        return SugarTable.refused();
    }

    @ParameterizedTest @MethodSource("accepted") void becomesJava(Case one) throws RefusedException {
        var java = new ArrayList<String>();
        for (var snippet : Typed.split(one.typed())) {
            for (int round = 0; snippet.rewrite(SugarTable.scope()); round++)
                assertTrue(round < ROUNDS, "sugar must come to an end");
            java.add(snippet.java().replace("catenary.dsl.", "").replace("catenary.array.", "").replaceAll(";$", ""));
        }
        assertEquals(one.java(), String.join("; ", java).replace("\n", "\\n"));
    }

    @Test void meansTheSameInAScript() {
        var script = new StringBuilder(SugarTable.setup());
        for (var one : SugarTable.accepted()) {
            String show = SugarTable.showing(one.shown()) + ";";
            if (one.isExpression()) script.append("init(); ").append(show);
            else if (isDeclaration(one)) script.append(one.typed()).append("\ninit(); ").append(show);
            else script.append("init(); { ").append(one.typed()).append("; ").append(show).append(" }");
            script.append('\n');
        }
        SugarTable.shown();
        assertEquals(0, ScriptRunner.run("table.jsh", script.toString(), new String[0], new ScriptCache(null)));
        var values = SugarTable.shown();
        var expected = new ArrayList<String>();
        var found = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            expected.add(accepted().get(i) + " == " + accepted().get(i).value());
            found.add(accepted().get(i) + " == " + values.get(i));
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    private static boolean isDeclaration(Case one) {
        try {
            return Typed.split(one.typed()).getFirst().isDeclaration();
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest @MethodSource("refused") void isRefused(Case one) {
        String setup = SugarTable.declared().stream()
                .map(d -> d.type() + " " + d.name() + " = " + d.value() + ";\n").collect(Collectors.joining());
        var compiler = new ScriptCompiler("table.jsh", setup + one.typed());
        var problem = assertThrows(RefusedException.class, compiler::compile).problems().getFirst();
        assertEquals(one.column() + " " + one.message(),
                problem.position() - setup.length() + 1 + " " + problem.message());
    }

    @ParameterizedTest @CsvSource(delimiter = '>', value = {
            "return 3 > return is outside of any method; System.exit(0) ends a script early",
            "throw new Exception(); int i = 1 > unreachable statement",
            "final int i = 1; i = 2 > cannot assign a value to final variable i",
            "/vars > /vars is a command of the prompt, not of a script; a script is Java snippets only",
            "package a; > a script has no package; remove this line"}) void isRefusedInAScript(String typed,
                    String message) {
        var refused = assertThrows(RefusedException.class, () -> new ScriptCompiler("a.jsh", typed).compile());
        assertEquals(message, refused.problems().getFirst().message());
    }

    @Test void theTableIsLong() {
        assertTrue(accepted().size() >= 200 && refused().size() >= 80,
                accepted().size() + " accepted, " + refused().size() + " refused");
    }
}
