package catenary.array;

import catenary.expr.DType;
import java.util.function.IntFunction;

/// Prints arrays as NumPy 2 does: aligned columns, the fewest digits that tell the elements of a dtype apart (at most 8
/// after the point), exponents where magnitudes differ widely, and only the edges of large arrays.
///
/// ```
/// array([[ 0.,  2.,  4.],
///        [ 6.,  8., 10.]])
/// ```
///
/// The one difference: a dtype is named unless the text alone gives it, and what it gives is the default here. So
/// float32, int32 and bool are not named (float32 not even where there are no elements); the others are, as in
/// `array([1., 2.], dtype=float64)`. As in NumPy, the shape is named where elements are left out or an axis is empty.
public final class ArrayPrinter {

    private static final int LINE_WIDTH = 75;
    private static final int THRESHOLD = 1000;
    private static final int EDGE_ITEMS = 3;
    private static final String SEPARATOR = ", ";

    private final Edges edges;
    private final IntFunction<String> element;

    private ArrayPrinter(Edges edges) {
        this.edges = edges;
        this.element = edges.columnFormat();
    }

    /// `array([1., 2.])`.
    public static String repr(NDArray x) {
        String prefix = "array(";
        return prefix + body(x, prefix) + ")";
    }

    /// What stands between `prefix` and a closing parenthesis: `[1., 2.]`, `[1., 2.], dtype=float64`. Lines after the
    /// first are indented by the length of `prefix`.
    public static String body(NDArray x, String prefix) {
        String text = x.size() == 0 ? "[]" : elements(x, prefix);
        String extras = extras(x);
        if (extras.isEmpty()) {
            return text;
        }
        boolean oneLine = text.indexOf('\n') < 0;
        int last = (oneLine ? prefix.length() : 0) + text.length() - (text.lastIndexOf('\n') + 1) + 1;
        boolean fits = last + extras.length() + 2 <= LINE_WIDTH;
        return text + "," + (fits ? " " : "\n" + " ".repeat(prefix.length())) + extras;
    }

    private static String extras(NDArray x) {
        boolean shape = x.size() > THRESHOLD || x.size() == 0 && !x.shape().equals(Shape.of(0));
        boolean implied = x.dtype() == DType.FLOAT32
                || x.size() > 0 && (x.dtype() == DType.INT32 || x.dtype() == DType.BOOL);
        String dtype = implied ? "" : "dtype=" + x.dtype();
        return (shape ? "shape=" + x.shape() : "") + (shape && !implied ? SEPARATOR : "") + dtype;
    }

    private static String elements(NDArray x, String prefix) {
        ArrayPrinter p = new ArrayPrinter(Edges.of(x, x.size() > THRESHOLD ? EDGE_ITEMS : Integer.MAX_VALUE));
        // One column less, for the closing parenthesis.
        return p.nested(0, 0, " ".repeat(prefix.length() + 1), LINE_WIDTH - 1);
    }

    /// The subarray whose first element is `position`: everything from `axis` on.
    private String nested(int axis, int position, String indent, int width) {
        int left = edges.rank() - axis;
        if (left == 0) {
            return element.apply(position);
        }
        String text = left == 1 ? row(axis, position, indent, width) : block(axis, position, indent, width);
        return "[" + text.substring(indent.length()) + "]";
    }

    /// The innermost axis: elements side by side, wrapped where they would pass the width.
    private String row(int axis, int position, String indent, int width) {
        int room = width - 1; // for a comma or a bracket
        StringBuilder done = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        int n = edges.length(axis);
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                line.append(SEPARATOR);
            }
            if (edges.gapBefore(axis, i)) {
                append(done, line, "...", room, indent);
                line.append(SEPARATOR);
            }
            append(done, line, element.apply(position + i), room, indent);
        }
        return done.append(line).toString();
    }

    private static void append(StringBuilder done, StringBuilder line, String word, int room, String indent) {
        if (line.length() + word.length() > room && line.length() > indent.length()) {
            done.append(line.toString().stripTrailing()).append('\n');
            line.setLength(0);
            line.append(indent);
        }
        line.append(word);
    }

    /// An outer axis: one subarray under the other, with as many line ends between them as there are axes below.
    private String block(int axis, int position, String indent, int width) {
        String separator = "," + "\n".repeat(edges.rank() - axis - 1);
        StringBuilder text = new StringBuilder();
        int n = edges.length(axis);
        int step = edges.step(axis);
        for (int i = 0; i < n; i++) {
            text.append(i == 0 ? "" : separator);
            if (edges.gapBefore(axis, i)) {
                text.append(indent).append("...").append(separator);
            }
            text.append(indent).append(nested(axis + 1, position + i * step, indent + " ", width - 1));
        }
        return text.toString();
    }
}
