package catenary.jupyter;

import static catenary.dsl.Catenary.arange;
import static catenary.dsl.Catenary.array;
import static catenary.dsl.Catenary.full;
import static catenary.dsl.Catenary.shape;
import static catenary.dsl.Catenary.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.links.Linear;
import catenary.training.extensions.LogReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlFormTest {

    /// The cells of the table, lines below each other, and the sentence below it.
    private static String shown(Object value) {
        return HtmlForm.of(value).replaceAll("</(th|td)><(th|td)>", "|").replaceAll("</tr>\n*", "\n")
                .replaceAll("<[^>]*>", "").replaceAll("\n+", "\n").strip();
    }

    @Test void anArrayHasTheDigitsOfItsText() {
        var x = array(new float[][] {{0, 2.5f, 4}, {6, 8, -10}});
        assertEquals("|0|1|2\n0|0.|2.5|4.\n1|6.|8.|-10.\nfloat32 (2, 3) on cpu", shown(x));
        assertEquals("|0|1\n|1.|2.\nvariable x float32 (2,) on cpu",
                shown(new Variable(array(new float[] {1, 2})).name("x")));
        assertEquals("|0\n0|True\n1|False\nbool (2, 1) on cpu",
                shown(array(new boolean[] {true, false}).reshape(2, 1)));
    }

    @Test void whatTheTextLeavesOutIsLeftOut() {
        var x = arange(3000).reshape(300, 10).astype(DType.INT32);
        assertEquals("""
                |0|1|2|...|7|8|9
                0|0|1|2|...|7|8|9
                1|10|11|12|...|17|18|19
                2|20|21|22|...|27|28|29
                ...|...|...|...|...|...|...|...
                297|2970|2971|2972|...|2977|2978|2979
                298|2980|2981|2982|...|2987|2988|2989
                299|2990|2991|2992|...|2997|2998|2999
                int32 (300, 10) on cpu""", shown(x));
        assertTrue(shown(arange(2000)).startsWith("|0|1|2|...|1997|1998|1999\n"));
        assertTrue(shown(arange(200)).contains("|198|199\n"));
    }

    @Test void rowsOfNamedValuesAreATable() {
        var second = new LinkedHashMap<String, Object>();
        second.put("loss", Double.NaN);
        second.put("note", "<script>alert(\"&\")</script>");
        var rows = List.of(Map.of("loss", 0.123456789), second);
        assertEquals("|loss|note\n0|0.123457|\n1|NaN|&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;\n2 rows",
                shown(rows));
        assertFalse(HtmlForm.of(rows).contains("<script"));
        var many = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 100; i++) many.add(Map.of("epoch", i));
        assertEquals("|epoch\n0|0\n1|1\n2|2\n3|3\n4|4\n...|...\n95|95\n96|96\n97|97\n98|98\n99|99\n100 rows",
                shown(many));
        assertEquals("0 rows", shown(new LogReport()).strip());
    }

    @Test void otherValuesHaveNone() {
        for (var value : new Object[] {null, 1, "text", zeros(2, 2, 2), full(shape(), 3), zeros(0, 3),
                new Linear(3).W(), List.of(), List.of(1), List.of(Map.of(1, 2)), List.of(Map.of("a", new Object()))}) {
            assertNull(HtmlForm.of(value), () -> "of " + value);
        }
    }
}
