package catenary.device.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import catenary.expr.Expr;
import catenary.expr.Fold;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Renders a [Program] and the combination of its values as a class file. Needs the Vector API.
///
/// The class has two methods: `run` is [LaneFold]'s and goes from run to run, `combined` returns the result of one.
final class FoldCompiler {

    private static final MethodTypeDesc RUN = MethodTypeDesc.of(
            CD_void, CD_Object.arrayType(), CD_int.arrayType(), CD_int.arrayType(), CD_double.arrayType(), CD_int,
            CD_int,
            CD_Object, CD_int);

    private final Program program;
    private final long scalars;
    private final Expr.Op op;
    private final int lanes;
    private final int ins;
    private final ScalarEmitter scalar;
    private final VectorEmitter vector;
    private final MethodTypeDesc combinedType;

    private FoldCompiler(Program program, Compute compute, long scalars, Fold.Combine combine, int lanes) {
        this.program = program;
        this.scalars = scalars;
        this.lanes = lanes;
        op = switch (combine) {
            case SUM -> Expr.Op.ADD;
            case PROD -> Expr.Op.MUL;
            case MAX -> Expr.Op.MAX;
            case MIN -> Expr.Op.MIN;
            case ARGMAX, ARGMIN -> throw new AssertionError(combine);
        };
        ins = program.arrays;
        scalar = new ScalarEmitter(compute == Compute.FLOAT);
        vector = new VectorEmitter(compute == Compute.FLOAT);
        ClassDesc[] types = new ClassDesc[2 * ins + 2];
        for (int k = 0; k < ins; k++) {
            types[2 * k] = scalar.elements;
            types[2 * k + 1] = CD_int;
        }
        types[2 * ins] = CD_double.arrayType();
        types[2 * ins + 1] = CD_int; // n
        combinedType = MethodTypeDesc.of(scalar.element, types);
    }

    /// Code that combines the values of `program` in `lanes`, where the inputs flagged in `scalars` are single numbers, or
    /// null if it would be too large.
    static LaneFold compile(Program program, Compute compute, long scalars, Fold.Combine combine, int lanes) {
        return GeneratedClass.canTake(program.arrays)
                ? GeneratedClass.of(LaneFold.class,
                        new FoldCompiler(program, compute, scalars, combine, lanes)::methods)
                : null;
    }

    private void methods(ClassBuilder c) {
        c.withMethodBody("run", RUN, 0, this::run);
        c.withMethodBody("combined", combinedType, ClassFile.ACC_STATIC, this::combined);
    }

    private void run(CodeBuilder b) {
        int steps = 3;
        int rows = 6;
        int to = 7;
        int first = 8;
        int next = 9;
        for (int k = 0; k < ins; k++) {
            b.aload(1).loadConstant(1 + k).aaload().checkcast(scalar.elements).astore(next + 2 * k);
            b.aload(2).loadConstant(1 + k).iaload().istore(next + 2 * k + 1);
        }
        int out = next + 2 * ins;
        b.aload(to).checkcast(scalar.elements).astore(out);
        Label top = b.newLabel();
        Label end = b.newLabel();
        b.labelBinding(top).iload(rows).ifle(end).aload(out).iload(first);
        for (int k = 0; k < ins; k++) {
            b.aload(next + 2 * k).iload(next + 2 * k + 1);
        }
        b.aload(4).iload(5).invokestatic(GeneratedClass.NAME, "combined", combinedType);
        scalar.endStore(b, out, first, rows);
        for (int k = 0; k < ins; k++) {
            b.iload(next + 2 * k + 1).aload(steps).loadConstant(1 + k).iaload().iadd().istore(next + 2 * k + 1);
        }
        b.iinc(first, 1).iinc(rows, -1).goto_(top).labelBinding(end).return_();
    }

    /// Combines in lanes, as many vectors as they take; then the lanes in halves; then what is left.
    private void combined(CodeBuilder b) {
        int n = 2 * ins + 1;
        int from = n + 1;
        int to = n + 2;
        int accumulator = n + 3;
        int width = vector.lanes();
        int vectors = lanes / width;
        var code = new ProgramCode(program, vector, scalars, 0, accumulator + vectors);
        code.constants(b);
        b.iconst_0().istore(from).iload(n).loadConstant(-lanes).iand().istore(to);
        for (int v = 0; v < vectors; v++) {
            code.steps(b, from);
            code.output(b, 0);
            b.astore(accumulator + v).iinc(from, width);
        }
        Label top = b.newLabel();
        Label end = b.newLabel();
        b.labelBinding(top).iload(from).iload(to).if_icmpge(end);
        for (int v = 0; v < vectors; v++) {
            combine(b, code, accumulator + v, from);
        }
        b.goto_(top).labelBinding(end);
        b.iload(n).loadConstant(-Combiner.FEW).iand().istore(to);
        Label whole = b.newLabel();
        for (int v = 0; v + 1 < vectors; v++) {
            b.iload(from).iload(to).if_icmpge(whole);
            combine(b, code, accumulator + v, from);
        }
        b.labelBinding(whole);
        for (int half = vectors / 2; half > 0; half /= 2) {
            for (int v = 0; v < half; v++) {
                b.aload(accumulator + v).aload(accumulator + v + half);
                vector.infix(b, op);
                b.astore(accumulator + v);
            }
        }
        for (int half = width / 2; half > 0; half /= 2) {
            b.aload(accumulator).aload(accumulator);
            vector.slide(b, half);
            vector.infix(b, op);
            b.astore(accumulator);
        }
        b.aload(accumulator);
        vector.first(b);
        tail(b, n, from);
        if (scalar.single) {
            b.freturn();
        } else {
            b.dreturn();
        }
    }

    /// Combines the vector at the position in slot `from` into an accumulator, and moves on.
    private void combine(CodeBuilder b, ProgramCode code, int accumulator, int from) {
        code.steps(b, from);
        code.output(b, 0);
        b.astore(vector.scratch).aload(accumulator).aload(vector.scratch);
        vector.infix(b, op);
        b.astore(accumulator).iinc(from, vector.lanes());
    }

    /// Combines the number on the stack with the values from the position in slot `from` to that in slot `n`, one by one.
    private void tail(CodeBuilder b, int n, int from) {
        int result = vector.scratch + 1;
        var code = new ProgramCode(program, scalar, scalars, 0, result + scalar.slots());
        scalar.storeLocal(b, result);
        code.constants(b);
        Label top = b.newLabel();
        Label end = b.newLabel();
        b.labelBinding(top).iload(from).iload(n).if_icmpge(end);
        code.steps(b, from);
        scalar.loadLocal(b, result);
        code.output(b, 0);
        scalar.infix(b, op);
        scalar.storeLocal(b, result);
        b.iinc(from, 1).goto_(top).labelBinding(end);
        scalar.loadLocal(b, result);
    }
}
