package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConvolutionNdTest {

    /// Images, kernels and how they meet; `size` is that of the images of a convolution.
    record Case(int n, int in, int out, int groups, int[] size, int[] k, int[] stride, int[] pad, int[] dilate,
            boolean coverAll) {

        int axes() {
            return size.length;
        }

        /// Elements of `y` along an axis, by the formula of the documentation.
        int count(int i) {
            int room = size[i] + 2 * pad[i] - ((k[i] - 1) * dilate[i] + 1);
            return (room + (coverAll ? stride[i] - 1 : 0)) / stride[i] + 1;
        }

        boolean hasRoom() {
            for (int i = 0; i < axes(); i++) {
                if (size[i] + 2 * pad[i] < (k[i] - 1) * dilate[i] + 1) {
                    return false;
                }
            }
            return true;
        }

        void options(ConvolutionOptions o) {
            o.stride(stride).pad(pad).dilate(dilate).coverAll(coverAll).groups(groups);
        }

        void options(DeconvolutionOptions o) {
            o.stride(stride).pad(pad).dilate(dilate).outsize(size).groups(groups);
        }

        private static int[] shape(int a, int b, int[] rest) {
            int[] d = new int[rest.length + 2];
            d[0] = a;
            d[1] = b;
            System.arraycopy(rest, 0, d, 2, rest.length);
            return d;
        }

        NDArray x() {
            return randn(shape(n, in, size));
        }

        NDArray W() {
            return randn(shape(out, in / groups, k)).add(0.1);
        }

        NDArray y() {
            int[] count = new int[axes()];
            Arrays.setAll(count, this::count);
            return randn(shape(n, out, count));
        }

        /// The definition, one product after the other.
        double[] expected(double[] x, double[] W, double[] b) {
            int[] count = Arrays.copyOfRange(y().shape().toArray(), 2, axes() + 2);
            int places = Shape.of(count).size();
            int volume = Shape.of(k).size();
            int pixels = Shape.of(size).size();
            double[] y = new double[n * out * places];
            for (int at = 0; at < y.length; at++) {
                int o = at / places % out;
                y[at] = b[o];
                for (int j = 0; j < in / groups * volume; j++) {
                    int c = o / (out / groups) * (in / groups) + j / volume;
                    int pixel = 0;
                    boolean inside = true;
                    int p = at % places;
                    int q = j % volume;
                    for (int i = axes() - 1, step = 1; i >= 0; i--) {
                        int place = p % count[i] * stride[i] - pad[i] + q % k[i] * dilate[i];
                        inside &= place >= 0 && place < size[i];
                        pixel += place * step;
                        step *= size[i];
                        p /= count[i];
                        q /= k[i];
                    }
                    if (inside) {
                        y[at] += W[o * (in / groups) * volume + j] * x[(at / places / out * in + c) * pixels + pixel];
                    }
                }
            }
            return y;
        }

        @Override public String toString() {
            return n + " x " + in + " -> " + out + " in " + groups + ", " + Arrays.toString(size) + " k "
                    + Arrays.toString(k) + " stride " + Arrays.toString(stride) + " pad " + Arrays.toString(pad)
                    + " dilate " + Arrays.toString(dilate) + " " + coverAll;
        }
    }

    private static Arbitrary<int[]> each(int axes, int least, int most) {
        return Arbitraries.integers().between(least, most).array(int[].class).ofSize(axes);
    }

    static Arbitrary<Case> cases(int[] longest) {
        Arbitrary<int[]> channels = each(4, 1, 2);
        return Arbitraries.integers().between(1, 3).flatMap(axes -> Combinators.combine(channels,
                each(axes, 1, longest[axes - 1]), each(axes, 1, 3), each(axes, 1, 2), each(axes, 0, 2),
                each(axes, 1, 2), Arbitraries.of(true, false))
                .as((c, size, k, stride, pad, dilate, coverAll) -> new Case(
                        c[0] + c[1] - 1, c[1] * c[3], c[2] * c[3], c[3], size, k, stride, pad, dilate, coverAll)))
                .filter(Case::hasRoom);
    }

    @Provide Arbitrary<Case> smallAndLarge() {
        return cases(new int[] {80, 11, 6});
    }

    @Provide Arbitrary<Case> small() {
        return cases(new int[] {7, 5, 3});
    }

    @Property(tries = 60) void theDefinition(@ForAll("smallAndLarge") Case c) {
        NDArray b = randn(c.out);
        Variable y = F.convolutionNd(new Variable(c.x()), new Variable(c.W()), new Variable(b), c::options);
        double[] expected = c.expected(c.x().toDoubleArray(), c.W().toDoubleArray(), b.toDoubleArray());
        assertTrue(Create.of(Given.device(), DType.FLOAT64, c.y().shape(), expected).allClose(y.array(), 1e-12, 1e-12));
    }

    @Property(tries = 25) void gradients(@ForAll("small") Case c) {
        GradientCheck.ofMany(v -> F.convolutionNd(v[0], v[1], v[2], c::options)).order(2).at(c.x(), c.W(),
                randn(c.out));
    }

    @Test void gradientsOfLargeImages() {
        Case c = new Case(2, 4, 2, 2, new int[] {9, 10}, new int[] {3, 2}, new int[] {1, 1}, new int[] {1, 0},
                new int[] {2, 1}, false);
        GradientCheck.ofMany(v -> F.convolutionNd(v[0], v[1], c::options)).order(3).at(c.x(), c.W());
        Case strided = new Case(2, 4, 2, 2, new int[] {19, 17}, new int[] {3, 2}, new int[] {2, 2}, new int[] {1, 1},
                new int[] {1, 1}, true);
        GradientCheck.ofMany(v -> F.convolutionNd(v[0], v[1], strided::options)).order(2).at(strided.x(), strided.W());
    }

    @Test void manyImagesAreTakenAFewAtATime() {
        Variable x = new Variable(randn(40, 2, 180, 180).astype(DType.FLOAT32));
        Variable W = new Variable(randn(3, 2, 3, 3).astype(DType.FLOAT32));
        Variable y = F.convolutionNd(x, W, o -> o.stride(2, 1));
        NDArray last = F.convolutionNd(new Variable(x.array().get("39:")), W, o -> o.stride(2, 1)).array();
        assertTrue(y.array().get("39:").allClose(last, 1e-5, 1e-5));
        y.mul(y).sum().backward();
        NDArray whole = W.grad();
        W.clearGrad();
        for (String some : new String[] {":13", "13:"}) {
            Variable part = F.convolutionNd(new Variable(x.array().get(some)), W, o -> o.stride(2, 1));
            part.mul(part).sum().backward();
        }
        assertTrue(W.grad().allClose(whole, 1e-4, 0.1));
    }

    @Test void noImagesNoGradient() {
        Variable W = new Variable(randn(3, 2, 2).astype(DType.FLOAT32));
        Variable y = F.convolutionNd(empty(0, 2, 5), W, x(1, 2, 3));
        assertEquals(Shape.of(0, 3, 4), y.shape());
        y.sum().backward();
        assertEquals(0, W.grad().abs().sum().item());
    }

    @Test void sixteenBitsAreRoundedOnce() {
        Variable x = new Variable(randn(2, 3, 9, 9).astype(DType.FLOAT16));
        Variable W = new Variable(randn(4, 3, 3, 3).astype(DType.FLOAT16));
        Variable y = F.convolutionNd(x, W);
        assertEquals(DType.FLOAT16, y.dtype());
        NDArray exact = F.convolutionNd(F.cast(x, DType.FLOAT64), F.cast(W, DType.FLOAT64)).array();
        assertTrue(y.array().astype(DType.FLOAT64).allClose(exact, 1e-3, 1e-3));
    }

    @Test void aTransposedKernelIsReadAsItIs() {
        Variable x = F.transpose(F.reshape(x(1, 2, 3, 4, 5, 6), 1, 3, 2), 0, 2, 1);
        Variable W = F.transpose(F.reshape(x(1, 10, 100, 1000), 1, 2, 2), 0, 2, 1);
        assertClose(F.convolutionNd(x, W), 4321, 6543);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("convolutionNd: expected x.shape[1] == W.shape[1], but 3 != 2",
                () -> F.convolutionNd(empty(1, 3, 4), empty(1, 2, 3)));
        assertRefused("convolutionNd: expected x.shape[1] == W.shape[1] * groups, but 3 != 4",
                () -> F.convolutionNd(empty(1, 3, 4), empty(2, 2, 3), o -> o.groups(2)));
        assertRefused("convolutionNd: expected W.shape[0] to be a multiple of groups, but found 3 and 2",
                () -> F.convolutionNd(empty(1, 4, 4), empty(3, 2, 3), o -> o.groups(2)));
        assertRefused("convolutionNd: expected groups >= 1, but found 0",
                () -> F.convolutionNd(empty(1, 4, 4), empty(3, 2, 3), o -> o.groups(0)));
        assertRefused("convolutionNd: expected W.rank == 3, but 4 != 3",
                () -> F.convolutionNd(empty(1, 3, 4), empty(1, 3, 3, 3)));
        assertRefused("convolutionNd: expected x.rank >= 3, but 2 < 3",
                () -> F.convolutionNd(empty(1, 3), empty(1, 3)));
        assertRefused("convolutionNd: expected b of one element a channel of the result, but 2 != 1",
                () -> F.convolutionNd(empty(1, 3, 4), empty(1, 3, 3), x(1, 2)));
        assertRefused("convolutionNd: expected x.dtype == b.dtype, but float32 != float64",
                () -> F.convolutionNd(empty(1, 3, 4), empty(1, 3, 3), new Variable(randn(1))));
        assertRefused(
                "convolutionNd: expected room for a window, but axis 0 of those slid over has length 2 and padding"
                        + " 2 * 0, and a window reaches over 3",
                () -> F.convolutionNd(empty(1, 3, 2), empty(1, 3, 3)));
    }
}
