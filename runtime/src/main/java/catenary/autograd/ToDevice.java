package catenary.autograd;

import catenary.array.Device;
import catenary.array.NDArray;

/// The value on another device; the gradient travels back.
public final class ToDevice extends FunctionNode.Unary {

    private final Device to;

    private ToDevice(Device to) {
        super(Retain.NOTHING);
        this.to = to;
    }

    /// `x` itself if it lies there.
    public static Variable to(Variable x, Device to) {
        return x.device() == to ? x : new ToDevice(to).apply(x);
    }

    @Override protected NDArray forward(NDArray x) {
        return x.to(to);
    }

    @Override protected Variable backward(Variable gy) {
        return to(gy, inputNode(0).device());
    }
}
