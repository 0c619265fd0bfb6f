package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.ArrayList;
import java.util.List;

/// Zeros that stand in the graph for what is on another rank.
final class Delegate {

    private Delegate() {}

    static NDArray array() {
        return NDArray.zeros(Config.current().device(), DType.FLOAT32, Shape.SCALAR);
    }

    /// One that lets the graph record what has no input here.
    static Variable input() {
        return new Variable(array(), true);
    }

    /// The gradient of a delegate that nothing says anything about.
    static Variable gradient(FunctionNode node, int input) {
        var of = node.inputs()[input];
        return Variable.constant(NDArray.zeros(of.device(), of.dtype(), of.shape()));
    }

    /// Gradients of all outputs, zeros where nobody used one.
    static List<Variable> filled(FunctionNode node, Variable[] gys) {
        List<Variable> all = new ArrayList<>();
        for (int i = 0; i < gys.length; i++) {
            var y = node.outputs()[i];
            all.add(gys[i] != null ? gys[i] : Variable.constant(NDArray.zeros(y.device(), y.dtype(), y.shape())));
        }
        return all;
    }

    static Variable sum(List<Variable> terms) {
        return terms.stream().reduce(Variable::add).orElseThrow();
    }
}
