package catenary.device.cpu;

import static java.lang.constant.ConstantDescs.CD_double;

import catenary.expr.Expr;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/// Values are single numbers, truth values are `int`s of 0 or 1.
final class ScalarEmitter extends Emitter {

    private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
    private final ClassDesc own;

    ScalarEmitter(boolean single) {
        super(single);
        own = (single ? FloatMath.class : DoubleMath.class).describeConstable().orElseThrow();
    }

    @Override String name() {
        return "scalar";
    }

    @Override int lanes() {
        return 1;
    }

    @Override int slots() {
        return single ? 1 : 2;
    }

    @Override void spread(CodeBuilder b) {}

    @Override void storeLocal(CodeBuilder b, int slot) {
        if (single) {
            b.fstore(slot);
        } else {
            b.dstore(slot);
        }
    }

    @Override void loadLocal(CodeBuilder b, int slot) {
        if (single) {
            b.fload(slot);
        } else {
            b.dload(slot);
        }
    }

    @Override void storeMask(CodeBuilder b, int slot) {
        b.istore(slot);
    }

    @Override void loadMask(CodeBuilder b, int slot) {
        b.iload(slot);
    }

    @Override void loadElement(CodeBuilder b, int array, int offset, int position) {
        b.aload(array).iload(offset).iload(position).iadd();
        load(b);
    }

    @Override void beginStore(CodeBuilder b, int output, int array, int offset, int position) {
        b.aload(array).iload(offset).iload(position).iadd();
    }

    @Override void endStore(CodeBuilder b, int array, int offset, int position) {
        if (single) {
            b.fastore();
        } else {
            b.dastore();
        }
    }

    @Override void call(CodeBuilder b, Expr.Fn fn) {
        switch (fn) {
            case NEG -> {
                if (single) {
                    b.fneg();
                } else {
                    b.dneg();
                }
            }
            case ABS -> b.invokestatic(MATH, "abs", MethodTypeDesc.of(element, element));
            case SIGN -> b.invokestatic(MATH, "signum", MethodTypeDesc.of(element, element));
            case FLOOR, CEIL, SQRT -> {
                if (single) {
                    b.f2d();
                }
                b.invokestatic(MATH, fn.name().toLowerCase(Locale.ROOT), MethodTypeDesc.of(CD_double, CD_double));
                narrow(b);
            }
            default -> b.invokestatic(own, fn.name().toLowerCase(Locale.ROOT), MethodTypeDesc.of(element, element));
        }
    }

    @Override void infix(CodeBuilder b, Expr.Op op) {
        switch (op) {
            case ADD -> b.with(arithmetic(Opcode.FADD, Opcode.DADD));
            case SUB -> b.with(arithmetic(Opcode.FSUB, Opcode.DSUB));
            case MUL -> b.with(arithmetic(Opcode.FMUL, Opcode.DMUL));
            case DIV -> b.with(arithmetic(Opcode.FDIV, Opcode.DDIV));
            case FMOD -> b.with(arithmetic(Opcode.FREM, Opcode.DREM));
            case MAX -> b.invokestatic(MATH, "max", MethodTypeDesc.of(element, element, element));
            case MIN -> b.invokestatic(MATH, "min", MethodTypeDesc.of(element, element, element));
            default ->
                    b.invokestatic(
                            own, op.name().toLowerCase(Locale.ROOT), MethodTypeDesc.of(element, element, element));
        }
    }

    private java.lang.classfile.CodeElement arithmetic(Opcode onFloat, Opcode onDouble) {
        return java.lang.classfile.instruction.OperatorInstruction.of(single ? onFloat : onDouble);
    }

    @Override void beforeCompare(CodeBuilder b, Expr.Op op) {}

    @Override void compare(CodeBuilder b, Expr.Op op) {
        // NaN must fail every comparison but NE: below, it compares as the outcome that does.
        boolean less = op == Expr.Op.LT || op == Expr.Op.LE;
        if (single) {
            if (less) {
                b.fcmpg();
            } else {
                b.fcmpl();
            }
        } else if (less) {
            b.dcmpg();
        } else {
            b.dcmpl();
        }
        choose(
                b,
                switch (op) {
                    case EQ -> Opcode.IFEQ;
                    case NE -> Opcode.IFNE;
                    case LT -> Opcode.IFLT;
                    case LE -> Opcode.IFLE;
                    case GT -> Opcode.IFGT;
                    default -> Opcode.IFGE;
                });
    }

    /// 1 if the branch on the `int` on the stack is taken, else 0.
    private static void choose(CodeBuilder b, Opcode branch) {
        Label yes = b.newLabel();
        Label end = b.newLabel();
        b.branch(branch, yes).iconst_0().goto_(end);
        b.labelBinding(yes).iconst_1().labelBinding(end);
    }

    @Override void logic(CodeBuilder b, Expr.Op op) {
        if (op == Expr.Op.AND) {
            b.iand();
        } else {
            b.ior();
        }
    }

    @Override void not(CodeBuilder b) {
        b.iconst_1().ixor();
    }

    @Override void select(CodeBuilder b, Runnable condition, Runnable yes, Runnable no) {
        Label otherwise = b.newLabel();
        Label end = b.newLabel();
        condition.run();
        b.ifeq(otherwise);
        yes.run();
        b.goto_(end);
        b.labelBinding(otherwise);
        no.run();
        b.labelBinding(end);
    }

    @Override void toNumber(CodeBuilder b) {
        if (single) {
            b.i2f();
        } else {
            b.i2d();
        }
    }

    @Override void toMask(CodeBuilder b) {
        constant(b, 0);
        compare(b, Expr.Op.NE);
    }
}
