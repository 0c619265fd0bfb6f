package catenary.training.extensions;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sample of a history of any length: each row that was ever added is as likely to be in it as any other. Rows stay in
/// the order in which they came.
///
/// Vitter: Random sampling with a reservoir (1985), algorithm R, with the newcomer at the end.
final class Reservoir implements Saveable {

    private final int size;
    private final int width;
    private final Generator generator = new Generator(0); // its own, so that looking changes no training
    private List<double[]> rows = new ArrayList<>();
    private long seen;

    Reservoir(int size, int width) {
        this.size = size;
        this.width = width;
    }

    void add(double[] row) {
        seen = Math.max(seen, rows.size()) + 1; // whatever a file said
        if (rows.size() == size) {
            if (generator.nextInt((int) Math.min(seen, Integer.MAX_VALUE)) >= size) {
                return;
            }
            rows.remove(generator.nextInt(size));
        }
        rows.add(row);
    }

    List<double[]> rows() {
        return rows;
    }

    /// A file of a reservoir of another form is passed over.
    @Override public void serialize(Serializer s) {
        seen = s.value("_seen", seen);
        generator.state(s.value("_generator", generator.state()));
        if (s.isWriter()) {
            s.array("_rows", Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(rows.size(), width),
                    rows.stream().flatMapToDouble(Arrays::stream).toArray()));
            return;
        }
        NDArray found = s.absent("_rows", DType.FLOAT64, Devices.cpu());
        if (found != null && found.rank() == 2 && found.shape().axis(1) == width && found.length() <= size) {
            double[] all = found.toDoubleArray();
            rows = new ArrayList<>();
            for (int i = 0; i < found.length(); i++) {
                rows.add(Arrays.copyOfRange(all, i * width, (i + 1) * width));
            }
        }
    }
}
