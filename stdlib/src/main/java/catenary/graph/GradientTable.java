package catenary.graph;

import catenary.array.NDArray;
import catenary.autograd.Autograd;
import catenary.autograd.Variable;
import catenary.autograd.VariableNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How large the gradients of the sum of a variable are at each place of its graph: one line a place, from the variable
/// back to the leaves.
///
/// ```
/// mean           float32                norm 1
/// square         (2, 3), float32        norm 0.408
/// leaf           x: (2, 3), float32     norm 1.73
/// ```
public record GradientTable(List<Row> rows) {

    /// One place.
    ///
    /// @param madeBy   the function that computed it, or `leaf`
    /// @param label    name, shape and dtype
    /// @param gradient null where there is none
    public record Row(String madeBy, String label, NDArray gradient) {

        /// The Euclidean length of the gradient.
        public double norm() {
            return Math.sqrt(gradient.mul(gradient).sum().item());
        }

        private String state() {
            if (gradient == null) {
                return "no gradient";
            }
            double norm = norm();
            String text = String.format(Locale.ROOT, "norm %.3g", norm);
            return Double.isNaN(norm) ? "NaN" : Double.isInfinite(norm) ? "infinite" : norm == 0 ? "zero" : text;
        }
    }

    /// The gradients of the sum of `y`. Nobody's `grad()` changes.
    public static GradientTable of(Variable y) {
        Map<VariableNode, Variable> all = Autograd.gradients(y);
        Map<Object, Integer> outputs = new IdentityHashMap<>();
        return new GradientTable(all.entrySet().stream().map(e -> {
            VariableNode node = e.getKey();
            String madeBy = node.creator() == null ? "leaf" : node.creator().label();
            int index = node.creator() == null ? 0 : outputs.merge(node.creator(), 1, Integer::sum);
            Variable g = e.getValue();
            return new Row(index > 1 ? madeBy + " " + index : madeBy, node.label(), g == null ? null : g.array());
        }).toList());
    }

    @Override public String toString() {
        int first = rows.stream().mapToInt(r -> r.madeBy.length()).max().orElse(0);
        int second = rows.stream().mapToInt(r -> r.label.length()).max().orElse(0);
        StringBuilder s = new StringBuilder();
        for (Row row : rows) {
            s.append(String.format(Locale.ROOT, "%-" + first + "s  %-" + second + "s  %s%n", row.madeBy, row.label,
                    row.state()));
        }
        return s.toString();
    }
}
