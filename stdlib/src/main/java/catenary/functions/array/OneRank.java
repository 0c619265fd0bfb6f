package catenary.functions.array;

import catenary.autograd.Variable;
import java.util.List;

/// What functions require that give their arguments the axes they lack: all have equally many.
final class OneRank {

    private OneRank() {}

    /// @throws IllegalArgumentException if two have different ranks
    static List<Variable> of(String op, List<Variable> xs) {
        for (int i = 1; i < xs.size(); i++) {
            if (xs.get(i).rank() != xs.getFirst().rank()) {
                throw new IllegalArgumentException(op + ": expected x0.rank == x" + i + ".rank, but "
                        + xs.getFirst().rank() + " != " + xs.get(i).rank() + "\n  x0: "
                        + xs.getFirst().array().describe() + "\n  x" + i + ": " + xs.get(i).array().describe());
            }
        }
        return xs;
    }
}
