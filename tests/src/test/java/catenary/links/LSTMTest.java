package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static catenary.links.Recurrence.sigma;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class LSTMTest {

    private static LSTM small() {
        return new LSTM(1, 1, o -> o.upwardInit(0.5).lateralInit(0.25).biasInit(0.1).forgetBiasInit(0.3));
    }

    @Test void computesItsFormula() {
        var link = small();
        double c = 0;
        double h = 0;
        for (double x : new double[] {1, -2, 0.5}) {
            double gate = 0.5 * x + 0.25 * h + 0.1;
            c = Math.tanh(gate) * sigma(gate) + sigma(gate + 0.2) * c;
            h = sigma(gate) * Math.tanh(c);
            assertClose(link.apply(x(new double[][] {{x}})), h);
            assertClose(link.c(), c);
            assertClose(link.h(), h);
        }
    }

    @Test void beginsAnewAfterAReset() {
        var link = new LSTM(3, 4);
        assertNull(link.h());
        NDArray first = link.apply(randn(1, 2, 3)).array();
        link.apply(randn(2, 2, 3));
        link.resetState();
        assertNull(link.c());
        assertEquals(first, link.apply(randn(1, 2, 3)).array());
    }

    @Test void rowsThatHaveEndedKeepTheirState() {
        var link = new LSTM(3, 4);
        link.apply(randn(1, 3, 3));
        NDArray c = link.c().array();
        NDArray h = link.h().array();
        assertEquals(Shape.of(1, 4), link.apply(randn(2, 1, 3)).shape());
        assertEquals(Shape.of(3, 4), link.h().shape());
        assertEquals(c.get(Index.slice(1, null)), link.c().array().get(Index.slice(1, null)));
        assertEquals(h.get(Index.slice(1, null)), link.h().array().get(Index.slice(1, null)));
        assertEquals(Shape.of(0, 4), link.apply(randn(2, 0, 3)).shape());
        assertEquals(Shape.of(3, 4), link.h().shape());
        assertRefused("LSTM: expected as many rows of x as of the state, but 4 != 3", () -> link.apply(randn(2, 4, 3)));
    }

    @Test void gradientsGoBackThroughTime() {
        var link = new LSTM(3, 4);
        Variable x = randn(1, 2, 3);
        link.apply(x);
        link.clearGrads();
        link.apply(randn(2, 2, 3)).sum().backward();
        assertNotNull(x.grad());
        assertNotNull(link.lateral().W().grad());
        x.clearGrad();
        link.h().unchainBackward();
        link.apply(randn(2, 2, 3)).sum().backward();
        assertNull(x.grad());
    }

    @Test void continuesFromAGivenState() {
        var link = small();
        link.setState(x(new double[][] {{0.5}}), x(new double[][] {{-1}}));
        double c = Math.tanh(-0.15) * sigma(-0.15) + sigma(0.05) * 0.5;
        assertClose(link.apply(x(new double[][] {{0}})), sigma(-0.15) * Math.tanh(c));
        Variable state = link.h();
        assertRefused("LSTM: expected c of shape (batch, 1), but found float32 (1, 2) on cpu",
                () -> link.setState(x(new double[][] {{1, 2}}), state));
        assertRefused("LSTM: expected h of shape (batch, 1), but found null", () -> link.setState(state, null));
        assertSame(state, link.h());
    }

    @Test void drawsTheWeightsOfEachGate() {
        NDArray W = x(new double[][] {{1, 2, 3}, {4, 5, 6}}).array();
        NDArray b = x(7, 8).array();
        var link = new LSTM(3, 2, o -> o.upwardInit(W).forgetBiasInit(b));
        assertClose(link.upward().W().array(), 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6);
        assertClose(link.upward().b().array(), 0, 0, 7, 0, 0, 0, 8, 0);
    }

    @Test void learnsItsInputSizeFromTheFirstInput() {
        var link = new LSTM(2, o -> o.upwardInit(0.5));
        link.apply(randn(1, 4, 3, 5));
        assertEquals(Shape.of(8, 15), link.upward().W().shape());
        assertClose(link.upward().b().array(), 0, 0, 1, 0, 0, 0, 1, 0);
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new LSTM(4), List.of("upward/W", "upward/b", "lateral/W"), link -> {
            link.resetState();
            link.apply(randn(1, 2, 3));
            return link.apply(randn(2, 2, 3));
        });
    }

    @Test void copiesTakeTheStateAlongUnlessTheyStartAnew() {
        var link = new LSTM(3, 2);
        link.apply(randn(1, 2, 3));
        LSTM copy = (LSTM) link.copy(CopyMode.COPY);
        assertEquals(link.apply(randn(2, 2, 3)).array(), copy.apply(randn(2, 2, 3)).array());
        copy.resetState();
        assertNotNull(link.h());
        assertNull(((LSTM) link.copy(CopyMode.INIT)).h());
    }

    @Test void saysWhatItIs() {
        assertRefused("LSTM: expected outSize > 0, but found 0", () -> new LSTM(3, 0));
        assertEquals("LSTM(inSize=?, outSize=2", new LSTM(2).toString().lines().findFirst().orElseThrow());
    }
}
