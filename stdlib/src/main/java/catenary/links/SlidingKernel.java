package catenary.links;

import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;

/// What convolutions and their transposes have in common: a kernel that slides, a bias for each channel of the result, and
/// channels of the input that the first input may show.
public abstract class SlidingKernel extends Link {

    private final int outChannels;
    private final int[] ksize;
    private final int groups;
    private final boolean transposed;
    private final String windows;
    private final Parameter W;
    private final Parameter b;

    /// What these links may be told besides their sizes.
    ///
    /// @param <O> the options themselves, so that calls can be chained
    public abstract static class KernelOptions<O extends KernelOptions<O>> extends SlidingOptions<O> {
        int[] dilate = {1};
        int groups = 1;

        KernelOptions() {}

        /// How far apart the elements of a window are; 1 if not given.
        public O dilate(int... dilate) {
            this.dilate = dilate.clone();
            return self();
        }

        /// Into how many blocks channels are divided, each of which sees its own inputs only; 1 if not given.
        public O groups(int groups) {
            this.groups = groups;
            return self();
        }
    }

    /// @param inChannels null if the first input shows it
    SlidingKernel(int ndim, Integer inChannels, int outChannels, int[] ksize, boolean transposed, KernelOptions<?> o) {
        String link = typeName();
        Sizes.checkPositive(link, "ndim", ndim);
        Sizes.checkPositive(link, "outChannels", outChannels);
        Sizes.checkPositive(link, "groups", o.groups);
        this.outChannels = outChannels;
        this.ksize = Sizes.perAxis(link, "ksize", ndim, ksize);
        this.groups = o.groups;
        this.transposed = transposed;
        this.windows = ", stride=" + Sizes.text(o.stride) + ", pad=" + Sizes.text(o.pad) + ", dilate="
                + Sizes.text(o.dilate) + ", groups=" + groups;
        checkGroups(link, "outChannels", outChannels);
        W = inChannels == null ? new Parameter(o.initialW) : new Parameter(o.initialW, shape(link, inChannels));
        b = o.nobias ? null : new Parameter(o.initialBias, Shape.of(outChannels));
    }

    private void checkGroups(String link, String what, int channels) {
        if (channels % groups != 0) {
            throw new IllegalArgumentException(
                    link + ": expected " + what + " to be a multiple of groups, but " + channels + " is none of "
                            + groups);
        }
    }

    private Shape shape(String link, int inChannels) {
        Sizes.checkPositive(link, "inChannels", inChannels);
        checkGroups(link, "inChannels", inChannels);
        int[] d = new int[ksize.length + 2];
        d[0] = transposed ? inChannels : outChannels;
        d[1] = (transposed ? outChannels : inChannels) / groups;
        System.arraycopy(ksize, 0, d, 2, ksize.length);
        return Shape.of(d);
    }

    /// Makes `W` if `x` is the first input.
    final void see(Variable x) {
        if (!W.isInitialized()) {
            Sizes.checkRank(typeName(), x, ksize.length + 2, "(N, C" + ", d".repeat(ksize.length) + ")");
            W.initialize(shape(typeName(), x.shape().axis(1)));
        }
    }

    /// The kernel.
    public final Parameter W() {
        return W;
    }

    /// The bias; null if there is none.
    public final Parameter b() {
        return b;
    }

    @Override protected String specs() {
        int[] d = W.isInitialized() ? W.shape().toArray() : null;
        String in = d == null ? "?" : String.valueOf(transposed ? d[0] : d[1] * groups);
        return "inChannels=" + in + ", outChannels=" + outChannels + ", ksize=" + Sizes.text(ksize) + windows
                + ", nobias=" + (b == null);
    }
}
