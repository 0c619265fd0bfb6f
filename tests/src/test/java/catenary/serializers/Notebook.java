package catenary.serializers;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;

/// Something to save that has one value of every kind.
final class Notebook implements Saveable {

    int t = 3;
    long many = 1L << 60;
    double detail = 0.1;
    boolean done = true;
    String log = "[\"µ\", \"😀\"]";
    Double best;
    int[] order = {2, 0, 1};
    NDArray w = Create.from(Devices.cpu(), null, new float[][] {{1, 2, 3}, {4, 5, 6}});
    NDArray lazy; // null until the shape is known

    @Override public void serialize(Serializer s) {
        t = s.value("t", t);
        many = s.value("many", many);
        Serializer child = s.child("/child/");
        detail = child.value("detail", detail);
        done = child.value("/done", done);
        log = child.value("log", log);
        best = child.nullable("best", best);
        order = child.value("order", order);
        s.array("l1/W", w);
        if (lazy != null) {
            s.array("l2/W", lazy);
        } else {
            lazy = s.absent("l2/W", DType.FLOAT32, Devices.cpu());
        }
    }

    static Notebook blank() {
        Notebook n = new Notebook();
        n.t = -1;
        n.many = -1;
        n.detail = -1;
        n.done = false;
        n.log = "";
        n.best = 5.0;
        n.order = new int[] {0};
        n.w = NDArray.zeros(Devices.cpu(), DType.FLOAT32, Shape.of(2, 3));
        return n;
    }

    /// All of the state, for comparison.
    String state() {
        return DictionarySerializer.copies(this).toString();
    }
}
