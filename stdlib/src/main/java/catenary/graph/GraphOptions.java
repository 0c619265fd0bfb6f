package catenary.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/// How a [ComputationalGraph] is drawn: Chainer's keyword arguments and their defaults.
///
/// A style is a map of Graphviz attributes. Our own pictures heed `shape` (octagon and oval; any other is a box) and a
/// `fillcolor` written `#RRGGBB`.
///
/// @param rankdir        where the arrows point
/// @param removeVariable whether only functions are drawn, each joined to those it feeds
/// @param showName       whether a variable's name stands before its shape
/// @param variableStyle  the style of variables
/// @param functionStyle  the style of functions
public record GraphOptions(RankDir rankdir, boolean removeVariable, boolean showName, Map<String, String> variableStyle,
        Map<String, String> functionStyle) {

    /// The direction in which the data flow.
    public enum RankDir {
        /// Top to bottom.
        TB,
        /// Bottom to top.
        BT,
        /// Left to right.
        LR,
        /// Right to left.
        RL
    }

    /// Top to bottom, everything shown, grey octagons and blue boxes.
    public static final GraphOptions DEFAULT =
            new GraphOptions(RankDir.TB, false, true, style("octagon", "#E0E0E0"), style("record", "#6495ED"));

    private static Map<String, String> style(String shape, String fill) {
        Map<String, String> style = new LinkedHashMap<>();
        style.put("shape", shape);
        style.put("fillcolor", fill);
        style.put("style", "filled");
        return style;
    }

    public GraphOptions rankdir(RankDir rankdir) {
        return new GraphOptions(rankdir, removeVariable, showName, variableStyle, functionStyle);
    }

    public GraphOptions removeVariable(boolean removeVariable) {
        return new GraphOptions(rankdir, removeVariable, showName, variableStyle, functionStyle);
    }

    public GraphOptions showName(boolean showName) {
        return new GraphOptions(rankdir, removeVariable, showName, variableStyle, functionStyle);
    }

    public GraphOptions variableStyle(Map<String, String> style) {
        return new GraphOptions(rankdir, removeVariable, showName, new LinkedHashMap<>(style), functionStyle);
    }

    public GraphOptions functionStyle(Map<String, String> style) {
        return new GraphOptions(rankdir, removeVariable, showName, variableStyle, new LinkedHashMap<>(style));
    }
}
