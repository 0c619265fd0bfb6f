package catenary.iterators;

import catenary.serializers.Saveable;

/// Chooses the order of the next sweep. One that is [Saveable] too is saved with its iterator.
@FunctionalInterface
public interface OrderSampler {

    /// The order of the next sweep: indices into the data set, as many as `order` has. Those of the first sweep may be
    /// more or fewer than the data set has examples: an epoch is one sweep over them.
    ///
    /// @param order    the order of the sweep that ends; `0 ... n-1` before the first
    /// @param position where in it the last batch began
    int[] sample(int[] order, int position);
}
