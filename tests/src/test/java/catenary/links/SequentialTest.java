package catenary.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequentialTest {

    private final Variable x = new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(2, 3), 1));

    @Test void appliesLayersInTurn() {
        var l1 = new Linear(4);
        var l2 = new Linear(5);
        var s = new Sequential(l1, v -> v.neg(), l2);
        assertEquals(l2.apply(l1.apply(x).neg()).array(), s.apply(x).array());
        assertEquals(3, s.size());
        assertEquals(List.of(l1, l2), s.children());
    }

    @Test void theFirstLinkMayTakeSeveralVariables() {
        var sum = new Link() {
            @Override public Variable apply(Variable... xs) {
                return xs[0].add(xs[1]);
            }
        };
        assertEquals(x.mul(-2).array(), new Sequential(sum, v -> v.neg()).apply(x, x).array());
        assertEquals("Sequential: expected a link as first layer of a call with 2 variables, but found a function",
                assertThrows(IllegalArgumentException.class, () -> new Sequential(v -> v).apply(x, x)).getMessage());
    }

    @Test void linksAreNumberedInTheirOrder() {
        var s = new Sequential(v -> v, new Linear(3, 1), v -> v, new Linear(1, 2));
        assertEquals(List.of("/0/W", "/0/b", "/1/W", "/1/b"), List.copyOf(s.namedParams().keySet()));
        assertEquals(Shape.of(2, 1), s.namedParams().get("/1/W").shape());
    }

    /// The orders that Chainer 7.8.1 was seen to store.
    @Test void chainersOrderIsTheOneItStores() {
        assertEquals(List.of(0, 5, 4, 3, 2, 1), legacyOrder(0, 6));
        assertEquals(List.of(0, 1, 5, 4, 3, 2), legacyOrder(1, 6));
    }

    private static List<Integer> legacyOrder(int functionsBefore, int links) {
        var s = new Sequential().legacyOrder(true);
        IntStream.range(0, functionsBefore).forEach(_ -> s.append(v -> v));
        Link[] all = IntStream.range(0, links).mapToObj(_ -> new Linear(1, 1)).toArray(Link[]::new);
        for (Link l : all) {
            s.append(l);
        }
        return s.children().stream().map(Arrays.asList(all)::indexOf).toList();
    }

    @Test void layersComeAndGo() {
        var l = new Linear(3, 3);
        var s = new Sequential(l).insert(0, v -> v.neg()).extend(new Sequential(new Linear(3, 3)));
        assertEquals(2, s.countByLayerType(Linear.class));
        assertSame(l, s.get(1));
        s.removeByLayerType(Linear.class);
        assertEquals(1, s.size());
        assertEquals(x.neg().array(), s.apply(x).array());
        assertEquals(3, new Sequential(new Sequential(l, v -> v), v -> v).flatten().size());
    }

    @Test void aCopyHasItsOwnLinks() {
        var s = new Sequential(new Linear(3, 3), v -> v);
        var copy = (Sequential) s.copy(CopyMode.COPY);
        copy.params().forEach(p -> p.array().fill(0));
        assertEquals(0, copy.apply(x).sum().item());
        assertEquals(s.apply(x).array(), ((Sequential) s.copy(CopyMode.SHARE)).apply(x).array());
    }

    @Test void nothingAndNullAreRefused() {
        assertThrows(IllegalStateException.class, () -> new Sequential().apply(x));
        assertThrows(NullPointerException.class, () -> new Sequential(new Linear(1), null));
    }

    @Test void layersAreFoundTakenAndReplaced() {
        Function<Variable, Variable> relu = F::relu;
        var first = new Linear(2, 2);
        var s = new Sequential(first, relu, new Linear(2, 2), relu);
        assertEquals(1, s.index(relu));
        assertEquals(2, s.count(relu));
        assertEquals(0, s.count(new Linear(2, 2)));
        s.remove(relu);
        assertEquals(2, s.index(relu));
        assertEquals(relu, s.pop());
        s.set(1, F::tanh);
        assertEquals(List.of("/0/W", "/0/b"), List.copyOf(s.namedParams().keySet()));
        assertThrows(IllegalArgumentException.class, () -> s.index(relu));
        assertThrows(IllegalArgumentException.class, () -> s.remove(relu));
        s.clear();
        assertEquals(0, s.size());
    }
}
