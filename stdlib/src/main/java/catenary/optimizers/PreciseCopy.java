package catenary.optimizers;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Parameter;
import catenary.expr.DType;
import catenary.serializers.Serializer;

/// A float32 copy of a parameter of 16 bits. Steps change the copy, and the parameter becomes the copy rounded: steps too
/// small to be told from nothing in 16 bits add up all the same.
///
/// Whatever else changes elements of the parameter, a file or clipping of weights, is heard before the next step.
final class PreciseCopy {

    private static final String KEY = "fp32Param";
    private static final Elementwise HEARD =
            elementwise("heard", (rounded, now, copy) -> rounded.eq(now).where(copy, now));

    private Parameter copy; // null before the first step

    static boolean isFor(Parameter p) {
        return p.dtype().isFloat() && p.dtype().bytes() == 2;
    }

    /// What `p` is, in the dtype of copies.
    static NDArray widened(Parameter p) {
        return p.array().astype(DType.FLOAT32);
    }

    /// The copy of `p` as it is now, with its gradient.
    Parameter of(Parameter p) {
        if (copy == null) {
            keep(widened(p));
        } else {
            copy.moveTo(p.device());
            NDArray wide = copy.array();
            HEARD.into(wide, new NDArray[] {wide.astype(p.dtype()), p.array(), wide});
        }
        copy.grad(p.grad().astype(DType.FLOAT32));
        return copy;
    }

    private void keep(NDArray value) {
        copy = new Parameter(value);
        copy.clearGrad();
    }

    /// Makes `p` the copy, rounded.
    void round(Parameter p) {
        p.array().assign(copy.array());
        copy.clearGrad();
    }

    /// Chainer's files lack it: the copy is then made of the parameter.
    void serialize(Serializer s, Parameter p) {
        if (s.isWriter()) {
            if (copy != null) {
                s.array(KEY, copy.array());
            }
        } else if (s.has(KEY) && p.isInitialized()) {
            if (copy == null) {
                keep(widened(p));
            }
            s.array(KEY, copy.array());
        } else if (s.has(KEY)) {
            NDArray value = s.absent(KEY, DType.FLOAT32, p.device());
            if (value != null) {
                keep(value);
            }
        }
    }
}
