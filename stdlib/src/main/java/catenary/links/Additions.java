package catenary.links;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.serializers.Serializer;
import java.util.TreeMap;

/// What a link has besides its fields: parameters and arrays whose names are known only when the program runs.
final class Additions {

    /// What links have as long as nothing was added to them.
    static final Additions NONE = new Additions();

    final TreeMap<String, Parameter> params = new TreeMap<>();
    final TreeMap<String, NDArray> states = new TreeMap<>(); // null: it comes later

    Additions copy(CopyMode mode) {
        if (this == NONE) {
            return NONE;
        }
        var twin = new Additions();
        params.forEach((n, p) -> twin.params.put(n, Copies.of(p, mode)));
        states.forEach((n, a) -> twin.states.put(n, a == null || mode == CopyMode.SHARE ? a : a.copy()));
        return twin;
    }

    /// Puts copies of the arrays that `from` has into those of the same names.
    void copyStates(Additions from) {
        states.replaceAll((n, a) -> from.states.get(n) == null ? a : from.states.get(n).copy());
    }

    void to(Device device) {
        states.replaceAll((_, a) -> a == null ? null : a.to(device));
    }

    void serialize(Serializer s) {
        states.replaceAll((n, a) -> a != null ? s.array(n, a)
                : s.absent(n, Config.current().dtype(), Config.current().device()));
    }
}
