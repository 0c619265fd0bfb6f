package catenary.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Where the boxes and arrows of a graph go: layer by layer along the flow of the data, with few crossings.
/// Eclipse ELK's layered algorithm decides; sizes come from the labels in a font whose letters are all equally wide.
///
/// @param width  of the picture, in points
/// @param height of the picture, in points
record GraphLayout(double width, double height, List<Box> boxes, List<Arrow> arrows) {

    static final double FONT_SIZE = 14;
    private static final double LETTER = 0.61 * FONT_SIZE;
    private static final double BOX_HEIGHT = 34;
    private static final double LAYER_GAP = 32; // room for the bend of an arrow before its head

    /// A labelled box; `x` and `y` are its upper left corner.
    record Box(String label, String shape, String fill, double x, double y, double width, double height) {

        /// The corners of an octagon, or of the box itself.
        double[][] corners() {
            double c = shape.equals("octagon") ? height * 0.29 : 0;
            double r = x + width;
            double b = y + height;
            return c == 0
                    ? new double[][] {{x, y}, {r, y}, {r, b}, {x, b}}
                    : new double[][] {{x + c, y}, {r - c, y}, {r, y + c}, {r, b - c}, {r - c, b}, {x + c, b},
                            {x, b - c},
                            {x, y + c}};
        }

        boolean isOval() {
            return shape.equals("oval") || shape.equals("ellipse");
        }
    }

    /// A line of cubic Bezier curves: a start, then three points a curve.
    record Arrow(List<double[]> points) {

        double[] tip() {
            return points.getLast();
        }

        /// The corners of the arrow's head.
        double[][] head() {
            double[] tip = tip();
            double[] before = points.get(points.size() - 2);
            for (int i = points.size() - 2; i > 0 && distance(before, tip) < 1e-6; i--) {
                before = points.get(i - 1);
            }
            double d = Math.max(distance(before, tip), 1e-6);
            double ux = (tip[0] - before[0]) / d;
            double uy = (tip[1] - before[1]) / d;
            double bx = tip[0] - 9 * ux;
            double by = tip[1] - 9 * uy;
            return new double[][] {tip, {bx - 3.5 * uy, by + 3.5 * ux}, {bx + 3.5 * uy, by - 3.5 * ux}};
        }

        private static double distance(double[] a, double[] b) {
            return Math.hypot(a[0] - b[0], a[1] - b[1]);
        }
    }

    static GraphLayout of(ComputationalGraph graph) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.DIRECTION, switch (graph.options().rankdir()) {
            case TB -> Direction.DOWN;
            case BT -> Direction.UP;
            case LR -> Direction.RIGHT;
            case RL -> Direction.LEFT;
        });
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(12));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
        Map<String, ElkNode> places = new HashMap<>();
        for (ComputationalGraph.Node node : graph.nodes()) {
            ElkNode place = ElkGraphUtil.createNode(root);
            place.setDimensions(node.label().length() * LETTER + 24, BOX_HEIGHT);
            places.put(node.id(), place);
        }
        List<ElkEdge> lines = new ArrayList<>();
        for (ComputationalGraph.Edge edge : graph.edges()) {
            lines.add(ElkGraphUtil.createSimpleEdge(places.get(edge.from()), places.get(edge.to())));
        }
        LayoutMetaDataService.getInstance(); // makes the layout's options known, without which their defaults fail
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        List<Box> boxes = new ArrayList<>();
        for (ComputationalGraph.Node node : graph.nodes()) {
            ElkNode place = places.get(node.id());
            Map<String, String> style = graph.style(node);
            boxes.add(new Box(node.label(), style.getOrDefault("shape", "box"),
                    style.getOrDefault("fillcolor", "#FFFFFF"),
                    place.getX(), place.getY(), place.getWidth(), place.getHeight()));
        }
        return new GraphLayout(root.getWidth(), root.getHeight(), List.copyOf(boxes),
                lines.stream().map(GraphLayout::arrow).toList());
    }

    /// ELK gives a spline's control points as bend points: two, then a point on the line, and so on; a straight line has
    /// none, and what does not divide into curves is drawn straight from point to point.
    private static Arrow arrow(ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().getFirst();
        List<double[]> bends = new ArrayList<>();
        section.getBendPoints().forEach(p -> bends.add(new double[] {p.getX(), p.getY()}));
        bends.add(new double[] {section.getEndX(), section.getEndY()});
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {section.getStartX(), section.getStartY()});
        if (bends.size() % 3 == 0) {
            points.addAll(bends);
        } else {
            for (double[] to : bends) {
                double[] from = points.getLast();
                points.add(from);
                points.add(to);
                points.add(to);
            }
        }
        return new Arrow(List.copyOf(points));
    }
}
