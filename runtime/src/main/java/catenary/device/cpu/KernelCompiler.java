package catenary.device.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import catenary.array.NDArray;
import catenary.device.cpu.Program.Step;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;

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
    private static final ClassDesc ARRAY = NDArray.class.describeConstable().orElseThrow();
    private static final ClassDesc NAME = ClassDesc.of("catenary.device.cpu.Generated");

    private final Program program;
    private final Emitter scalar;
    private final Emitter vector; // null without the Vector API
    private final ClassDesc element;
    private final ClassDesc elements;
    private final int outs;
    private final int ins;
    private final long scalars;
    private final MethodTypeDesc runType;

    private KernelCompiler(Program program, Compute compute, long scalars, boolean vectors) {
        this.program = program;
        this.scalars = scalars;
        boolean single = compute == Compute.FLOAT;
        element = single ? ConstantDescs.CD_float : CD_double;
        elements = element.arrayType();
        scalar = new ScalarEmitter(single);
        vector = vectors ? new VectorEmitter(single) : null;
        outs = program.outputs.length;
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
        byte[] bytes = new KernelCompiler(program, compute, scalars, vectors).build();
        for (var method : ClassFile.of().parse(bytes).methods()) {
            var code = method.code();
            if (code.isPresent()
                    && ((java.lang.classfile.attribute.CodeAttribute) code.get()).codeLength() >= HUGE) {
                return null;
            }
        }
        try {
            var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (Kernel) lookup.findConstructor(
                    lookup.lookupClass(), java.lang.invoke.MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable t) {
            throw new AssertionError("the class made for a kernel is wrong", t);
        }
    }

    private byte[] build() {
        return ClassFile.of().build(NAME, c -> {
            c.withSuperclass(KERNEL).withFlags(AccessFlag.FINAL);
            c.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    ConstantDescs.MTD_void,
                    0,
                    b -> b.aload(0)
                            .invokespecial(KERNEL, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .return_());
            flat(c);
            block(c);
            run(c);
            loop(c, scalar);
            if (vector != null) {
                loop(c, vector);
            }
        });
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
            int[] local = new int[program.steps.length];
            int next = to + 1;
            for (int s = 0; s < local.length; s++) {
                local[s] = next;
                next += e.slots();
            }
            e.scratch = next;
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
                if (fn == catenary.expr.Expr.Fn.NOT) {
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
            case Step.Call(var fn, _) -> fn == catenary.expr.Expr.Fn.NOT;
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
