package catenary.functions.hooks;

import catenary.array.NDArray;
import catenary.autograd.FunctionHook;
import catenary.autograd.FunctionNode;
import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;

/// Measures how many bytes of the Java heap functions allocate on the thread that calls them, forward and backward. Arrays of
/// the CPU live there, so this is what they cost; what lies on a GPU, and what other threads allocate, is not counted.
///
/// ```
/// FunctionName  AllocatedBytes  Occurrence
///       linear          120832           4
///         relu           40960           2
/// ```
///
/// Takes the place of Chainer's `CupyMemoryProfileHook`.
public class MemoryHook extends CallReport<MemoryHook.Call, MemoryHook.Total> implements FunctionHook {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// One call.
    ///
    /// @param allocatedBytes by it and the calls inside it
    public record Call(String name, long allocatedBytes) {}

    /// All calls of one name.
    public record Total(long allocatedBytes, int occurrence) {}

    public MemoryHook() {
        super("FunctionName", "AllocatedBytes");
    }

    @Override protected long reading() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    @Override protected Call call(String name, long bytes) {
        return new Call(name, bytes);
    }

    @Override protected Total sum(long bytes, int occurrence) {
        return new Total(bytes, occurrence);
    }

    /// Bytes, calls inside others not counted twice.
    public long totalAllocatedBytes() {
        return total();
    }

    /// Prints the sums as a table on standard output.
    public void printReport() {
        printReport(System.out);
    }

    /// Prints the sums as a table.
    public void printReport(PrintStream file) {
        print(file, String::valueOf);
    }

    @Override public void forwardPreprocess(FunctionNode function, NDArray[] inData) {
        begin(function, function.label());
    }

    @Override public void forwardPostprocess(FunctionNode function, NDArray[] inData) {
        end(function);
    }

    @Override public void backwardPreprocess(FunctionNode function, NDArray[] inData, NDArray[] outGrad) {
        begin(function, function.label());
    }

    @Override public void backwardPostprocess(FunctionNode function, NDArray[] inData, NDArray[] outGrad) {
        end(function);
    }
}
