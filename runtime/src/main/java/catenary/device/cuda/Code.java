package catenary.device.cuda;

import java.util.Arrays;

/// A kernel of ours: its name, which no other kernel has, and the CUDA C of its definition without the [Preamble].
///
/// Made once and kept by whoever launches it; every device that runs it loads it at the first launch.
final class Code {

    private final String name;
    private final String preamble;
    private final String body;
    private volatile long[] functions = {};

    /// @param name the entry, `extern "C" __global__ void name(name_arguments a)` in `body`
    Code(String name, String body) {
        this(name, Preamble.TEXT, body);
    }

    private Code(String name, String preamble, String body) {
        this.name = name;
        this.preamble = preamble;
        this.body = body;
    }

    /// A kernel of the user's own, which gets no preamble and may take any arguments.
    static Code raw(String name, String source) {
        return new Code(name, "", source);
    }

    String name() {
        return name;
    }

    String body() {
        return body;
    }

    /// What the compiler gets.
    String source() {
        return preamble + body;
    }

    /// The function on `device`, compiled and loaded if it isn't yet.
    long function(CudaDevice device) {
        long[] all = functions;
        int index = device.index();
        if (index < all.length && all[index] != 0) {
            return all[index];
        }
        return load(device, index);
    }

    private synchronized long load(CudaDevice device, int index) {
        long[] all = Arrays.copyOf(functions, Math.max(functions.length, index + 1));
        if (all[index] == 0) {
            all[index] = device.images().load(name, source());
            functions = all;
        }
        return all[index];
    }

    @Override public String toString() {
        return name;
    }
}
