package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.array.RawKernel;

/// Runs kernels of the user's own; see [catenary.array.Device#launch].
final class RawLaunch {

    private RawLaunch() {}

    static void run(CudaDevice device, RawKernel kernel, int[] grid, int[] block, Object[] args) {
        Code code = (Code) kernel.compiled(CudaDevice.KIND);
        if (code == null) {
            code = Code.raw(kernel.name(), kernel.source());
            kernel.compiled(CudaDevice.KIND, code);
        }
        long function = code.function(device);
        Arguments arguments = Arguments.begin();
        int[] offsets = new int[args.length];
        for (int i = 0; i < args.length; i++) {
            offsets[i] = add(arguments, args[i]);
        }
        device.driver().launch(function,
                new Driver.Grid(grid[0], grid[1], grid[2], block[0], block[1], block[2], kernel.sharedBytes()),
                device.stream(), arguments.memory().asSlice(0, arguments.size()), offsets);
    }

    /// Adds an argument and says where it lies.
    private static int add(Arguments a, Object arg) {
        a = switch (arg) {
            case NDArray x -> a.add(CudaDevice.address(x));
            case Long n -> a.add(n.longValue());
            case Double n -> a.add(n.doubleValue());
            case Float n -> a.add(n.floatValue());
            case Integer n -> a.add(n.intValue());
            // A bool is the first byte of it.
            case Boolean b -> a.add(b ? 1 : 0);
            default -> throw new AssertionError(arg);
        };
        boolean narrow = arg instanceof Float || arg instanceof Integer || arg instanceof Boolean;
        return a.size() - (narrow ? 4 : 8);
    }
}
