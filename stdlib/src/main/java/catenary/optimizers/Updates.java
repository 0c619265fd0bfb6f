package catenary.optimizers;

import catenary.array.Fused;
import catenary.array.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Steps of several parameters that are put off until they can be taken together: those with the same kernel, numbers,
/// dtype and device are one call. Since each changes its own parameter alone, their order doesn't matter.
final class Updates {

    private record Group(Fused kernel, double[] scalars, List<NDArray[]> sets) {

        boolean takes(Fused other, double[] numbers, NDArray p) {
            NDArray q = sets.getFirst()[0];
            return other == kernel && p.dtype() == q.dtype() && p.device() == q.device()
                    && Arrays.equals(numbers, scalars);
        }
    }

    private final List<Group> groups = new ArrayList<>();
    private final List<Runnable> after = new ArrayList<>();

    void add(Fused kernel, NDArray[] arrays, double[] scalars) {
        for (Group g : groups) {
            if (g.takes(kernel, scalars, arrays[0])) {
                g.sets.add(arrays);
                return;
            }
        }
        List<NDArray[]> sets = new ArrayList<>();
        sets.add(arrays);
        groups.add(new Group(kernel, scalars, sets));
    }

    /// What is done once the steps have been taken.
    void after(Runnable action) {
        after.add(action);
    }

    /// Takes the steps.
    void run() {
        for (Group g : groups) {
            g.kernel.onAll(g.sets, g.scalars);
        }
        groups.clear();
        after.forEach(Runnable::run);
        after.clear();
    }
}
