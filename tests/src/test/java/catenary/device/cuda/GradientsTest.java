package catenary.device.cuda;

import static catenary.functions.Given.randn;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Gradients to the second order on a GPU, of functions whose own tests draw their settings by chance; those of the others
/// are among the tests that [LibraryTest] runs.
class GradientsTest {

    private final List<OnEveryGpu.Named> checks = new ArrayList<>();

    private void check(String name, Function<Variable[], Variable> f, Supplier<NDArray[]> at) {
        checks.add(new OnEveryGpu.Named(name, _ -> GradientCheck.ofMany(f).order(2).at(at.get())));
    }

    private static NDArray[] all(NDArray... arrays) {
        return arrays;
    }

    @TestFactory Stream<DynamicNode> agreeWithDifferences() {
        check("im2col", v -> F.im2col(v[0], 2, o -> o.stride(2, 1).pad(1).dilate(1, 2).coverAll(true)).pow(2),
                () -> all(randn(2, 2, 4, 5)));
        check("convolutionNd", v -> F.convolutionNd(v[0], v[1], v[2], o -> o.stride(2).pad(1).dilate(2)),
                () -> all(randn(2, 2, 7), randn(3, 2, 3), randn(3)));
        check("convolutionNd in groups, of large images",
                v -> F.convolutionNd(v[0], v[1], o -> o.groups(2).dilate(2, 1)),
                () -> all(randn(2, 4, 12, 10), randn(2, 2, 3, 2)));
        check("convolution3d", v -> F.convolution3d(v[0], v[1], o -> o.stride(1, 2, 1)),
                () -> all(randn(1, 2, 3, 4, 2), randn(2, 2, 2, 2, 2)));
        check("deconvolutionNd", v -> F.deconvolutionNd(v[0], v[1], v[2], o -> o.stride(2, 1).pad(1, 0)),
                () -> all(randn(2, 2, 3, 2), randn(2, 3, 3, 2), randn(3)));
        check("deconvolutionNd of large images", v -> F.deconvolutionNd(v[0], v[1]),
                () -> all(randn(1, 2, 9, 8), randn(2, 2, 3, 2)));
        check("shift", v -> F.shift(v[0], o -> o.ksize(3, 1).dilate(2, 1)).pow(3), () -> all(randn(2, 7, 4, 3)));
        check("deformableConvolution2dSampler",
                v -> F.deformableConvolution2dSampler(v[0], v[1].mul(0.1).add(0.45), v[2], v[3],
                        o -> o.stride(2, 1).pad(1)),
                () -> all(randn(2, 2, 3, 2), randn(2, 8, 2, 3), randn(2, 2, 2, 2), randn(2)));
        check("arithmetic of views", v -> v[0].transpose().mul(v[1]).div(v[0].transpose().pow(2).add(1)).sum(0),
                () -> all(randn(3, 4), randn(4, 1)));
        check("matmul of stacks", v -> v[0].matmul(v[1].transpose(0, 2, 1)).pow(2),
                () -> all(randn(2, 3, 4), randn(2, 5, 4)));
        check("indexing", v -> v[0].get(new int[] {2, 0, 2}, ":").pow(3), () -> all(randn(3, 4)));
        return OnEveryGpu.run(checks);
    }
}
