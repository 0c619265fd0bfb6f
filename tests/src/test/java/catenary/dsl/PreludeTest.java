package catenary.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreludeTest {

    /// A class that two imported packages have could be named in neither.
    @Test void everyClassAtThePromptHasANameOfItsOwn() throws ClassNotFoundException {
        var packages = new TreeMap<String, String>();
        var twice = new ArrayList<String>();
        var all = Stream.concat(Stream.of("catenary.array", "catenary.autograd"), Prelude.PACKAGES.stream()).toList();
        for (String p : all) {
            List<String> classes = Typed.classesOf(p);
            assertFalse(classes.isEmpty(), p);
            for (String name : classes) {
                if (!Modifier.isPublic(Class.forName(p + "." + name).getModifiers())) continue;
                var other = packages.put(name, p);
                if (other != null) twice.add(name + " is in " + other + " and " + p);
            }
        }
        assertTrue(packages.size() > 300, packages.size() + " classes");
        assertEquals("", String.join("\n", twice));
    }
}
