package catenary.functions.connection;

import catenary.array.NDArray;
import catenary.autograd.Cast;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.functions.sampling.Windows;
import java.util.Arrays;

/// Convolution, transposed convolution, and the product of an input and a gradient that is the gradient of the weights of
/// either. Each one's gradients are the two others, so there is one of every order.
///
/// Primitives, not composites of [catenary.functions.array.Im2col] and a product: the columns, several times as large as
/// the images, would be kept for backward.
final class Convolution {

    private static final String[] NAMES = {"x", "W", "b"};

    private Convolution() {}

    /// Convolution over `axes` axes, or over any number if that is 0; `b` may be null.
    static Variable convolution(String op, int axes, Variable x, Variable W, Variable b, ConvolutionOptions o) {
        return Widened.applies(x, W)
                ? Widened.apply(op, x, W, b, (v, w, c) -> convolution(op, axes, v, w, c, o))
                : apply(new Forward(op, axes, o, o.groups), x, W, b);
    }

    /// Transposed convolution over `axes` axes, or over any number if that is 0; `b` may be null. As in Chainer it is of any
    /// float dtype unless there are two axes.
    static Variable deconvolution(String op, int axes, Variable x, Variable W, Variable b, DeconvolutionOptions o) {
        Variable bias = axes != 2 && b != null && b.dtype().isFloat() && x.dtype().isFloat()
                ? Cast.cast(b, x.dtype())
                : b;
        return Widened.applies(x, W)
                ? Widened.apply(op, x, W, bias, (v, w, c) -> deconvolution(op, axes, v, w, c, o))
                : apply(new Transposed(op, axes, o, o.groups), x, W, bias);
    }

    private static Variable apply(FunctionNode f, Variable x, Variable W, Variable b) {
        return b == null ? f.apply(x, W) : f.apply(x, W, b);
    }

    /// What the three have in common: windows, which are known once the arguments are.
    private abstract static class Node extends FunctionNode.Nary {
        private final String op;
        private final int axes;
        final int groups;
        Windows windows;

        Node(String op, int axes, int groups) {
            super(Retain.INPUTS);
            this.op = op;
            this.axes = axes;
            this.groups = groups;
        }

        Node(Node parent) {
            this(parent.op, parent.axes, parent.groups);
            windows = parent.windows;
        }

        @Override public String label() {
            return op;
        }

        @Override protected String[] argumentNames() {
            return NAMES;
        }

        Correlation products() {
            return new Correlation(windows, groups);
        }

        /// `in` and `out` are the channels of `x` and of the result according to `W`.
        void check(Inputs in, String channels, int inputs, int outputs) {
            in.require(
                    in.get(0).shape().axis(1) == inputs,
                    "x.shape[1] == " + channels,
                    in.get(0).shape().axis(1) + " != " + inputs);
            in.require(in.get(1).length() % groups == 0, "W.shape[0] to be a multiple of groups",
                    in.get(1).length() + " and " + groups);
            if (in.count() == 3) {
                in.rank(2, 1);
                in.require(
                        in.get(2).length() == outputs,
                        "b of one element a channel of the result",
                        in.get(2).length() + " != " + outputs);
            }
        }

        void checkRanks(Inputs in) {
            in.isFloat().sameDtype();
            if (axes == 0) {
                in.rankAtLeast(0, 3);
            } else {
                in.rank(0, axes + 2);
            }
            in.rank(1, in.get(0).rank());
            in.require(groups >= 1, "groups >= 1", String.valueOf(groups));
        }

        static int[] space(NDArray x) {
            int[] d = x.shape().toArray();
            return Arrays.copyOfRange(d, 2, d.length);
        }

        /// Each operand of the product for the gradient of the other; nothing for that of the bias.
        @Override protected final boolean readsInput(int i) {
            return i < 2 && needsGrad(1 - i);
        }

        /// The gradient of the bias.
        static Variable sumOfChannels(Variable gy) {
            int[] axes = new int[gy.rank() - 1];
            Arrays.setAll(axes, i -> i == 0 ? 0 : i + 1);
            return Sum.sum(gy, axes, false);
        }
    }

    /// `(N, C, d...)` and `(O, C / groups, k...)` to `(N, O, o...)`.
    private static final class Forward extends Node {
        private final ConvolutionOptions options;

        Forward(String op, int axes, ConvolutionOptions options, int groups) {
            super(op, axes, groups);
            this.options = options;
        }

        Forward(Node parent) {
            super(parent);
            options = null;
        }

        @Override protected void check(Inputs in) {
            if (windows != null) {
                return;
            }
            checkRanks(in);
            NDArray W = in.get(1);
            check(in, groups == 1 ? "W.shape[1]" : "W.shape[1] * groups", W.shape().axis(1) * groups, W.length());
            windows = Windows.over(label(), space(in.get(0)), space(W), options.stride, options.pad, options.dilate,
                    options.coverAll);
        }

        @Override protected NDArray forwardOne(NDArray[] xs) {
            return products().forward(xs[0], xs[1], xs.length == 3 ? xs[2] : null);
        }

        @Override protected Grads backward(Variable gy) {
            return Grads.each(inputs().length, i -> switch (i) {
                case 0 -> new Transposed(this).apply(gy, input(1));
                case 1 -> new Weights(this).apply(input(0), gy);
                default -> sumOfChannels(gy);
            });
        }
    }

    /// `(N, O, o...)` and `(O, C / groups, k...)` to `(N, C, d...)`.
    private static final class Transposed extends Node {
        private final DeconvolutionOptions options;

        Transposed(String op, int axes, DeconvolutionOptions options, int groups) {
            super(op, axes, groups);
            this.options = options;
        }

        Transposed(Node parent) {
            super(parent);
            options = null;
        }

        @Override protected void check(Inputs in) {
            if (windows != null) {
                return;
            }
            checkRanks(in);
            NDArray W = in.get(1);
            check(in, "W.shape[0]", W.length(), W.shape().axis(1) * groups);
            windows = Windows.counted(label(), space(in.get(0)), space(W), options.stride, options.pad, options.dilate,
                    options.outsize);
        }

        @Override protected NDArray forwardOne(NDArray[] xs) {
            return products().data(xs[0], xs[1], xs.length == 3 ? xs[2] : null);
        }

        @Override protected Grads backward(Variable gx) {
            return Grads.each(inputs().length, i -> switch (i) {
                case 0 -> new Forward(this).apply(gx, input(1));
                case 1 -> new Weights(this).apply(gx, input(0));
                default -> sumOfChannels(gx);
            });
        }
    }

    /// `(N, C, d...)` and `(N, O, o...)` to `(O, C / groups, k...)`.
    private static final class Weights extends Node {

        Weights(Node parent) {
            super(parent);
        }

        @Override protected NDArray forwardOne(NDArray[] xs) {
            return products().weight(xs[0], xs[1]);
        }

        @Override protected Grads backward(Variable gW) {
            return Grads.each(2, i -> i == 0
                    ? new Transposed(this).apply(input(1), gW)
                    : new Forward(this).apply(input(0), gW));
        }
    }
}
