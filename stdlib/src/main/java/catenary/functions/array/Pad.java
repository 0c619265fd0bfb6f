package catenary.functions.array;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Concat;
import catenary.autograd.FunctionNode;
import catenary.autograd.GetItem;
import catenary.autograd.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// More elements before and behind those of each axis, as NumPy's `pad` makes them.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any; no axis that is padded is empty, unless `mode` is `constant` or `empty` | float |
/// | `padWidth` | how many: one number, a pair (before, behind) for all axes, or a pair for each axis | |
/// | `mode` | what they are, see below | |
/// | returns | that of `x`, longer by the widths | that of `x` |
///
/// | mode | elements | option, with its default |
/// |---|---|---|
/// | `constant` | one number | `constantValues(0)` |
/// | `edge` | the outermost element | |
/// | `linear_ramp` | from the outermost element in equal steps to a number | `endValues(0)` |
/// | `maximum`, `minimum`, `mean`, `median` | that of the elements of a line, or of those next to the edge | `statLength(n)` |
/// | `reflect` | those inside, mirrored at the outermost element; `odd`: and turned about it | `reflectType("even")` |
/// | `symmetric` | those inside, mirrored at the edge; `odd`: and turned about the outermost element | `reflectType("even")` |
/// | `wrap` | those of the other end | |
/// | `empty` | unspecified | |
///
/// Numbers in options are given like widths. Axes are padded one after the other, each over what the earlier ones have
/// become. The gradient counts what elements contribute to the padding too; Chainer's only crops.
///
/// ```jshell
/// jshell> F.pad(variable(1, 2, 3), new int[] {1, 2}, "reflect")
/// $1 ==> variable([2., 1., 2., 3., 2., 1.])
/// ```
public final class Pad {

    /// What can be chosen beside the mode.
    public static final class Options {
        double[][] constantValues;
        double[][] endValues;
        int[][] statLength;
        String reflectType;

        /// The number that mode `constant` pads with.
        public Options constantValues(double constantValues) {
            return constantValues(new double[] {constantValues, constantValues});
        }

        /// Before and behind, for all axes.
        public Options constantValues(double[] constantValues) {
            return constantValues(new double[][] {constantValues});
        }

        /// Before and behind, for each axis.
        public Options constantValues(double[][] constantValues) {
            this.constantValues = constantValues;
            return this;
        }

        /// The number at the outer end of mode `linear_ramp`.
        public Options endValues(double endValues) {
            return endValues(new double[] {endValues, endValues});
        }

        /// Before and behind, for all axes.
        public Options endValues(double[] endValues) {
            return endValues(new double[][] {endValues});
        }

        /// Before and behind, for each axis.
        public Options endValues(double[][] endValues) {
            this.endValues = endValues;
            return this;
        }

        /// Of how many elements next to the edge `maximum`, `minimum`, `mean` or `median` is taken; all if not called.
        public Options statLength(int statLength) {
            return statLength(new int[] {statLength, statLength});
        }

        /// Before and behind, for all axes.
        public Options statLength(int[] statLength) {
            return statLength(new int[][] {statLength});
        }

        /// Before and behind, for each axis.
        public Options statLength(int[][] statLength) {
            this.statLength = statLength;
            return this;
        }

        /// `even` or `odd`, for modes `reflect` and `symmetric`.
        public Options reflectType(String reflectType) {
            this.reflectType = reflectType;
            return this;
        }
    }

    private Pad() {}

    public static Variable pad(Variable x, int padWidth, String mode) {
        return pad(x, padWidth, mode, _ -> {});
    }

    public static Variable pad(Variable x, int[] padWidth, String mode) {
        return pad(x, padWidth, mode, _ -> {});
    }

    public static Variable pad(Variable x, int[][] padWidth, String mode) {
        return pad(x, padWidth, mode, _ -> {});
    }

    public static Variable pad(Variable x, int padWidth, String mode, Consumer<Options> options) {
        return pad(x, new int[] {padWidth, padWidth}, mode, options);
    }

    public static Variable pad(Variable x, int[] padWidth, String mode, Consumer<Options> options) {
        return pad(x, new int[][] {padWidth}, mode, options);
    }

    /// @throws IllegalArgumentException if `x` is not float, widths are negative or don't fit the axes, there is no such mode,
    ///                                  the mode has no such option, or an empty axis would have to be extended
    public static Variable pad(Variable x, int[][] padWidth, String mode, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Floats.require("pad", "x", x);
        int[][] width = new int[x.rank()][];
        for (int axis = 0; axis < x.rank(); axis++) {
            width[axis] = pair("padWidth", padWidth, x, axis, 0);
        }
        requireOption(mode, "constantValues", o.constantValues, "constant");
        requireOption(mode, "endValues", o.endValues, "linear_ramp");
        requireOption(mode, "statLength", o.statLength, "maximum", "minimum", "mean", "median");
        requireOption(mode, "reflectType", o.reflectType, "reflect", "symmetric");
        if (mode.equals("constant") || mode.equals("empty")) {
            double[][] values = new double[x.rank()][];
            for (int axis = 0; axis < x.rank(); axis++) {
                values[axis] = pair("constantValues", o.constantValues, x, axis);
            }
            return new Constant(width, values).apply(x);
        }
        Variable y = x;
        for (int axis = 0; axis < x.rank(); axis++) {
            if (width[axis][0] + width[axis][1] > 0) {
                y = alongAxis(y, axis, width[axis], mode, o);
            }
        }
        return y;
    }

    private static Variable alongAxis(Variable x, int axis, int[] width, String mode, Options o) {
        if (x.shape().axis(axis) == 0) {
            throw new IllegalArgumentException("pad: expected elements along axis " + axis + " to pad with in mode "
                    + mode + "\n  x: " + x.array().describe());
        }
        Padding padding = new Padding(x, axis);
        List<Variable> parts = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            if (width[side] > 0) {
                boolean before = side == 0;
                int n = width[side];
                parts.add(switch (mode) {
                    case "edge" -> padding.edge(before, n);
                    case "linear_ramp" -> padding.ramp(before, n, pair("endValues", o.endValues, x, axis)[side]);
                    case "maximum", "minimum", "mean", "median" ->
                            padding.statistic(mode, before, n, o.statLength == null
                                    ? Integer.MAX_VALUE
                                    : pair("statLength", o.statLength, x, axis, 1)[side]);
                    case "reflect", "symmetric" -> padding.mirror(before, n, mode.equals("symmetric"), isOdd(o));
                    case "wrap" -> padding.wrap(before, n);
                    default -> throw new IllegalArgumentException("pad: expected mode constant, edge, linear_ramp,"
                            + " maximum, mean, median, minimum, reflect, symmetric, wrap or empty, but found " + mode);
                });
            }
            if (side == 0) {
                parts.add(x);
            }
        }
        return Concat.concat(parts, axis);
    }

    private static boolean isOdd(Options o) {
        if (o.reflectType != null && !o.reflectType.equals("even") && !o.reflectType.equals("odd")) {
            throw new IllegalArgumentException("pad: expected reflectType even or odd, but found " + o.reflectType);
        }
        return "odd".equals(o.reflectType);
    }

    private static void requireOption(String mode, String name, Object value, String... modes) {
        if (value != null && !Arrays.asList(modes).contains(mode)) {
            throw new IllegalArgumentException("pad: expected " + name + " with mode " + String.join(", ", modes)
                    + " only, but found it with " + mode);
        }
    }

    /// What is given for one axis: one or two numbers, for that axis or for all.
    private static int[] pair(String name, int[][] given, Variable x, int axis, int least) {
        int[] p = given.length == 1 ? given[0] : given.length == x.rank() ? given[axis] : new int[0];
        if (p.length < 1 || p.length > 2 || Arrays.stream(p).anyMatch(v -> v < least)) {
            throw new IllegalArgumentException("pad: expected " + name + " >= " + least
                    + ", one number, a pair, or a pair for each axis, but found " + Arrays.deepToString(given)
                    + "\n  x: "
                    + x.array().describe());
        }
        return p.length == 2 ? p : new int[] {p[0], p[0]};
    }

    private static double[] pair(String name, double[][] given, Variable x, int axis) {
        if (given == null) {
            return new double[2];
        }
        double[] p = given.length == 1 ? given[0] : given.length == x.rank() ? given[axis] : new double[0];
        if (p.length < 1 || p.length > 2) {
            throw new IllegalArgumentException("pad: expected " + name
                    + " to be one number, a pair, or a pair for each axis, but found " + Arrays.deepToString(given)
                    + "\n  x: " + x.array().describe());
        }
        return p.length == 2 ? p : new double[] {p[0], p[0]};
    }

    /// Numbers all around, in one array written once: the commonest mode by far. The others are joined axis by axis.
    private static final class Constant extends FunctionNode.Unary {

        private final int[][] width;
        private final double[][] values;

        Constant(int[][] width, double[][] values) {
            super(Retain.NOTHING);
            this.width = width;
            this.values = values;
        }

        @Override public String label() {
            return "pad";
        }

        @Override protected NDArray forward(NDArray x) {
            int[] d = x.shape().toArray();
            for (int i = 0; i < d.length; i++) {
                d[i] += width[i][0] + width[i][1];
            }
            NDArray y = NDArray.uninitialized(x.device(), x.dtype(), Shape.of(d));
            for (int i = 0; i < d.length; i++) {
                Object[] slab = new Object[i + 1];
                Arrays.fill(slab, Index.all());
                slab[i] = Index.slice(0, width[i][0]);
                y.get(slab).fill(values[i][0]);
                slab[i] = Index.slice(d[i] - width[i][1], d[i]);
                y.get(slab).fill(values[i][1]);
            }
            y.get(inside(x.shape())).assign(x);
            return y;
        }

        private Object[] inside(Shape shape) {
            Object[] index = new Object[width.length];
            for (int i = 0; i < index.length; i++) {
                index[i] = Index.slice(width[i][0], width[i][0] + shape.axis(i));
            }
            return index;
        }

        @Override protected Variable backward(Variable gy) {
            return GetItem.getItem(gy, inside(inputNode(0).shape()));
        }
    }
}
