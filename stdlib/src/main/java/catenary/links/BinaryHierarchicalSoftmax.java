package catenary.links;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.GetItem;
import catenary.autograd.MatMul;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.activation.Softplus;
import catenary.initializers.Uniform;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/// A loss over many words in the time of their logarithm: each word is a leaf of a binary tree, its probability the product of
/// the decisions on the way there: `sum over nodes on the way of log(1 + exp(-code x . W[node]))`, where `code` is 1 to the
/// left and -1 to the right.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (inner nodes, inSize) | [Uniform] in `[-1, 1)` |
/// | x | (batch, inSize) | |
/// | t | (batch), words | |
/// | returns | (), the sum over the batch | |
///
/// The tree is made of pairs: `List.of(List.of(0, 1), List.of(2, 3))`; its inner nodes are counted from the root, those to the left
/// first. A word that isn't in the tree, but less than some that is, costs nothing. Differentiable to any order; the
/// reference's ends at the first.
///
/// ```java
/// var loss = new BinaryHierarchicalSoftmax(300, BinaryHierarchicalSoftmax.createHuffmanTree(counts));
/// ```
///
/// Morin, Bengio: Hierarchical probabilistic neural network language model (2005).
public class BinaryHierarchicalSoftmax extends Link {

    private final Parameter W;
    private NDArray nodes; // (words, longest way); 0 where a way has ended
    private NDArray codes; // the same; 1, -1, or 0 where a way has ended

    /// What a [BinaryHierarchicalSoftmax] may be told besides its sizes.
    public static final class Options {
        private DType dtype = Config.current().dtype();

        private Options() {}

        /// Of `W`; that of the configuration if not given.
        public Options dtype(DType dtype) {
            this.dtype = Objects.requireNonNull(dtype);
            return this;
        }
    }

    /// @throws IllegalArgumentException if the tree is not made of pairs and of distinct words `>= 0`
    public BinaryHierarchicalSoftmax(int inSize, List<?> tree) {
        this(inSize, tree, _ -> {});
    }

    /// @throws IllegalArgumentException if the tree is not made of pairs and of distinct words `>= 0`
    public BinaryHierarchicalSoftmax(int inSize, List<?> tree, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("BinaryHierarchicalSoftmax", "inSize", inSize);
        Ways ways = new Ways();
        ways.walk(tree, null);
        int words = ways.to.keySet().stream().mapToInt(w -> w).max().orElseThrow() + 1;
        int longest = ways.to.values().stream().mapToInt(Step::depth).max().orElseThrow();
        int size = Math.multiplyExact(words, longest);
        int[] node = new int[size];
        double[] code = new double[size];
        ways.to.forEach((word, last) -> {
            for (Step s = last; s != null; s = s.before) {
                node[word * longest + s.depth - 1] = s.node;
                code[word * longest + s.depth - 1] = s.code;
            }
        });
        Device device = Config.current().device();
        nodes = Create.of(device, Shape.of(words, longest), node);
        codes = Create.of(device, o.dtype, Shape.of(words, longest), code);
        W = Config.call(c -> c.withDtype(o.dtype),
                () -> new Parameter(new Uniform(1), Shape.of(ways.count, inSize)));
    }

    /// The last decision on a way, and those before it.
    private record Step(int node, int code, int depth, Step before) {}

    /// The ways to the words of a tree.
    private static final class Ways {
        private final Map<Integer, Step> to = new HashMap<>();
        private int count;

        void walk(Object tree, Step before) {
            switch (tree) {
                case List<?> pair when pair.size() == 2 -> {
                    int node = count++;
                    int depth = before == null ? 1 : before.depth + 1;
                    walk(pair.getFirst(), new Step(node, 1, depth, before));
                    walk(pair.getLast(), new Step(node, -1, depth, before));
                }
                case Integer word when word >= 0 -> {
                    if (to.put(word, before) != null) {
                        throw new IllegalArgumentException(
                                "BinaryHierarchicalSoftmax: expected each word once, but found a second " + word);
                    }
                }
                case null, default -> throw new IllegalArgumentException(
                        "BinaryHierarchicalSoftmax: expected a tree of pairs and words >= 0, but found " + tree);
            }
        }
    }

    /// The tree with the shortest ways to frequent words, those of rare ones to the left.
    ///
    /// @param wordCounts how often each word occurs; of equal ones the first in the map's order is taken for the rarer
    /// @throws IllegalArgumentException if there are not two words
    public static List<?> createHuffmanTree(Map<Integer, ? extends Number> wordCounts) {
        if (wordCounts.size() < 2) {
            throw new IllegalArgumentException(
                    "createHuffmanTree: expected counts of at least 2 words, but found " + wordCounts);
        }
        record Part(double count, int place, Object tree) {}
        var parts = new PriorityQueue<>(Comparator.comparingDouble(Part::count).thenComparingInt(Part::place));
        wordCounts.forEach((word, count) -> parts.add(new Part(count.doubleValue(), parts.size(), word)));
        while (true) {
            Part a = parts.remove();
            Part b = parts.remove();
            List<Object> joined = List.of(a.tree, b.tree);
            if (parts.isEmpty()) {
                return joined;
            }
            parts.add(new Part(a.count + b.count, Math.min(a.place, b.place), joined));
        }
    }

    /// The directions of the decisions.
    public final Parameter W() {
        return W;
    }

    /// The sum over the batch.
    ///
    /// @throws IllegalArgumentException  if shapes or dtypes don't fit
    /// @throws IndexOutOfBoundsException if a word is greater than all of the tree
    public Variable apply(Variable x, Variable t) {
        return called(() -> loss(x, t), x, t);
    }

    private Variable loss(Variable x, Variable t) {
        if (!x.dtype().isFloat() || x.rank() != 2 || x.shape().axis(1) != W.shape().axis(1)
                || t.dtype().kind() != DType.Kind.SIGNED || t.rank() != 1 || t.length() != x.length()) {
            throw new IllegalArgumentException("BinaryHierarchicalSoftmax: expected float x (batch, "
                    + W.shape().axis(1) + ") and integer t (batch)\n  x: " + x.array().describe() + "\n  t: "
                    + t.array().describe());
        }
        NDArray way = nodes.take(t.array(), 0);
        NDArray code = codes.take(t.array(), 0).astype(x.dtype());
        Variable rows = GetItem.getItem(W, way); // (batch, longest way, inSize)
        Variable score = MatMul.matmul(rows, x.reshape(x.length(), x.shape().axis(1), 1)).reshape(way.shape());
        Variable cost = Softplus.softplus(score.mul(Variable.constant(code.neg())));
        return cost.mul(Variable.constant(code.abs())).sum();
    }

    @Override public Link to(Device device) {
        nodes = nodes.to(device);
        codes = codes.to(device);
        return super.to(device);
    }

    @Override protected String specs() {
        return "inSize=" + W.shape().axis(1) + ", words=" + nodes.length();
    }
}
