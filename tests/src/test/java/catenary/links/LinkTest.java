package catenary.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import catenary.initializers.Normal;
import catenary.optimizers.SGD;
import catenary.serializers.BadFileException;
import catenary.serializers.DictionarySerializer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static class Base extends Chain {
        private final Linear z = new Linear(2, 2);
    }

    private static final class Model extends Base {
        static final Linear SHARED_BY_ALL = new Linear(1, 1);
        private final Linear a;
        final List<Linear> blocks = List.of(new Linear(2, 2), new Linear(2, 2));
        final Linear[] heads = {new Linear(2, 1)};
        final Parameter scale = new Parameter(new Normal(), Shape.of(2));
        final transient Linear notMine = new Linear(1, 1);
        Linear absent;
        @Persistent int count = 3;
        @Persistent NDArray mean = array(1, 2);

        Model() {
            a = new Linear(2);
        }

        @Override public Variable apply(Variable x) {
            return x.then(a).then(blocks.get(0)).mul(scale);
        }

        Variable apply(Variable x, Variable t) {
            return apply(x).sub(t).pow(2).sum();
        }
    }

    private final Model model = new Model();

    private static NDArray array(double... values) {
        return Create.of(Given.device(), DType.FLOAT32, Shape.of(values.length), values);
    }

    private static Variable rows(int n, int columns) {
        return new Variable(Generator.global().randn(Given.device(), DType.FLOAT32, Shape.of(n, columns)));
    }

    // ---- structure

    @Test void fieldsAreParametersAndChildrenInTheOrderOfTheirNames() {
        assertEquals(List.of("/scale", "/a/W", "/a/b", "/blocks/0/W", "/blocks/0/b", "/blocks/1/W", "/blocks/1/b",
                "/heads/0/W", "/heads/0/b", "/z/W", "/z/b"), List.copyOf(model.namedParams().keySet()));
        assertEquals(List.of("/", "/a", "/blocks/0", "/blocks/1", "/heads/0", "/z"),
                List.copyOf(model.namedLinks().keySet()));
        assertEquals(List.copyOf(model.namedParams().values()), model.params());
        assertEquals(List.of("a", "blocks/0", "blocks/1", "heads/0", "z"),
                model.children().stream().map(Link::name).toList());
        assertEquals("scale", model.scale.name());
    }

    @Test void aParameterOfTwoLinksIsListedOnceAndNamedTwice() {
        class Tied extends Chain {
            final Linear l1 = new Linear(2, 2);
            final Linear l2 = l1;
        }
        var tied = new Tied();
        assertEquals(2, tied.params().size());
        assertEquals(Set.of("/l1/W", "/l1/b", "/l2/W", "/l2/b"), tied.namedParams().keySet());
    }

    @Test void theEnclosingLinkIsNoChild() {
        class Outer extends Chain {
            class Inner extends Chain {
                final Linear l = new Linear(1, 1);
            }

            final Inner inner = new Inner();
        }
        assertEquals(Set.of("/inner/l/W", "/inner/l/b"), new Outer().namedParams().keySet());
    }

    @Test void namesMayBeMadeAtRunTime() {
        var chain = new Chain();
        var l = chain.addLink("res2", new Linear(1, 1));
        chain.addParam("w0", new Parameter(array(1)));
        assertEquals(Set.of("/w0", "/res2/W", "/res2/b"), chain.namedParams().keySet());
        assertSame(l, chain.child("res2"));
        assertThrows(IllegalArgumentException.class, () -> chain.addLink("w0", new Linear(1)));
        assertThrows(IllegalArgumentException.class, () -> chain.addLink("a/b", new Linear(1)));
        assertEquals("Chain: expected one of the children [res2], but found res3",
                assertThrows(IllegalArgumentException.class, () -> chain.child("res3")).getMessage());
    }

    @Test void aHiddenFieldIsAnError() {
        class Sub extends Base {
            @SuppressWarnings("unused") final Linear z = new Linear(1, 1);
        }
        var e = assertThrows(IllegalStateException.class, Sub::new);
        assertEquals("Sub: expected distinct names, but field z of Sub hides that of Base", e.getMessage());
    }

    @Test void aFinalPersistentFieldIsAnError() {
        class Counter extends Link {
            @Persistent final int n = 1;
        }
        assertTrue(assertThrows(IllegalStateException.class, Counter::new).getMessage().startsWith("Counter.n: "));
    }

    // ---- calling

    @Test void isCalledWithAsManyVariablesAsItTakes() {
        Variable x = rows(3, 4);
        Variable t = rows(3, 2);
        Link link = model;
        assertEquals(Shape.of(3, 2), link.apply(x).shape());
        assertEquals(Shape.SCALAR, link.apply(x, t).shape());
        assertEquals(link.apply(x).array(), x.then(link).array());
        assertEquals("Model: expected a call with 1 or 2 variable(s), but found a call with 3",
                assertThrows(UnsupportedOperationException.class, () -> link.apply(x, t, t)).getMessage());
    }

    @Test void aVariadicLinkTakesOneToo() {
        var sum = new Link() {
            @Override public Variable apply(Variable... xs) {
                return xs.length == 1 ? xs[0] : xs[0].add(xs[1]);
            }
        };
        Variable x = rows(1, 1);
        assertSame(x, sum.apply(x));
    }

    @Test void otherCallsAreNamedWhereVariablesDoNotDo() {
        var x = new Variable(array(1));
        var e = assertThrows(UnsupportedOperationException.class, () -> new NaryTreeLSTM(1, 1).apply(x, x, x));
        assertEquals("NaryTreeLSTM: expected apply(List cs, List hs, Variable x) or forward(Variable[] cshsx), "
                + "but found a call with 3", e.getMessage());
    }

    @Test void aLinkThatComputesNothingSaysSo() {
        assertEquals("Chain: expected a class that defines apply, but found a call with 1",
                assertThrows(UnsupportedOperationException.class, () -> new Chain().apply(rows(1, 1))).getMessage());
    }

    @Test void whatApplyThrowsComesOutAsItIs() {
        class Failing extends Link {
            @SuppressWarnings("unused") Variable apply(Variable x, Variable t) {
                throw new IllegalStateException("mine");
            }
        }
        assertEquals("mine", assertThrows(IllegalStateException.class,
                () -> new Failing().apply(new Variable[] {rows(1, 1), rows(1, 1)})).getMessage());
    }

    // ---- gradients and values

    @Test void gradientsAreClearedAndAdded() {
        Linear l = new Linear(2, 1);
        assertTrue(l.W().grad().hasNaN(), "a new gradient is NaN, so that a forgotten clearGrads is seen");
        l.clearGrads();
        assertNull(l.W().grad());
        l.b().grad(array(1));
        Linear m = new Linear(2, 1);
        m.clearGrads();
        m.b().grad(array(2));
        l.addGrads(m);
        assertEquals(array(3), l.b().grad());
        assertNull(l.W().grad());
    }

    @Test void parametersAreCopiedBetweenLinks() {
        Linear from = new Linear(3, 2);
        Linear to = new Linear(2);
        to.copyParams(from);
        assertEquals(from.W().array(), to.W().array());
        assertNotSame(from.W().array(), to.W().array());
        assertThrows(IllegalArgumentException.class, () -> to.copyParams(new Linear(4, 2)));
        assertThrows(IllegalArgumentException.class, () -> to.copyParams(new Linear(3, 2, o -> o.nobias(true))));
    }

    @Test void parametersAreCounted() {
        assertEquals(2 + 2 + 3 * 6 + 3, model.countParams(), "a/W has no shape yet");
        model.apply(rows(1, 5));
        assertEquals(2 + 12 + 3 * 6 + 3, model.countParams());
    }

    // ---- copies

    @Test void copiesShareOrOwnOrDrawAnew() {
        model.apply(rows(1, 4));
        model.a.b().grad(array(1, 2));
        Model shared = (Model) model.copy(CopyMode.SHARE);
        assertNotSame(model.a.W(), shared.a.W());
        assertSame(model.a.W().array(), shared.a.W().array());
        assertSame(model.a.W().array(), ((Model) model.copy()).a.W().array());
        assertNull(shared.a.b().grad());

        Model copied = (Model) model.copy(CopyMode.COPY);
        assertEquals(model.a.W().array(), copied.a.W().array());
        assertEquals(array(1, 2), copied.a.b().grad());
        copied.a.W().array().fill(0);
        copied.mean.fill(7);
        assertFalse(model.a.W().array().equals(copied.a.W().array()));
        assertEquals(array(1, 2), model.mean);

        Model drawn = (Model) model.copy(CopyMode.INIT);
        assertFalse(model.blocks.get(1).W().array().equals(drawn.blocks.get(1).W().array()));
        assertEquals(model.namedParams().keySet(), drawn.namedParams().keySet());
    }

    @Test void aParameterMadeOfAnArrayIsNotSharedByACopyThatIsDrawnAnew() {
        var link = new Chain();
        link.addParam("w", new Parameter(array(1, 2)));
        var twin = link.copy(CopyMode.INIT).params().getFirst();
        assertEquals(array(1, 2), twin.array());
        assertNotSame(link.params().getFirst().array(), twin.array());
    }

    @Test void repeatMakesASequence() {
        Sequential s = new Linear(2, 2).repeat(3);
        assertEquals(3, s.size());
        assertEquals(6, s.params().size());
        assertEquals(0, new Linear(1).repeat(0).size());
    }

    // ---- freezing

    @Test void whatIsFrozenIsNotUpdated() {
        model.apply(rows(1, 4));
        model.a.disableUpdate();
        var optimizer = new SGD(1).setup(model);
        model.blocks.get(0).disableUpdate();
        assertFalse(model.a.updateEnabled());
        assertTrue(model.updateEnabled());
        NDArray a = model.a.W().array().copy();
        NDArray block = model.blocks.get(0).W().array().copy();
        NDArray z = model.namedParams().get("/z/W").array().copy();
        model.params().forEach(p -> p.grad(p.array().zerosLike().fill(1)));
        optimizer.update();
        assertEquals(a, model.a.W().array());
        assertEquals(block, model.blocks.get(0).W().array());
        assertEquals(z.sub(1), model.namedParams().get("/z/W").array());
        model.enableUpdate();
        optimizer.update();
        assertEquals(a.sub(1), model.a.W().array());
    }

    // ---- files

    @Test void stateIsSavedUnderTheNamesOfFields() {
        var state = DictionarySerializer.entries(model);
        assertEquals(List.of("scale", "count", "mean", "a/W", "a/b", "blocks/0/W", "blocks/0/b", "blocks/1/W",
                "blocks/1/b", "heads/0/W", "heads/0/b", "z/W", "z/b"), List.copyOf(state.keySet()));
    }

    @Test void aLoadGivesLazyParametersTheirShape() {
        model.apply(rows(1, 5));
        model.count = 8;
        model.mean = array(3, 4);
        Model fresh = new Model();
        DictionarySerializer.load(DictionarySerializer.copies(model), fresh, o -> o);
        assertEquals(model.a.W().array(), fresh.a.W().array());
        assertEquals(8, fresh.count);
        assertEquals(array(3, 4), fresh.mean);
    }

    @Test void aParameterWithoutShapeIsSavedAsNone() {
        Model fresh = new Model();
        DictionarySerializer.load(DictionarySerializer.copies(model), fresh, o -> o);
        assertFalse(fresh.a.W().isInitialized());
        assertEquals(model.scale.array(), fresh.scale.array());
    }

    @Test void aWrongShapeChangesNothing() {
        Linear to = new Linear(3, 2);
        NDArray before = to.b().array().fill(9).copy();
        var state = DictionarySerializer.copies(new Linear(4, 2));
        assertThrows(BadFileException.class, () -> DictionarySerializer.load(state, to, o -> o));
        assertEquals(before, to.b().array());
    }

    // ---- printing

    @Test void printsAsATreeWithCounts() {
        class Mlp extends Chain {
            final Linear l1 = new Linear(784, 50);
            final Linear l2 = new Linear(10, o -> o.nobias(true));
        }
        assertEquals("""
                Mlp(
                  (l1): Linear(inSize=784, outSize=50, nobias=false),  // 39250 parameters: W (50, 784), b (50,)
                  (l2): Linear(inSize=?, outSize=10, nobias=true),  // 0 parameters; W waits for the first input
                )  // 39250 parameters""", new Mlp().toString());
        Link frozen = new Linear(2, 2);
        frozen.disableUpdate();
        assertEquals("Linear(inSize=2, outSize=2, nobias=false)  // 6 parameters: W (2, 2), b (2,); frozen",
                frozen.toString());
    }

    @Test void aListIsNamedByPlaces() {
        var list = new ChainList(new Linear(1, 1), new Linear(2, 2));
        list.insert(0, new Linear(3, 3));
        assertEquals(Set.of("/0/W", "/0/b", "/1/W", "/1/b", "/2/W", "/2/b"), list.namedParams().keySet());
        assertEquals(Shape.of(3, 3), list.namedParams().get("/0/W").shape());
        list.remove(0);
        assertEquals(2, list.size());
        var copy = (ChainList) list.copy(CopyMode.COPY);
        copy.append(new Linear(1));
        assertEquals(2, list.size());
    }

    @Test void persistentStateIsCopiedOnlyIfWanted() {
        var from = new BatchNormalization(1);
        from.avgMean().fill(5);
        from.gamma().array().fill(3);
        var to = new BatchNormalization(1);
        to.copyParams(from, false);
        assertEquals(0, to.avgMean().item());
        assertEquals(3, to.gamma().array().item());
        to.copyParams(from);
        assertEquals(5, to.avgMean().item());
    }
}
