package catenary.functions.hooks;

import catenary.array.NDArray;
import catenary.autograd.FunctionHook;
import catenary.autograd.FunctionNode;
import catenary.expr.DType;
import java.io.PrintStream;
import java.util.Objects;
import java.util.function.Consumer;

/// Prints every function before it is applied or walked back, with what goes in: shape, mean and deviation.
///
/// ```
/// function    linear
/// input data
/// - float32 (2, 3) on cpu, mean=0.1, std=0.9
/// - float32 (4, 3) on cpu, mean=-0.02, std=0.5
/// ```
public class PrintHook implements FunctionHook {

    private final Options options;

    /// What a [PrintHook] may be told.
    public static final class Options {
        private String end = "\n";
        private PrintStream file = System.out;
        private boolean flush = true;

        private Options() {}

        /// What ends each line; a line feed if not given.
        public Options end(String end) {
            this.end = Objects.requireNonNull(end);
            return this;
        }

        /// Where it is printed; standard output if not given.
        public Options file(PrintStream file) {
            this.file = Objects.requireNonNull(file);
            return this;
        }

        /// Whether everything is out before the function begins; true if not given.
        public Options flush(boolean flush) {
            this.flush = flush;
            return this;
        }
    }

    public PrintHook() {
        this(_ -> {});
    }

    public PrintHook(Consumer<Options> options) {
        this.options = new Options();
        options.accept(this.options);
    }

    @Override public void forwardPreprocess(FunctionNode function, NDArray[] inData) {
        line("function\t" + function.label());
        print("input data", inData);
        flush();
    }

    @Override public void backwardPreprocess(FunctionNode function, NDArray[] inData, NDArray[] outGrad) {
        line("function\t" + function.label());
        print("input data", inData);
        print("output gradient", outGrad);
        flush();
    }

    private void print(String title, NDArray[] arrays) {
        line(title);
        for (NDArray a : arrays) {
            line(a == null ? "- (removed)" : "- " + a.describe() + statistics(a));
        }
    }

    private static String statistics(NDArray a) {
        if (a.size() == 0) {
            return "";
        }
        NDArray x = a.astype(DType.FLOAT64);
        NDArray mean = x.mean();
        return ", mean=" + (float) mean.item() + ", std=" + (float) x.sub(mean).square().mean().sqrt().item();
    }

    private void line(String text) {
        options.file.print(text + options.end);
    }

    private void flush() {
        if (options.flush) {
            options.file.flush();
        }
    }
}
