package catenary.autograd;

import catenary.array.Device;
import catenary.array.Shape;
import catenary.expr.DType;

/// The place of a variable in the graph. It holds no data, so that an array lives only as long as the user's variable
/// or a function that declared to retain it.
public final class VariableNode {

    final Shape shape;
    final DType dtype;
    final Device device;
    final boolean requiresGrad;
    FunctionNode creator;
    Variable grad;
    String name;

    // The gradient collected so far by the pass in `owner`: a field costs less than a table, and a pass that finds
    // the place taken by another active pass keeps its own table instead.
    Variable pending;
    BackwardPass owner;

    VariableNode(Shape shape, DType dtype, Device device, boolean requiresGrad) {
        this.shape = shape;
        this.dtype = dtype;
        this.device = device;
        this.requiresGrad = requiresGrad;
    }

    public Shape shape() {
        return shape;
    }

    public DType dtype() {
        return dtype;
    }

    public Device device() {
        return device;
    }

    /// The function that computed this, or null for a leaf.
    public FunctionNode creator() {
        return creator;
    }

    /// The name given to the variable, or null.
    public String name() {
        return name;
    }

    /// `(2, 3), float32`, after the name if there is one.
    public String label() {
        String text = shape.rank() == 0 ? dtype.toString() : shape + ", " + dtype;
        return name == null ? text : name + ": " + text;
    }

    int rank() {
        return creator == null ? 0 : creator.rank() + 1;
    }
}
