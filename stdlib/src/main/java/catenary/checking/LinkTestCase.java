package catenary.checking;

import static catenary.checking.AllClose.assertAllClose;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.links.CopyMode;
import catenary.links.Link;
import catenary.serializers.Hdf5;
import catenary.serializers.Npz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// All that is asked of a link, in one call: Chainer's `LinkTestCase`.
///
/// ```java
/// LinkTestCase.of(() -> new Scaled(3)).expecting((link, xs) -> xs[0].mul(link.factor.array())).at(randn(4, 3));
/// ```
///
/// Its result is the one expected; gradients of inputs and parameters agree with differences, to the second order unless
/// told otherwise; files of both formats and copies keep it. The link must compute the same each time that it is called.
///
/// @param <L> the class of the link
public final class LinkTestCase<L extends Link> {

    private final Supplier<L> make;
    private BiFunction<L, NDArray[], NDArray> expected;
    private double atol = 1e-5;
    private double rtol = 1e-4;
    private UnaryOperator<GradientCheck> gradients = check -> check.order(2);

    private LinkTestCase(Supplier<L> make) {
        this.make = make;
    }

    /// @param make makes the link anew each time
    public static <L extends Link> LinkTestCase<L> of(Supplier<L> make) {
        return new LinkTestCase<>(make);
    }

    /// What the result is to be, computed in another way from the link's parameters and the inputs.
    public LinkTestCase<L> expecting(BiFunction<L, NDArray[], NDArray> expected) {
        this.expected = expected;
        return this;
    }

    /// How far the result may be from what is expected; 1e-5 and 1e-4 unless said otherwise.
    public LinkTestCase<L> tolerance(double atol, double rtol) {
        this.atol = atol;
        this.rtol = rtol;
        return this;
    }

    /// How gradients are checked, such as `c -> c.order(1)`; to the second order unless said otherwise.
    public LinkTestCase<L> gradients(UnaryOperator<GradientCheck> gradients) {
        this.gradients = gradients;
        return this;
    }

    /// Does all checks.
    ///
    /// @throws AssertionError if one of them fails
    public void at(NDArray... xs) {
        L link = make.get();
        NDArray y = apply(link, xs);
        if (expected != null) {
            assertAllClose(y, expected.apply(link, xs), atol, rtol);
        }
        assertKept(link, y, xs);
        Config.call(c -> c.withDtype(DType.FLOAT64), () -> {
            L precise = make.get();
            NDArray[] wide = Stream.of(xs).map(x -> x.dtype().isFloat() ? x.astype(DType.FLOAT64) : x)
                    .toArray(NDArray[]::new);
            apply(precise, wide); // parameters without shape have one now
            return gradients.apply(GradientCheck.ofMany(precise::apply).parameters(precise.params())).at(wide);
        });
    }

    private void assertKept(L link, NDArray y, NDArray[] xs) {
        @SuppressWarnings("unchecked") L copy = (L) link.copy(CopyMode.COPY);
        assertAllClose(apply(copy, xs), y, 0, 0);
        saveAndLoad(link, fresh(), xs, y, Npz::save, Npz::load);
        saveAndLoad(link, fresh(), xs, y, Hdf5::save, Hdf5::load);
    }

    /// A link that begins otherwise, if anything of it is drawn.
    private L fresh() {
        var made = new AtomicReference<L>();
        Generator.callWithGlobal(new Generator(1), () -> made.set(make.get()));
        return made.get();
    }

    private void saveAndLoad(L from, L to, NDArray[] xs, NDArray y, BiConsumer<Path, Link> save,
            BiConsumer<Path, Link> load) {
        try {
            Path file = Files.createTempFile("link", "");
            try {
                save.accept(file, from);
                load.accept(file, to);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertAllClose(apply(to, xs), y, 0, 0);
    }

    private NDArray apply(L link, NDArray[] xs) {
        return link.apply(Stream.of(xs).map(Variable::new).toArray(Variable[]::new)).array();
    }
}
