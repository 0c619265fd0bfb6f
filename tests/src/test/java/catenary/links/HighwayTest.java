package catenary.links;

import catenary.array.NDArray;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighwayTest {

    private final Variable x = new Variable(
            Generator.global().randn(Given.device(), DType.FLOAT32, Shape.of(4, 3)));

    @Test void mixesInputAndLayer() {
        var h = new Highway(3, o -> o.activate(F::tanh));
        Variable gate = F.sigmoid(h.transform().apply(x));
        Variable y = F.tanh(h.plain().apply(x)).mul(gate).add(x.mul(gate.neg().add(1)));
        assertTrue(h.apply(x).array().allClose(y.array(), 1e-5, 1e-6));
    }

    @Test void passesMostOfItsInputAtFirst() {
        var h = new Highway(3, o -> o.initBt(-30));
        assertTrue(h.apply(x).array().allClose(x.array(), 1e-6, 1e-6));
        assertEquals(-1, new Highway(3).transform().b().array().max().item());
    }

    @Test void beginsWithWhatItIsGiven() {
        NDArray w = Generator.global().randn(Given.device(), DType.FLOAT32, Shape.of(3, 3));
        var h = new Highway(3, o -> o.initWh(w).initWt(0.5).initBh(w.get(0)).initBt(w.get(1)));
        assertEquals(w, h.plain().W().array());
        assertEquals(0.5, h.transform().W().array().min().item());
        assertEquals(w.get(0), h.plain().b().array());
        assertEquals(w.get(1), h.transform().b().array());
    }

    @Test void mayHaveNoBiases() {
        assertEquals(List.of("/plain/W", "/transform/W"),
                List.copyOf(new Highway(3, o -> o.nobias(true)).namedParams().keySet()));
    }
}
