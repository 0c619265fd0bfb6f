package catenary.device.cpu;

import catenary.expr.Expr;
import catenary.expr.Fold;
import java.util.List;

/// The kernels of a fold, which keeps them from call to call.
final class FoldCode {

    final Kernels map;
    final Kernels finish; // null where there is nothing to finish
    final boolean mapsToItself;
    final boolean combinesRows;
    final int plainArray;

    private FoldCode(Fold fold) {
        map = new Kernels(List.of(fold.map()), fold.arrays());
        finish = fold.finish() instanceof Expr.Arg ? null : new Kernels(List.of(fold.finish()), 1);
        mapsToItself = fold.map() instanceof Expr.Arg;
        combinesRows = mapsToItself && finish == null && fold.arrays() == 1
                && fold.combine() != Fold.Combine.ARGMAX && fold.combine() != Fold.Combine.ARGMIN;
        plainArray = fold.map() instanceof Expr.Arg(int i) ? i : 0;
    }

    static FoldCode of(Fold fold) {
        if (fold.compiled(CpuDevice.KIND) instanceof FoldCode f) {
            return f;
        }
        FoldCode f = new FoldCode(fold);
        fold.compiled(CpuDevice.KIND, f);
        return f;
    }
}
