package catenary.iterators;

/// How a data set is gone through: what the options of all iterators share.
///
/// @param <O> the options themselves, so that calls can be chained
public abstract class IteratorOptions<O extends IteratorOptions<O>> {

    boolean repeat = true;
    private Boolean shuffle;
    private OrderSampler orderSampler;

    IteratorOptions() {}

    @SuppressWarnings("unchecked") final O self() {
        return (O) this;
    }

    /// Whether to start over after the last example; yes unless said otherwise.
    public O repeat(boolean repeat) {
        this.repeat = repeat;
        return self();
    }

    /// Whether to draw a new order for each sweep; yes unless said otherwise or there is an order sampler.
    public O shuffle(boolean shuffle) {
        this.shuffle = shuffle;
        return self();
    }

    /// What chooses the orders, in place of shuffling.
    public O orderSampler(OrderSampler orderSampler) {
        this.orderSampler = orderSampler;
        return self();
    }

    /// Null: the data set's own order.
    final OrderSampler sampler(String iterator) {
        if (shuffle != null && orderSampler != null) {
            throw new IllegalArgumentException(iterator + ": expected shuffle or orderSampler, but found both");
        }
        return orderSampler != null ? orderSampler : shuffle == null || shuffle ? new ShuffleOrderSampler() : null;
    }
}
