package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.device.cuda.CudaDevice.ConvolutionBy;
import catenary.device.cuda.Driver.Convolution;
import catenary.device.cuda.Driver.Operand;
import catenary.device.cuda.Driver.Plan;
import catenary.expr.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Convolutions by the driver's plans, where one is faster than products of matrices; see
/// [catenary.array.Device#correlate].
///
/// Which is the fastest is measured at the first call for a shape. As each gives bits of its own, the answer is kept on disk
/// beside the compiled kernels: another run, such as a resumed one, must not measure differently.
final class Convolutions {

    /// Plans that are tried, of those that promise most.
    private static final int TRIED = 3;

    /// Timed calls of each.
    private static final int ROUNDS = 3;

    /// Plans that want a larger part of the device's memory are none.
    private static final int PART = 64;

    /// Operands that begin elsewhere are copied: vector accesses need it.
    private static final int ALIGNMENT = 16;

    private static final String BY_PRODUCTS = "products";

    private static final class Choice {
        private final List<Plan> plans;
        private Plan fastest; // null: products
        private volatile boolean made;

        Choice(List<Plan> plans) {
            this.plans = plans;
            made = plans.isEmpty();
        }

        /// What promises most; null if there is none.
        Plan first() {
            return plans.isEmpty() ? null : plans.getFirst();
        }
    }

    private final CudaDevice device;
    private final Map<Convolution, Choice> choices = new ConcurrentHashMap<>();

    Convolutions(CudaDevice device) {
        this.device = device;
    }

    NDArray run(NDArray x, NDArray W, NDArray y, Shape result, int[] stride, int[] pad, int[] dilate, int groups,
            Supplier<NDArray> products) {
        ConvolutionBy who = CudaDevice.convolutionBy();
        Convolution c = who == ConvolutionBy.PRODUCTS ? null : describe(x, W, y, result, stride, pad, dilate, groups);
        if (c == null) {
            return null;
        }
        Choice choice = choices.get(c);
        if (choice == null) {
            choice = choices.computeIfAbsent(c, this::choice);
        }
        boolean open = who == ConvolutionBy.FASTEST && !choice.made;
        Plan plan = open ? null : who == ConvolutionBy.CUDNN ? choice.first() : choice.fastest;
        if (plan == null && !open) {
            return null;
        }
        NDArray[] given = {x, W, y};
        NDArray[] all = {straight(x), straight(W), straight(y)};
        int at = c.result().ordinal();
        all[at] = NDArray.uninitialized(device, c.dtype(), result);
        if (open) {
            plan = fastest(choice, c, all, products);
        }
        if (plan != null) {
            convolve(plan, all);
            given[at] = all[at];
        }
        for (int i = 0; i < all.length; i++) {
            if (all[i] != given[i]) { // a copy, or a result that isn't wanted
                device.recycle(all[i].dtype(), all[i].storage());
            }
        }
        return given[at];
    }

    private static NDArray straight(NDArray x) {
        return x == null || x.isContiguous() && CudaDevice.address(x) % ALIGNMENT == 0 ? x : x.copy();
    }

    private void convolve(Plan plan, NDArray[] all) {
        Buffer workspace = device.allocator().allocate(plan.workspace());
        device.driver().convolve(plan, CudaDevice.address(all[0]), CudaDevice.address(all[1]),
                CudaDevice.address(all[2]), workspace.address(), device.stream());
        device.allocator().recycle(workspace);
    }

    // ---- what drivers know

    /// Null if it is none for the driver: over too many axes, of nothing, or with windows that hang over the end.
    private static Convolution describe(NDArray x, NDArray W, NDArray y, Shape result, int[] stride, int[] pad,
            int[] dilate, int groups) {
        Shape of = x == null ? result : x.shape();
        Shape kernel = W == null ? result : W.shape();
        Shape to = y == null ? result : y.shape();
        int axes = stride.length;
        boolean fits = axes >= 1 && axes <= 3 && of.size() > 0 && kernel.size() > 0 && to.size() > 0;
        for (int i = 0; i < axes && fits; i++) {
            int room = of.axis(2 + i) + 2 * pad[i] - (kernel.axis(2 + i) - 1) * dilate[i] - 1;
            fits = room >= 0 && room / stride[i] + 1 == to.axis(2 + i);
        }
        if (!fits) {
            return null;
        }
        Operand which = x == null ? Operand.X : W == null ? Operand.W : Operand.Y;
        DType dtype = (x == null ? y : x).dtype();
        // A sequence is an image one row high.
        boolean tf32 = dtype == DType.FLOAT32 && CudaDevice.tf32();
        return axes == 1
                ? new Convolution(which, dtype, tf32, row(of), row(kernel), row(to), List.of(1, stride[0]),
                        List.of(0, pad[0]), List.of(1, dilate[0]), groups)
                : new Convolution(which, dtype, tf32, of, kernel, to, list(stride), list(pad),
                        list(dilate), groups);
    }

    private static Shape row(Shape s) {
        return Shape.of(s.axis(0), s.axis(1), 1, s.axis(2));
    }

    private static List<Integer> list(int[] values) {
        return values.length == 2 ? List.of(values[0], values[1]) : List.of(values[0], values[1], values[2]);
    }

    private Choice choice(Convolution c) {
        long most = device.driver().gpu().memory() / PART;
        return new Choice(device.driver().plans(c, device.stream()).stream().filter(p -> p.workspace() <= most)
                .limit(TRIED).toList());
    }

    // ---- the fastest

    private Plan fastest(Choice choice, Convolution c, NDArray[] all, Supplier<NDArray> products) {
        synchronized (choice) {
            if (!choice.made) {
                List<String> key = key(choice, c);
                String kept = device.images().recall(key);
                if (kept != null) {
                    choice.fastest = choice.plans.stream().filter(p -> p.name().equals(kept)).findFirst().orElse(null);
                    choice.made = true;
                } else if (device.recorder().unheard(() -> choice.fastest = measured(choice, all, products))) {
                    choice.made = true;
                    device.images().note(key, choice.fastest == null ? BY_PRODUCTS : choice.fastest.name());
                }
            }
            return choice.fastest;
        }
    }

    /// All that the answer depends on.
    private List<String> key(Choice choice, Convolution c) {
        var key = new ArrayList<>(List.of("convolution", device.driver().gpu().toString(), c.toString()));
        choice.plans.forEach(p -> key.add(p.name()));
        return key;
    }

    private Plan measured(Choice choice, NDArray[] all, Supplier<NDArray> products) {
        double least = seconds(() -> {
            NDArray out = products.get();
            device.recycle(out.dtype(), out.storage());
        });
        Plan fastest = null;
        for (Plan plan : choice.plans) {
            double s = seconds(() -> convolve(plan, all));
            if (s < least) {
                least = s;
                fastest = plan;
            }
        }
        return fastest;
    }

    /// Of the fastest of some calls after the first, which loads code.
    private double seconds(Runnable work) {
        work.run();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS; i++) {
            least = Math.min(least, device.driver().seconds(work, device.stream()));
        }
        return least;
    }
}
