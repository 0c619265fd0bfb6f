package catenary.functions.hooks;

import catenary.array.NDArray;
import catenary.autograd.FunctionHook;
import catenary.autograd.FunctionNode;

/// Stops at the function that makes the first NaN or infinity, in the forward computation or in a gradient.
///
/// ```java
/// try (var _ = new NonFiniteHook().open()) {
///     F.log(variable(-1));  // throws: log: made NaN in its output float32 (1,) on cpu, of inputs without
/// }
/// ```
///
/// Every result is searched, which waits for the device.
public class NonFiniteHook implements FunctionHook {

    @Override public void forwardOutput(FunctionNode function, NDArray[] inData, NDArray[] outData) {
        for (NDArray y : outData) {
            refuse(function, "its output", y, inData, "inputs");
        }
    }

    @Override public void inputGradient(FunctionNode function, int input, NDArray[] outGrad, NDArray inGrad) {
        refuse(function, "the gradient of input " + input, inGrad, outGrad, "gradients of the outputs");
    }

    private static void refuse(FunctionNode function, String what, NDArray made, NDArray[] from, String given) {
        String bad = nonFinite(made);
        if (bad == null) {
            return;
        }
        boolean handedOn = false;
        for (NDArray x : from) {
            handedOn |= x != null && nonFinite(x) != null;
        }
        throw new ArithmeticException(function.label() + (handedOn ? ": handed on " : ": made ") + bad + " in " + what
                + " "
                + made.describe() + (handedOn ? ", from its " : ", of ") + given + (handedOn ? "" : " without"));
    }

    /// `NaN` or `an infinity`, or null if all elements are finite.
    private static String nonFinite(NDArray x) {
        if (!x.dtype().isFloat() || x.size() == 0 || x.mul(0).sum().item() == 0) {
            return null;
        }
        return x.hasNaN() ? "NaN" : "an infinity";
    }
}
