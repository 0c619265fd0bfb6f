package catenary.links.models;

import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.links.Chain;

/// Bottlenecks in a row: a first one `a`, which may change the size and the channels, then `b1`, `b2`, ...
final class BuildingBlock extends Chain {

    private final int depth;
    private final Bottleneck a;

    BuildingBlock(int depth, int in, int mid, int out, int stride, Initializer drawn, boolean downsampleFb) {
        this.depth = depth;
        a = new Bottleneck(in, mid, out, stride, true, drawn, downsampleFb);
        for (int i = 1; i < depth; i++) {
            addLink("b" + i, new Bottleneck(out, mid, out, 1, false, drawn, downsampleFb));
        }
    }

    @Override protected Variable forward(Variable x) {
        Variable h = a.apply(x);
        for (int i = 1; i < depth; i++) {
            h = child("b" + i).apply(h);
        }
        return h;
    }
}
