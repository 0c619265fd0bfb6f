package catenary.functions.hooks;

import catenary.array.NDArray;
import catenary.autograd.FunctionHook;
import catenary.autograd.FunctionNode;

/// Measures how long functions take, forward and backward.
///
/// ```java
/// var timer = new TimerHook();
/// try (var _ = timer.open()) {
///     model.apply(x, t).backward();
/// }
/// timer.printReport();
/// ```
///
/// ```
/// FunctionName  ElapsedTime  Occurrence
///       linear       1.31ms           4
///         relu       0.20ms           2
/// ```
///
/// A device that queues its work is waited for before and after each function, so that the time is the function's.
public class TimerHook extends TimeReport implements FunctionHook {

    public TimerHook() {
        super("FunctionName");
    }

    private void begin(FunctionNode function, NDArray[] arrays) {
        settle(arrays);
        begin(function, function.label());
    }

    private void end(FunctionNode function, NDArray[] arrays) {
        settle(arrays);
        end(function);
    }

    private static void settle(NDArray[] arrays) {
        for (NDArray a : arrays) {
            if (a != null) {
                a.device().synchronize();
                return;
            }
        }
    }

    @Override public void forwardPreprocess(FunctionNode function, NDArray[] inData) {
        begin(function, inData);
    }

    @Override public void forwardPostprocess(FunctionNode function, NDArray[] inData) {
        end(function, inData);
    }

    @Override public void backwardPreprocess(FunctionNode function, NDArray[] inData, NDArray[] outGrad) {
        begin(function, outGrad);
    }

    @Override public void backwardPostprocess(FunctionNode function, NDArray[] inData, NDArray[] outGrad) {
        end(function, outGrad);
    }
}
