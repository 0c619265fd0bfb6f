package catenary.links.models;

import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.functions.activation.Relu;
import catenary.links.BatchNormalization;
import catenary.links.Chain;
import catenary.links.Convolution2D;

/// `relu(f(x) + x)`, where `f` narrows the channels to `mid` (`conv1`), convolves (`conv2`) and widens them (`conv3`), each
/// normalized (`bn1` to `bn3`); where size or channels change, `x` goes through `conv4` and `bn4`.
final class Bottleneck extends Chain {

    private final Convolution2D conv1;
    private final BatchNormalization bn1;
    private final Convolution2D conv2;
    private final BatchNormalization bn2;
    private final Convolution2D conv3;
    private final BatchNormalization bn3;
    private final Convolution2D conv4; // null: x is added as it is
    private final BatchNormalization bn4;

    Bottleneck(int in, int mid, int out, int stride, boolean projects, Initializer drawn, boolean downsampleFb) {
        conv1 = convolution(in, mid, 1, downsampleFb ? 1 : stride, drawn);
        bn1 = new BatchNormalization(mid);
        conv2 = convolution(mid, mid, 3, downsampleFb ? stride : 1, drawn);
        bn2 = new BatchNormalization(mid);
        conv3 = convolution(mid, out, 1, 1, drawn);
        bn3 = new BatchNormalization(out);
        conv4 = projects ? convolution(in, out, 1, stride, drawn) : null;
        bn4 = projects ? new BatchNormalization(out) : null;
    }

    private static Convolution2D convolution(int in, int out, int ksize, int stride, Initializer drawn) {
        return new Convolution2D(in, out, ksize,
                o -> o.stride(stride).pad(ksize / 2).nobias(true).initialW(drawn));
    }

    @Override protected Variable forward(Variable x) {
        Variable h = Relu.relu(bn1.apply(conv1.apply(x)));
        h = Relu.relu(bn2.apply(conv2.apply(h)));
        h = bn3.apply(conv3.apply(h));
        return Relu.relu(h.add(conv4 == null ? x : bn4.apply(conv4.apply(x))));
    }
}
