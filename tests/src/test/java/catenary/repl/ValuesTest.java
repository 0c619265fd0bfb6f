package catenary.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.autograd.Variable;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.datasets.TupleDataset;
import catenary.dsl.Catenary;
import catenary.expr.DType;
import catenary.iterators.SerialIterator;
import catenary.links.ChainList;
import catenary.links.Linear;
import catenary.optimizers.SGD;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the prompt shows of a value.
class ValuesTest {

    private static final Values VALUES = new Values(v -> "'" + v + "'");

    private static String text(Object value) {
        return VALUES.text(value);
    }

    @Test void smallValuesAreShownWhole() {
        assertEquals("null", text(null));
        assertEquals("'a'", text("a"));
        assertEquals("[1, 2]", text(List.of(1, 2)));
        assertEquals("{a=1}", text(Map.of("a", 1)));
        assertEquals("Optional[3]", text(Optional.of(3)));
        assertEquals("a/b", text(Path.of("a/b")));
        assertEquals("int[2] { 1, 2 }", text(new int[] {1, 2}));
        assertEquals("int[2][] { int[1] { 1 }, null }", text(new int[][] {{1}, null}));
        assertEquals("double[0] { }", text(new double[0]));
        assertEquals("String[1] { 'x' }", text(new String[] {"x"}));
    }

    @Test void ofLongOnesTheEdgesAreShown() {
        assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ..., 998, 999, 1000]  // ArrayList of 1001",
                text(new ArrayList<>(IntStream.rangeClosed(0, 1000).boxed().toList())));
        assertEquals("int[101] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ..., 98, 99, 100 }",
                text(IntStream.rangeClosed(0, 100).toArray()));
        var map = new TreeMap<Integer, Integer>();
        IntStream.range(0, 200).forEach(i -> map.put(i, i));
        assertEquals("{0=0, 1=1, 2=2, 3=3, 4=4, 5=5, 6=6, 7=7, 8=8, 9=9, ...}  // TreeMap of 200", text(map));
        assertTrue(text("x".repeat(1_000_000)).endsWith("  // 1000000 characters"));
        assertTrue(text(new StringBuilder("y".repeat(1_000_000))).length() < 11_000);
    }

    @Test void linesAreAligned() {
        var m = Catenary.array(new float[][] {{1, 2}, {3, 4}});
        assertEquals("""
                [array([[1., 2.],
                        [3., 4.]]),
                 array([[1., 2.],
                        [3., 4.]])]""", text(List.of(m, m)));
        assertEquals("""
                {m=array([[1., 2.],
                          [3., 4.]])}""", text(Map.of("m", m)));
    }

    @Test void whatIsLearnedAndWhatItIsLearnedFromSayWhatTheyAre() {
        assertEquals("""
                ChainList(
                  (0): Linear(inSize=3, outSize=2, nobias=false),  // 8 parameters: W (2, 3), b (2,)
                  (1): Linear(inSize=?, outSize=4, nobias=true),  // 0 parameters; W waits for the first input
                )  // 8 parameters""", text(new ChainList(new Linear(3, 2), new Linear(4, o -> o.nobias(true)))));
        assertEquals("SGD(lr=0.1)", text(new SGD(o -> o.lr(0.1))));
        var data = new TupleDataset(Catenary.zeros(7, 2), Catenary.zeros(7));
        assertEquals("TupleDataset(7 examples)", text(data));
        var iterator = new SerialIterator(data, 2);
        iterator.next();
        assertEquals("SerialIterator(7 examples, batchSize=2, epoch 0.29)", text(iterator));
    }

    @Test void variablesSayWhatIsNotObvious() {
        assertEquals("variable([5.])", text(new Variable(Catenary.array(5))));
        assertEquals("variable([1., 1.], dtype=float64)",
                text(new Variable(Catenary.ones(Shape.of(2), DType.FLOAT64))));
        NDArray large = Catenary.zeros(2000);
        assertEquals("array([0., 0., 0., ..., 0., 0., 0.], shape=(2000,))", text(large));
    }

    private static final class Throwing {
        @Override public String toString() {
            throw new IllegalStateException("no");
        }
    }

    private static final class Recursive {
        @Override public String toString() {
            return "again " + this;
        }
    }

    @Test void aToStringMayFail() {
        assertEquals("Throwing (its toString threw IllegalStateException: no)", text(new Throwing()));
        assertEquals("[Throwing (its toString threw IllegalStateException: no)]", text(List.of(new Throwing())));
        assertTrue(text(new Recursive()).startsWith("Recursive (its toString threw StackOverflowError"));
        var self = new ArrayList<Object>();
        self.add(self);
        assertEquals("[(this Collection)]", text(self));
        var two = new ArrayList<Object>(List.of(self));
        self.set(0, two);
        assertTrue(text(two).contains("[...]"));
    }
}
