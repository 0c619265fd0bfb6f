package catenary.device.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import catenary.array.NDArray;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Renders a [Program] as a class file: a loop over vectors where the Vector API is present and the run is long enough,
/// a plain loop otherwise, with the same bits.
///
/// The class has four methods. `flat` and `block` are [Kernel]'s; they unpack their operands and call `run`, which
/// chooses between `vector` and `scalar`. All operands of these are passed one by one, so that the processor's
/// compiler sees arrays of known type.
final class KernelCompiler {

    private static final ClassDesc ARRAY = NDArray.class.describeConstable().orElseThrow();

    private final Program program;
    private final Emitter scalar;
    private final Emitter vector; // null without the Vector API
    private final int outs;
    private final int operands;
    private final long scalars;
    private final MethodTypeDesc runType;

    private KernelCompiler(Program program, Compute compute, long scalars, boolean vectors) {
        this.program = program;
        this.scalars = scalars;
        boolean single = compute == Compute.FLOAT;
        scalar = new ScalarEmitter(single);
        vector = vectors ? new VectorEmitter(single) : null;
        outs = program.outputs.length;
        operands = outs + program.arrays;
        ClassDesc[] types = new ClassDesc[2 * operands + 3];
        for (int k = 0; k < operands; k++) {
            types[2 * k] = scalar.elements;
            types[2 * k + 1] = CD_int;
        }
        types[2 * operands] = CD_double.arrayType();
        types[2 * operands + 1] = CD_int; // from
        types[2 * operands + 2] = CD_int; // to
        runType = MethodTypeDesc.of(CD_void, types);
    }

    /// Code for `program` where the inputs flagged in `scalars` are single numbers, or null if it would be too large.
    static Kernel compile(Program program, Compute compute, long scalars, boolean vectors) {
        return GeneratedClass.canTake(program.outputs.length + program.arrays)
                ? GeneratedClass.of(Kernel.class, new KernelCompiler(program, compute, scalars, vectors)::methods)
                : null;
    }

    private void methods(ClassBuilder c) {
        flat(c);
        block(c);
        run(c);
        loop(c, scalar);
        if (vector != null) {
            loop(c, vector);
        }
    }

    private void flat(ClassBuilder c) {
        ClassDesc arrays = ARRAY.arrayType();
        var type = MethodTypeDesc.of(CD_void, arrays, arrays, CD_double.arrayType(), CD_long, CD_int, CD_int);
        c.withMethodBody("flat", type, 0, b -> {
            for (int k = 0; k < operands; k++) {
                int at = k;
                Runnable array = () -> b.aload(at < outs ? 1 : 2)
                        .loadConstant(at < outs ? at : at - outs)
                        .aaload();
                array.run();
                b.invokevirtual(ARRAY, "storage", MethodTypeDesc.of(CD_Object)).checkcast(scalar.elements);
                array.run();
                b.invokevirtual(ARRAY, "offset", MethodTypeDesc.of(CD_int));
                if (k < outs || (scalars >> k - outs & 1) == 0) {
                    b.iload(6).iadd();
                }
            }
            b.aload(3).iconst_0().iload(7).iload(6).isub();
            b.invokestatic(GeneratedClass.NAME, "run", runType).return_();
        });
    }

    private void block(ClassBuilder c) {
        var type = MethodTypeDesc.of(
                CD_void, CD_Object.arrayType(), CD_int.arrayType(), CD_double.arrayType(), CD_long, CD_int);
        c.withMethodBody("block", type, 0, b -> {
            for (int k = 0; k < operands; k++) {
                b.aload(1).loadConstant(k).aaload().checkcast(scalar.elements);
                b.aload(2).loadConstant(k).iaload();
            }
            b.aload(3).iconst_0().iload(6);
            b.invokestatic(GeneratedClass.NAME, "run", runType).return_();
        });
    }

    private void run(ClassBuilder c) {
        c.withMethodBody("run", runType, ClassFile.ACC_STATIC, b -> {
            int to = 2 * operands + 2;
            if (vector != null) {
                Label small = b.newLabel();
                b.iload(to).loadConstant(vector.lanes()).if_icmplt(small);
                operands(b);
                b.iconst_0().iload(to).invokestatic(GeneratedClass.NAME, vector.name(), runType);
                operands(b);
                b.iload(to).loadConstant(-vector.lanes()).iand().iload(to);
                b.invokestatic(GeneratedClass.NAME, scalar.name(), runType).return_();
                b.labelBinding(small);
            }
            operands(b);
            b.iconst_0().iload(to).invokestatic(GeneratedClass.NAME, scalar.name(), runType).return_();
        });
    }

    private void operands(CodeBuilder b) {
        for (int k = 0; k < operands; k++) {
            b.aload(2 * k).iload(2 * k + 1);
        }
        b.aload(2 * operands);
    }

    /// Evaluates the elements from `from` on in steps of the emitter's lanes, as far as whole steps go.
    private void loop(ClassBuilder c, Emitter e) {
        c.withMethodBody(e.name(), runType, ClassFile.ACC_STATIC, b -> {
            int from = 2 * operands + 1;
            int to = from + 1;
            var code = new ProgramCode(program, e, scalars, outs, to + 1);
            code.constants(b);
            if (e.lanes() > 1) {
                b.iload(to).loadConstant(-e.lanes()).iand().istore(to);
            }
            Label top = b.newLabel();
            Label end = b.newLabel();
            b.labelBinding(top);
            b.iload(from).iload(to).if_icmpge(end);
            code.steps(b, from);
            for (int k = 0; k < outs; k++) {
                e.beginStore(b, k, 2 * k, 2 * k + 1, from);
                code.output(b, k);
                e.endStore(b, 2 * k, 2 * k + 1, from);
            }
            b.iinc(from, e.lanes()).goto_(top);
            b.labelBinding(end);
            b.return_();
        });
    }
}
