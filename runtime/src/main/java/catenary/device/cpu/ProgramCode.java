package catenary.device.cpu;

import catenary.device.cpu.Program.Step;
import catenary.expr.Expr;
import java.lang.classfile.CodeBuilder;

/// The steps of a [Program] in a method that has an array and an offset in two slots for each operand, results first, and
/// then the parameters. The value of each step has a local variable.
final class ProgramCode {

    private final Program program;
    private final Emitter e;
    private final long scalars;
    private final int results;
    private final int[] local;

    /// Takes local variables from slot `next` on; those after them are left to the emitter.
    ///
    /// @param scalars the inputs that are single numbers, one bit each
    /// @param results operands that come before the inputs
    ProgramCode(Program program, Emitter emitter, long scalars, int results, int next) {
        this.program = program;
        this.e = emitter;
        this.scalars = scalars;
        this.results = results;
        local = new int[program.steps.length];
        for (int s = 0; s < local.length; s++) {
            local[s] = next;
            next += e.slots();
        }
        e.scratch = next;
    }

    /// Computes what is the same for all elements.
    void constants(CodeBuilder b) {
        for (int s = 0; s < local.length; s++) {
            switch (program.steps[s]) {
                case Step.Load(int array) when isScalar(array) -> {
                    b.aload(slot(array)).iload(slot(array) + 1);
                    e.load(b);
                    spread(b, s);
                }
                case Step.Param(int index) -> {
                    b.aload(slot(program.arrays)).loadConstant(index).daload();
                    e.narrow(b);
                    spread(b, s);
                }
                case Step.Const(double value) -> {
                    e.constant(b, value);
                    spread(b, s);
                }
                default -> {}
            }
        }
    }

    private void spread(CodeBuilder b, int s) {
        e.spread(b);
        e.storeLocal(b, local[s]);
    }

    /// Computes what depends on the position, which is in slot `from`.
    void steps(CodeBuilder b, int from) {
        for (int s = 0; s < local.length; s++) {
            step(b, s, from);
        }
    }

    /// Leaves the value of output `k` on the stack.
    void output(CodeBuilder b, int k) {
        number(b, program.outputs[k]);
    }

    private boolean isScalar(int array) {
        return (scalars >> array & 1) != 0;
    }

    private int slot(int array) {
        return 2 * (results + array);
    }

    private void step(CodeBuilder b, int s, int from) {
        switch (program.steps[s]) {
            case Step.Load(int array) -> {
                if (isScalar(array)) {
                    return;
                }
                e.loadElement(b, slot(array), slot(array) + 1, from);
                e.storeLocal(b, local[s]);
            }
            case Step.Param _ -> {}
            case Step.Const _ -> {}
            case Step.Call(var fn, int a) -> {
                if (fn == Expr.Fn.NOT) {
                    truth(b, a);
                    e.not(b);
                    e.storeMask(b, local[s]);
                } else {
                    number(b, a);
                    e.call(b, fn);
                    e.storeLocal(b, local[s]);
                }
            }
            case Step.Infix(var op, int x, int y) -> {
                switch (op) {
                    case AND, OR -> {
                        truth(b, x);
                        truth(b, y);
                        e.logic(b, op);
                    }
                    case EQ, NE, LT, LE, GT, GE -> {
                        number(b, x);
                        e.beforeCompare(b, op);
                        number(b, y);
                        e.compare(b, op);
                    }
                    default -> {
                        number(b, x);
                        number(b, y);
                        e.infix(b, op);
                    }
                }
                if (op.isMask()) {
                    e.storeMask(b, local[s]);
                } else {
                    e.storeLocal(b, local[s]);
                }
            }
            case Step.Where(int c, int yes, int no) -> {
                e.select(b, () -> truth(b, c), () -> number(b, yes), () -> number(b, no));
                e.storeLocal(b, local[s]);
            }
        }
    }

    private boolean isTruth(int s) {
        return switch (program.steps[s]) {
            case Step.Infix(var op, _, _) -> op.isMask();
            case Step.Call(var fn, _) -> fn == Expr.Fn.NOT;
            default -> false;
        };
    }

    private void number(CodeBuilder b, int s) {
        if (isTruth(s)) {
            e.loadMask(b, local[s]);
            e.toNumber(b);
        } else {
            e.loadLocal(b, local[s]);
        }
    }

    private void truth(CodeBuilder b, int s) {
        if (isTruth(s)) {
            e.loadMask(b, local[s]);
        } else {
            e.loadLocal(b, local[s]);
            e.toMask(b);
        }
    }
}
