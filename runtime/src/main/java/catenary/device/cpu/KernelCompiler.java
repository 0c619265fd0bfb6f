package catenary.device.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import catenary.array.NDArray;
import catenary.device.cpu.Program.Step;
import catenary.expr.Expr;
import catenary.expr.Fold;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.function.Supplier;

/// Renders a [Program] as a class file: a loop over vectors where the Vector API is present and the run is long enough,
/// a plain loop otherwise, with the same bits.
///
/// The class has four methods. `flat` and `block` are [Kernel]'s; they unpack their operands and call `run`, which
/// chooses between `vector` and `scalar`. All operands of these are passed one by one, so that the processor's
/// compiler sees arrays of known type.
final class KernelCompiler {

    /// The largest method HotSpot's compilers accept.
    private static final int HUGE = 8000;

    private static final ClassDesc KERNEL = Kernel.class.describeConstable().orElseThrow();
    private static final ClassDesc FOLD = LaneFold.class.describeConstable().orElseThrow();
    private static final ClassDesc ARRAY = NDArray.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc RUN_FOLD = MethodTypeDesc.of(
            CD_void, CD_Object.arrayType(), CD_int.arrayType(), CD_int.arrayType(), CD_double.arrayType(), CD_int,
            CD_int,
            CD_Object, CD_int);
    private static final ClassDesc NAME = ClassDesc.of("catenary.device.cpu.Generated");

    private final Program program;
    private final Emitter scalar;
    private final VectorEmitter vector; // null without the Vector API
    private final ClassDesc element;
    private final ClassDesc elements;
    private final int outs;
    private final int ins;
    private final long scalars;
    private final MethodTypeDesc runType;

    private KernelCompiler(Program program, Compute compute, long scalars, boolean vectors, int outs) {
        this.program = program;
        this.scalars = scalars;
        boolean single = compute == Compute.FLOAT;
        element = single ? ConstantDescs.CD_float : CD_double;
        elements = element.arrayType();
        scalar = new ScalarEmitter(single);
        vector = vectors ? new VectorEmitter(single) : null;
        this.outs = outs;
        ins = program.arrays;
        ClassDesc[] types = new ClassDesc[2 * (outs + ins) + 3];
        for (int i = 0; i < outs + ins; i++) {
            types[2 * i] = elements;
            types[2 * i + 1] = CD_int;
        }
        types[types.length - 3] = CD_double.arrayType();
        types[types.length - 2] = CD_int; // from
        types[types.length - 1] = CD_int; // to
        runType = MethodTypeDesc.of(CD_void, types);
    }

    /// Code for `program` where the inputs flagged in `scalars` are single numbers, or null if it would be too large.
    static Kernel compile(Program program, Compute compute, long scalars, boolean vectors) {
        if (2 * (program.outputs.length + program.arrays) + 3 > 200) {
            return null;
        }
        return (Kernel) define(new KernelCompiler(program, compute, scalars, vectors, program.outputs.length)::build);
    }

    /// Code that combines the values of `program` in `lanes`, or null if it would be too large. Needs the Vector API.
    static LaneFold compile(Program program, Compute compute, long scalars, Fold.Combine combine, int lanes) {
        if (2 * program.arrays + 3 > 200) {
            return null;
        }
        var compiler = new KernelCompiler(program, compute, scalars, true, 0);
        return (LaneFold) define(() -> compiler.buildFold(op(combine), lanes));
    }

    private static Object define(Supplier<byte[]> code) {
        byte[] bytes;
        try {
            bytes = code.get();
        } catch (IllegalArgumentException tooLargeForAClassFile) {
            return null;
        }
        for (var method : ClassFile.of().parse(bytes).methods()) {
            var body = method.code();
            if (body.isPresent()
                    && ((java.lang.classfile.attribute.CodeAttribute) body.get()).codeLength() >= HUGE) {
                return null;
            }
        }
        try {
            var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
        } catch (Throwable t) {
            throw new AssertionError("the class made for a kernel is wrong", t);
        }
    }

    private byte[] build() {
        return ClassFile.of().build(NAME, c -> {
            begin(c, KERNEL);
            flat(c);
            block(c);
            run(c);
            loop(c, scalar);
            if (vector != null) {
                loop(c, vector);
            }
        });
    }

    private static void begin(ClassBuilder c, ClassDesc superclass) {
        c.withSuperclass(superclass).withFlags(AccessFlag.FINAL);
        c.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, b -> b.aload(0)
                .invokespecial(superclass, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
    }

    private void flat(ClassBuilder c) {
        ClassDesc arrays = ARRAY.arrayType();
        var type = MethodTypeDesc.of(CD_void, arrays, arrays, CD_double.arrayType(), CD_long, CD_int, CD_int);
        c.withMethodBody("flat", type, 0, b -> {
            for (int k = 0; k < outs + ins; k++) {
                int at = k;
                Runnable array = () -> b.aload(at < outs ? 1 : 2)
                        .loadConstant(at < outs ? at : at - outs)
                        .aaload();
                array.run();
                b.invokevirtual(ARRAY, "storage", MethodTypeDesc.of(CD_Object)).checkcast(elements);
                array.run();
                b.invokevirtual(ARRAY, "offset", MethodTypeDesc.of(CD_int));
                if (!isScalar(k)) {
                    b.iload(6).iadd();
                }
            }
            b.aload(3).iconst_0().iload(7).iload(6).isub();
            b.invokestatic(NAME, "run", runType).return_();
        });
    }

    private void block(ClassBuilder c) {
        var type = MethodTypeDesc.of(
                CD_void, CD_Object.arrayType(), CD_int.arrayType(), CD_double.arrayType(), CD_long, CD_int);
        c.withMethodBody("block", type, 0, b -> {
            for (int k = 0; k < outs + ins; k++) {
                b.aload(1).loadConstant(k).aaload().checkcast(elements);
                b.aload(2).loadConstant(k).iaload();
            }
            b.aload(3).iconst_0().iload(6);
            b.invokestatic(NAME, "run", runType).return_();
        });
    }

    private void run(ClassBuilder c) {
        c.withMethodBody("run", runType, ClassFile.ACC_STATIC, b -> {
            int to = 2 * (outs + ins) + 2;
            if (vector != null) {
                Label small = b.newLabel();
                b.iload(to).loadConstant(vector.lanes()).if_icmplt(small);
                operands(b);
                b.iconst_0().iload(to).invokestatic(NAME, vector.name(), runType);
                operands(b);
                b.iload(to).loadConstant(-vector.lanes()).iand().iload(to);
                b.invokestatic(NAME, scalar.name(), runType).return_();
                b.labelBinding(small);
            }
            operands(b);
            b.iconst_0().iload(to).invokestatic(NAME, scalar.name(), runType).return_();
        });
    }

    private void operands(CodeBuilder b) {
        for (int k = 0; k < outs + ins; k++) {
            b.aload(2 * k).iload(2 * k + 1);
        }
        b.aload(2 * (outs + ins));
    }

    private boolean isScalar(int operand) {
        return operand >= outs && (scalars >> operand - outs & 1) != 0;
    }

    /// Evaluates the elements from `from` on in steps of the emitter's lanes, as far as whole steps go.
    private void loop(ClassBuilder c, Emitter e) {
        c.withMethodBody(e.name(), runType, ClassFile.ACC_STATIC, b -> {
            int params = 2 * (outs + ins);
            int from = params + 1;
            int to = params + 2;
            int[] local = locals(e, to + 1);
            constants(b, e, local, params);
            if (e.lanes() > 1) {
                b.iload(to).loadConstant(-e.lanes()).iand().istore(to);
            }
            Label top = b.newLabel();
            Label end = b.newLabel();
            b.labelBinding(top);
            b.iload(from).iload(to).if_icmpge(end);
            for (int s = 0; s < local.length; s++) {
                step(b, e, program.steps[s], s, local, from);
            }
            for (int k = 0; k < outs; k++) {
                int s = program.outputs[k];
                e.beginStore(b, k, 2 * k, 2 * k + 1, from);
                number(b, e, s, local);
                e.endStore(b, 2 * k, 2 * k + 1, from);
            }
            b.iinc(from, e.lanes()).goto_(top);
            b.labelBinding(end);
            b.return_();
        });
    }

    /// The local variable of each step's value, from slot `next` on; those after them are left to the emitter.
    private int[] locals(Emitter e, int next) {
        int[] local = new int[program.steps.length];
        for (int s = 0; s < local.length; s++) {
            local[s] = next;
            next += e.slots();
        }
        e.scratch = next;
        return local;
    }

    /// Computes what is the same for all elements.
    private void constants(CodeBuilder b, Emitter e, int[] local, int params) {
        for (int s = 0; s < local.length; s++) {
            switch (program.steps[s]) {
                case Step.Load(int array) when isScalar(outs + array) -> {
                    b.aload(2 * (outs + array)).iload(2 * (outs + array) + 1);
                    scalar.load(b);
                    e.spread(b);
                    e.storeLocal(b, local[s]);
                }
                case Step.Param(int index) -> {
                    b.aload(params).loadConstant(index).daload();
                    e.narrow(b);
                    e.spread(b);
                    e.storeLocal(b, local[s]);
                }
                case Step.Const(double value) -> {
                    e.constant(b, value);
                    e.spread(b);
                    e.storeLocal(b, local[s]);
                }
                default -> {}
            }
        }
    }

    private byte[] buildFold(Expr.Op op, int lanes) {
        ClassDesc[] types = new ClassDesc[2 * ins + 2];
        for (int i = 0; i < ins; i++) {
            types[2 * i] = elements;
            types[2 * i + 1] = CD_int;
        }
        types[2 * ins] = CD_double.arrayType();
        types[2 * ins + 1] = CD_int;
        var combined = MethodTypeDesc.of(element, types);
        return ClassFile.of().build(NAME, c -> {
            begin(c, FOLD);
            c.withMethodBody("run", RUN_FOLD, 0, b -> runs(b, combined));
            c.withMethodBody("combined", combined, ClassFile.ACC_STATIC, b -> combined(b, op, lanes));
        });
    }

    /// Combines run after run.
    private void runs(CodeBuilder b, MethodTypeDesc combined) {
        int steps = 3;
        int rows = 6;
        int to = 7;
        int first = 8;
        int next = 9;
        for (int k = 0; k < ins; k++) {
            b.aload(1).loadConstant(1 + k).aaload().checkcast(elements).astore(next + 2 * k);
            b.aload(2).loadConstant(1 + k).iaload().istore(next + 2 * k + 1);
        }
        int out = next + 2 * ins;
        b.aload(to).checkcast(elements).astore(out);
        Label top = b.newLabel();
        Label end = b.newLabel();
        b.labelBinding(top).iload(rows).ifle(end).aload(out).iload(first);
        for (int k = 0; k < ins; k++) {
            b.aload(next + 2 * k).iload(next + 2 * k + 1);
        }
        b.aload(4).iload(5).invokestatic(NAME, "combined", combined);
        scalar.endStore(b, out, first, rows);
        for (int k = 0; k < ins; k++) {
            b.iload(next + 2 * k + 1).aload(steps).loadConstant(1 + k).iaload().iadd().istore(next + 2 * k + 1);
        }
        b.iinc(first, 1).iinc(rows, -1).goto_(top).labelBinding(end).return_();
    }

    private static Expr.Op op(Fold.Combine combine) {
        return switch (combine) {
            case SUM -> Expr.Op.ADD;
            case PROD -> Expr.Op.MUL;
            case MAX -> Expr.Op.MAX;
            case MIN -> Expr.Op.MIN;
            case ARGMAX, ARGMIN -> throw new AssertionError(combine);
        };
    }

    /// Combines in lanes, as many vectors as they take; then the lanes in halves; then what is left.
    private void combined(CodeBuilder b, Expr.Op op, int lanes) {
        int params = 2 * ins;
        int n = params + 1;
        int from = params + 2;
        int to = params + 3;
        int accumulator = params + 4;
        int width = vector.lanes();
        int vectors = lanes / width;
        int[] local = locals(vector, accumulator + vectors);
        constants(b, vector, local, params);
        b.iconst_0().istore(from).iload(n).loadConstant(-lanes).iand().istore(to);
        for (int v = 0; v < vectors; v++) {
            value(b, vector, local, from);
            b.astore(accumulator + v).iinc(from, width);
        }
        Label top = b.newLabel();
        Label end = b.newLabel();
        b.labelBinding(top).iload(from).iload(to).if_icmpge(end);
        for (int v = 0; v < vectors; v++) {
            combine(b, op, local, accumulator + v, from);
        }
        b.goto_(top).labelBinding(end);
        b.iload(n).loadConstant(-Combiner.FEW).iand().istore(to);
        Label whole = b.newLabel();
        for (int v = 0; v + 1 < vectors; v++) {
            b.iload(from).iload(to).if_icmpge(whole);
            combine(b, op, local, accumulator + v, from);
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
        tail(b, op, params);
        if (element == CD_double) {
            b.dreturn();
        } else {
            b.freturn();
        }
    }

    /// Combines the vector at the position in slot `from` into an accumulator, and moves on.
    private void combine(CodeBuilder b, Expr.Op op, int[] local, int accumulator, int from) {
        value(b, vector, local, from);
        b.astore(vector.scratch).aload(accumulator).aload(vector.scratch);
        vector.infix(b, op);
        b.astore(accumulator).iinc(from, vector.lanes());
    }

    /// Combines the number on the stack with the values from the position in slot `from` on, one by one.
    private void tail(CodeBuilder b, Expr.Op op, int params) {
        int n = params + 1;
        int from = params + 2;
        int result = vector.scratch + 1;
        int[] local = locals(scalar, result + scalar.slots());
        scalar.storeLocal(b, result);
        constants(b, scalar, local, params);
        Label top = b.newLabel();
        Label end = b.newLabel();
        b.labelBinding(top).iload(from).iload(n).if_icmpge(end);
        for (int s = 0; s < local.length; s++) {
            step(b, scalar, program.steps[s], s, local, from);
        }
        scalar.loadLocal(b, result);
        number(b, scalar, program.outputs[0], local);
        scalar.infix(b, op);
        scalar.storeLocal(b, result);
        b.iinc(from, 1).goto_(top).labelBinding(end);
        scalar.loadLocal(b, result);
    }

    /// Leaves the value of the program at the position in slot `from` on the stack.
    private void value(CodeBuilder b, Emitter e, int[] local, int from) {
        for (int s = 0; s < local.length; s++) {
            step(b, e, program.steps[s], s, local, from);
        }
        number(b, e, program.outputs[0], local);
    }

    private void step(CodeBuilder b, Emitter e, Step step, int s, int[] local, int from) {
        switch (step) {
            case Step.Load(int array) -> {
                if (isScalar(outs + array)) {
                    return;
                }
                int slot = 2 * (outs + array);
                e.loadElement(b, slot, slot + 1, from);
                e.storeLocal(b, local[s]);
            }
            case Step.Param _ -> {}
            case Step.Const _ -> {}
            case Step.Call(var fn, int a) -> {
                if (fn == Expr.Fn.NOT) {
                    truth(b, e, a, local);
                    e.not(b);
                    e.storeMask(b, local[s]);
                } else {
                    number(b, e, a, local);
                    e.call(b, fn);
                    e.storeLocal(b, local[s]);
                }
            }
            case Step.Infix(var op, int x, int y) -> {
                switch (op) {
                    case AND, OR -> {
                        truth(b, e, x, local);
                        truth(b, e, y, local);
                        e.logic(b, op);
                    }
                    case EQ, NE, LT, LE, GT, GE -> {
                        number(b, e, x, local);
                        e.beforeCompare(b, op);
                        number(b, e, y, local);
                        e.compare(b, op);
                    }
                    default -> {
                        number(b, e, x, local);
                        number(b, e, y, local);
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
                e.select(b, () -> truth(b, e, c, local), () -> number(b, e, yes, local), () -> number(b, e, no, local));
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

    private void number(CodeBuilder b, Emitter e, int s, int[] local) {
        if (isTruth(s)) {
            e.loadMask(b, local[s]);
            e.toNumber(b);
        } else {
            e.loadLocal(b, local[s]);
        }
    }

    private void truth(CodeBuilder b, Emitter e, int s, int[] local) {
        if (isTruth(s)) {
            e.loadMask(b, local[s]);
        } else {
            e.loadLocal(b, local[s]);
            e.toMask(b);
        }
    }
}
