package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionScriptTest {

    private final SessionScript script = new SessionScript();

    @Test void aNameThatIsDeclaredAgainIsAnotherBefore() {
        script.add("var x = 1", List.of("x"), null);
        script.add("var y = x + a.x", List.of("y"), null);
        script.add("var x = \"x\" + y", List.of("x"), null);
        script.add("var x1 = x", List.of("x1"), null);
        assertEquals(List.of("var x2 = 1", "var y = x2 + a.x", "var x = \"x\" + y", "var x1 = x"),
                script.lines(Set.of()));
    }

    @Test void ofMethodsAndTypesTheLastCounts() {
        script.addMember("int f() { return 1; }", "f()");
        script.addMember("int f(int n) { return n; }", "f(int)");
        script.add("f()", List.of(), "$3");
        script.addMember("int f() { return 2; }", "f()");
        script.addMember("class Lost extends Unknown { }", "Lost");
        assertEquals(List.of("int f(int n) { return n; }", "f()", "int f() { return 2; }"),
                script.lines(Set.of("Lost")));
    }

    @Test void whatAMethodHasDoneBeforeItWasDeclaredAgainIsDoneByTheFirst() {
        script.addMember("int g() { return 1; }", "g()");
        script.add("var n = g()", List.of("n"), null);
        script.addMember("int g() { return 2; }", "g()");
        script.add("g()", List.of(), "$4");
        assertEquals(List.of("int g1() { return 1; }", "var n = g1()", "int g() { return 2; }", "g()"),
                script.lines(Set.of()));
    }

    @Test void aValueWithoutANameGetsOneWhereItIsUsed() {
        script.add("1 + 1", List.of(), "$1");
        script.add("2 + 2", List.of(), "$2");
        script.add("$2 * 3", List.of(), "$3");
        assertEquals(List.of("1 + 1", "var $2 = 2 + 2", "$2 * 3"), script.lines(Set.of()));
        assertEquals(List.of("1 + 1", "2 + 2", "$2 * 3"), script.typed());
    }
}
