package catenary.links.hooks;

import catenary.array.Device;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.functions.hooks.TimeReport;
import catenary.links.LinkHook;

/// Measures how long links take, by class.
///
/// ```java
/// var timer = new LinkTimerHook();
/// try (var _ = timer.open()) {
///     model.apply(x, t);
/// }
/// timer.printReport();
/// ```
///
/// A device that queues its work is waited for before and after each link. Chainer's name is `TimerHook`, which is that of
/// functions here: both are imported at the prompt.
public class LinkTimerHook extends TimeReport implements LinkHook {

    public LinkTimerHook() {
        super("LinkName");
    }

    @Override public void forwardPreprocess(LinkHook.Call call) {
        device(call).synchronize();
        begin(call.link(), call.link().getClass().getSimpleName());
    }

    @Override public void forwardPostprocess(LinkHook.Call call) {
        device(call).synchronize();
        end(call.link());
    }

    private static Device device(LinkHook.Call call) {
        for (Object arg : call.args()) {
            if (arg instanceof Variable x) {
                return x.device();
            }
        }
        return Config.current().device();
    }
}
