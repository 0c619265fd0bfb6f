package catenary.functions.array;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.ToDevice;
import catenary.autograd.Variable;

/// A copy on a device, connected to the graph: the gradient travels back.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | `dst` | a device, its name (`cpu`, `gpu:0`; also Chainer's `@numpy`, `@cupy:0`), or its number: -1 is the CPU | |
/// | returns | that of `x` | that of `x` |
///
/// Where `x` already lies on the device, its elements are copied all the same, so that the result can be changed without
/// changing `x`.
///
/// ```jshell
/// jshell> F.copy(variable(1, 2), "cpu")
/// $1 ==> variable([1., 2.])
/// ```
public final class Copy extends FunctionNode.Unary {

    private final Device to;

    private Copy(Device to) {
        super(Retain.NOTHING);
        this.to = to;
    }

    public static Variable copy(Variable x, Device dst) {
        return new Copy(dst).apply(x);
    }

    /// To GPU number `dst`, or to the CPU if that is -1.
    ///
    /// @throws IllegalArgumentException      if `dst` is less than -1
    /// @throws UnsupportedOperationException if there is no such GPU
    public static Variable copy(Variable x, int dst) {
        if (dst < -1) {
            throw new IllegalArgumentException(
                    "copy: expected -1, for the CPU, or the number of a GPU, but found " + dst);
        }
        return copy(x, dst == -1 ? Devices.cpu() : Devices.gpu(dst));
    }

    /// To the device of that name.
    ///
    /// @throws IllegalArgumentException      if there are no devices of such names
    /// @throws UnsupportedOperationException if that GPU isn't there
    public static Variable copy(Variable x, String dst) {
        return copy(x, Devices.of(dst.equals("@numpy") ? "cpu" : dst.replaceFirst("^@cupy", "gpu")));
    }

    @Override protected NDArray forward(NDArray x) {
        return x.device() == to ? x.copy() : x.to(to);
    }

    @Override protected Variable backward(Variable gy) {
        return ToDevice.to(gy, inputNode(0).device());
    }
}
