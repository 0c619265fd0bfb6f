package catenary.device.cpu;

import catenary.expr.Fold;
import catenary.expr.RowFormula;
import catenary.expr.RowFormula.Stage;
import java.util.ArrayList;
import java.util.List;

/// What the CPU keeps for a [RowFormula]: its stages in passes over a row. A pass computes what depends on nothing that is
/// only known at its end; then come the numbers of the whole row.
final class RowPlan {

    /// A stage and its code.
    ///
    /// @param map    of a formula, or of what is combined
    /// @param folds  null for a formula
    /// @param narrow whether it is a formula of one number a row
    record Step(Kernels map, FoldCode folds, Fold.Combine combine, int[] reads, int to, boolean narrow) {

        boolean combines() {
            return folds != null;
        }

        /// The register that it computes, then those that it reads.
        int[] registers() {
            int[] all = new int[1 + reads.length];
            all[0] = to;
            System.arraycopy(reads, 0, all, 1, reads.length);
            return all;
        }

        /// The register that is combined as it is, or -1.
        int plain() {
            return folds != null && folds.mapsToItself ? reads[folds.plainArray] : -1;
        }
    }

    /// Steps along the row, then those for the row.
    record Pass(Step[] along, Step[] after) {}

    final Pass[] passes;

    /// Of each register the one in whose array it may lie: itself, or a result that is computed from it when nothing else
    /// is any more. The array is then written while something is computed, and still in the cache for the result.
    final int[] places;

    private RowPlan(RowFormula f) {
        places = places(f);
        int[] known = new int[f.registers()]; // the first pass in which a register can be read along the row
        List<List<Step>> along = new ArrayList<>();
        List<List<Step>> after = new ArrayList<>();
        for (Stage stage : f.stages()) {
            int pass = 0;
            for (int r : stage.reads()) {
                pass = Math.max(pass, known[r]);
            }
            boolean narrow = stage instanceof Stage.Map && f.isNarrow(stage.to());
            if (narrow) {
                pass = Math.max(0, pass - 1);
            }
            while (along.size() <= pass) {
                along.add(new ArrayList<>());
                after.add(new ArrayList<>());
            }
            known[stage.to()] = f.isNarrow(stage.to()) ? pass + 1 : pass;
            Step step = switch (stage) {
                case Stage.Map m -> new Step(Kernels.of(m.formula()), null, null, m.reads(), m.to(), narrow);
                case Stage.Combination c -> {
                    FoldCode folds = FoldCode.of(c.fold());
                    yield new Step(folds.map, folds, c.fold().combine(), c.reads(), c.to(), false);
                }
            };
            (narrow ? after : along).get(pass).add(step);
        }
        passes = new Pass[along.size()];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new Pass(along.get(i).toArray(Step[]::new), after.get(i).toArray(Step[]::new));
        }
    }

    private static int[] places(RowFormula f) {
        int registers = f.registers();
        int[] places = new int[registers];
        boolean[] inArray = new boolean[registers];
        for (int i = 0; i < registers; i++) {
            places[i] = i;
        }
        for (int i = 0; i < f.arrays(); i++) {
            inArray[f.array(i)] = true;
        }
        for (int i = 0; i < f.results(); i++) {
            inArray[f.result(i)] = true;
        }
        Stage[] last = new Stage[registers]; // to read a register
        for (Stage stage : f.stages()) {
            for (int r : stage.reads()) {
                last[r] = stage;
            }
        }
        for (int i = 0; i < f.results(); i++) {
            int result = f.result(i);
            for (int r = 0; !f.isNarrow(result) && r < registers; r++) {
                if (!inArray[r] && !f.isNarrow(r) && last[r] != null && last[r].to() == result) {
                    places[r] = result;
                    break;
                }
            }
        }
        return places;
    }

    static RowPlan of(RowFormula f) {
        if (f.compiled(CpuDevice.KIND) instanceof RowPlan p) {
            return p;
        }
        RowPlan p = new RowPlan(f);
        f.compiled(CpuDevice.KIND, p);
        return p;
    }
}
