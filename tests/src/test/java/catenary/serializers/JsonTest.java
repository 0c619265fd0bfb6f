package catenary.serializers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test void formatsAsPython() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("b", Arrays.asList(1.0, 2.5f, null, true));
        map.put("c", Map.of());
        map.put("d\n\"é", List.of());
        assertEquals("{\"a\": 1, \"b\": [1.0, 2.5, null, true], \"c\": {}, \"d\\n\\\"\\u00e9\": []}", Json.format(map));
        assertEquals("[\n    {\n        \"x\": 1\n    },\n    []\n]",
                Json.format(List.of(Map.of("x", 1), List.of()), 4));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1, 1.0", "-0.0, -0.0", "1e-5, 1e-05", "0.0001, 0.0001", "1e15, 1000000000000000.0",
            "1e16, 1e+16", "1.25e-7, 1.25e-07", "NaN, NaN", "-Infinity, -Infinity", "1e-300, 1e-300",
            "123456789.125, 123456789.125"}) void numbersAreWrittenAsPython(double value, String text) {
        assertEquals(text, Json.number(value));
    }

    @Property boolean everyNumberComesBack(@ForAll double value) {
        return Double.valueOf(value).equals(Json.parse(Json.format(value)));
    }

    @Property boolean everyTextComesBack(@ForAll String text) {
        return List.of(Map.of(text, text)).equals(Json.parse(Json.format(List.of(Map.of(text, text)))));
    }

    @Test void readsNestedValues() {
        assertEquals(List.of(Map.of("a", 1L, "b", List.of(-2.5, true)), "x/y\t\u00e9"),
                Json.parse(" [ {\"a\" : 1, \"b\": [-2.5e0,true]} , \"x\\/y\\t\\u00e9\" ] "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "[1", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "\"x", "\"\\q\"", "\"\\u12\"",
                    "nul", "01x", "--1", "1 2", "{\"a\":1,\"a\":2}", "]"}) void whatIsNoJsonIsRefused(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> Json.parse(text));
        assertTrue(e.getMessage().startsWith("json: expected "), e.getMessage());
    }

    @Test void depthIsLimited() {
        assertThrows(IllegalArgumentException.class, () -> Json.parse("[".repeat(100_000)));
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 50; i++) deep = new ArrayList<>(List.of(deep));
        assertEquals(deep, Json.parse(Json.format(deep)));
    }
}
