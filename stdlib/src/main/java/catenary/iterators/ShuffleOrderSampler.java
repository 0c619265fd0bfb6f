package catenary.iterators;

import catenary.array.Generator;
import catenary.serializers.Saveable;
import catenary.serializers.Serializer;

/// Every order equally likely, drawn from a generator of its own, whose state is saved: a resumed sweep goes on as if
/// it had never stopped, whatever else has drawn random numbers.
public final class ShuffleOrderSampler implements OrderSampler, Saveable {

    /// Chainer has no such key and ignores it.
    private static final String KEY = "_order_generator";

    private final Generator generator;

    /// Seeded by the global generator, so that one `seed(0)` decides everything.
    public ShuffleOrderSampler() {
        this(new Generator(Generator.global().nextLong()));
    }

    public ShuffleOrderSampler(Generator generator) {
        this.generator = generator;
    }

    @Override public int[] sample(int[] order, int position) {
        return generator.permutation(order.length);
    }

    @Override public void serialize(Serializer s) {
        if (s.has(KEY)) {
            generator.state(s.value(KEY, generator.state()));
        }
    }
}
