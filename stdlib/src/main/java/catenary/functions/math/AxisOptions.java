package catenary.functions.math;

/// Which axes a reduction goes over, and whether they stay: `F.sum(x, o -> o.axis(0, 2).keepdims(true))`.
public final class AxisOptions {

    int[] axis; // null: all
    boolean keepdims;

    /// The axes to reduce, none if there are none: all if this is not called, or with null.
    public AxisOptions axis(int... axis) {
        this.axis = axis;
        return this;
    }

    /// Whether the reduced axes stay with length 1.
    public AxisOptions keepdims(boolean keepdims) {
        this.keepdims = keepdims;
        return this;
    }
}
