package catenary.multinode;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.expr.DType;
import catenary.links.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What ranks that train one model exchange of it.
record Models(Communicator comm) {

    /// See [Communicator#bcastData].
    void bcastData(Link model) {
        new TreeMap<>(model.namedParams()).forEach((path, p) -> {
            Object given = comm.bcastObj("bcastData " + path, p.isInitialized() ? p.array() : null, 0);
            if (!(given instanceof NDArray value)) {
                if (p.isInitialized()) {
                    throw new IllegalStateException(
                            "bcastData: expected " + path + " to have a value at rank 0, but only "
                                    + "rank " + comm.rank() + " knows its shape");
                }
                return;
            }
            if (p.isInitialized() && !p.shape().equals(value.shape())) {
                throw new IllegalStateException("bcastData: expected " + path + " of shape " + value.shape()
                        + " as at rank 0, but rank " + comm.rank() + " has " + p.shape());
            }
            if (p.isInitialized()) {
                p.array().assign(value.to(p.device()));
            } else {
                p.value(value);
            }
        });
    }

    /// See [Communicator#multiNodeMeanGrad(Link, boolean)].
    void meanGrad(Link model, boolean zeroFill) {
        Map<String, Parameter> having = new TreeMap<>();
        StringBuilder what = new StringBuilder();
        Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        new TreeMap<>(model.namedParams()).forEach((path, p) -> {
            if (!p.isInitialized() || !seen.add(p)) {
                return;
            }
            if (p.grad() == null && zeroFill) {
                p.grad(p.array().zerosLike());
            }
            if (p.grad() != null) {
                having.put(path, p);
                what.append(path).append(' ').append(p.dtype()).append(' ').append(p.shape()).append('\n');
            }
        });
        comm.checkAgreed("multiNodeMeanGrad", what.toString());
        Map<DType, List<Parameter>> groups = new TreeMap<>();
        having.values().forEach(p -> groups.computeIfAbsent(p.dtype(), _ -> new ArrayList<>()).add(p));
        for (List<Parameter> group : groups.values()) {
            if (comm.isPacking()) {
                average(group);
            } else {
                group.forEach(p -> average(List.of(p)));
            }
        }
        if (Config.current().debug()) {
            having.forEach((path, p) -> {
                if (!p.grad().isFinite()) {
                    throw new ArithmeticException("multiNodeMeanGrad: expected finite gradients, but that of " + path
                            + " is not (debug is on)");
                }
            });
        }
    }

    private void average(List<Parameter> params) {
        List<NDArray> flat = params.stream().map(p -> p.grad().reshape(Shape.of(p.grad().size()))).toList();
        NDArray mean = comm.total(flat.size() == 1 ? flat.getFirst() : NDArray.concat(0, flat)).mul(1. / comm.size());
        int at = 0;
        for (Parameter p : params) {
            int n = p.grad().size();
            p.grad(mean.get(Index.slice(at, at + n)).reshape(p.shape()));
            at += n;
        }
    }
}
