package catenary.expr;

import java.util.List;
import java.util.Objects;

/// What is computed on each row of arrays, before any device has seen it: reductions along the row and formulas of what
/// they yield, in stages.
///
/// A value has a number (a register): the array operands, and what the stages compute. A value is wide, with one number
/// at each position of the row, or narrow, with one number for the row.
public final class RowFormula {

    /// One step. `reads` names the registers that are the operands of its formula.
    public sealed interface Stage {

        int[] reads();

        /// The register that it computes.
        int to();

        /// Combines along the row; the value is narrow.
        record Combination(Fold fold, int[] reads, int to) implements Stage {}

        /// Computes a formula of one output: narrow where all that it reads is, else wide.
        record Map(Formula formula, int[] reads, int to) implements Stage {}
    }

    private final String name;
    private final int params;
    private final int[] arrays;
    private final List<Stage> stages;
    private final boolean[] narrow;
    private final int[] results;
    private final Object[] compiled = new Object[Formula.DEVICE_KINDS];

    /// @param arrays  the register of each array operand
    /// @param narrow  whether each register is narrow; operands are wide
    /// @param results the registers to write to arrays
    public RowFormula(String name, int params, int[] arrays, List<Stage> stages, boolean[] narrow, int[] results) {
        this.name = Objects.requireNonNull(name);
        this.params = params;
        this.arrays = arrays.clone();
        this.stages = List.copyOf(stages);
        this.narrow = narrow.clone();
        this.results = results.clone();
    }

    public String name() {
        return name;
    }

    /// Number of scalar parameters.
    public int params() {
        return params;
    }

    /// Number of array operands.
    public int arrays() {
        return arrays.length;
    }

    /// The register of array operand `i`.
    public int array(int i) {
        return arrays[i];
    }

    /// In an order in which each reads only what came before.
    public List<Stage> stages() {
        return stages;
    }

    /// Number of registers.
    public int registers() {
        return narrow.length;
    }

    /// Whether a register holds one number a row.
    public boolean isNarrow(int register) {
        return narrow[register];
    }

    /// Number of results.
    public int results() {
        return results.length;
    }

    /// The register that result `i` is.
    public int result(int i) {
        return results[i];
    }

    /// See [Formula#compiled(int)].
    public Object compiled(int deviceKind) {
        return compiled[deviceKind];
    }

    public void compiled(int deviceKind, Object code) {
        compiled[deviceKind] = code;
    }

    @Override public String toString() {
        return name + stages;
    }
}
