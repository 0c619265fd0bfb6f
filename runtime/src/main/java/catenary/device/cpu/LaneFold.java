package catenary.device.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import catenary.expr.Fold;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Combines runs of values in the lanes of [Combiner], as many vectors as they take. Made as a class file because the
/// number of vectors depends on the processor, and each operation must stand in the code by itself to become one
/// instruction.
abstract class LaneFold {

    /// Values after which vectors are made ready for an operation.
    private static final int WARM_ELEMENTS = 64 * Interpreter.BLOCK;

    private static final AtomicReferenceArray<LaneFold> READY = new AtomicReferenceArray<>(8);
    private static final long[] SEEN = new long[8];

    /// Combines `n` values, a multiple of [Combiner#LANES], from `a[at]` on into `lanes`.
    abstract void run(Object a, int at, int n, Object lanes);

    /// Code for the operation, or null while there is none.
    static LaneFold of(Fold.Combine combine, boolean single, int n) {
        int i = combine.ordinal() + (single ? 0 : 4);
        LaneFold f = READY.getPlain(i);
        if (f == null && Simd.PRESENT && SEEN[i] >= 0) {
            SEEN[i] += n;
            if (SEEN[i] > WARM_ELEMENTS) {
                SEEN[i] = Long.MIN_VALUE;
                Kernels.later(() -> READY.set(i, make(combine, single)));
            }
        }
        return f;
    }

    /// Makes the code and runs it until HotSpot has compiled it.
    static LaneFold make(Fold.Combine combine, boolean single) {
        LaneFold f = compile(combine, new VectorEmitter(single), single);
        Compute compute = single ? Compute.FLOAT : Compute.DOUBLE;
        Object a = compute.newBlock(8 * Combiner.LANES);
        Object lanes = compute.newBlock(Combiner.LANES);
        for (int i = 0; i < 12000; i++) {
            f.run(a, 0, 8 * Combiner.LANES, lanes);
        }
        return f;
    }

    private static LaneFold compile(Fold.Combine combine, VectorEmitter e, boolean single) {
        ClassDesc owner = LaneFold.class.describeConstable().orElseThrow();
        int lanes = e.lanes();
        int vectors = Combiner.LANES / lanes;
        var op = switch (combine) {
            case SUM -> catenary.expr.Expr.Op.ADD;
            case PROD -> catenary.expr.Expr.Op.MUL;
            case MAX -> catenary.expr.Expr.Op.MAX;
            case MIN -> catenary.expr.Expr.Op.MIN;
            case ARGMAX, ARGMIN -> throw new AssertionError(combine);
        };
        byte[] bytes = ClassFile.of().build(ClassDesc.of("catenary.device.cpu.GeneratedFold"), c -> {
            c.withSuperclass(owner).withFlags(AccessFlag.FINAL);
            c.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, b -> b.aload(0)
                    .invokespecial(owner, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
            c.withMethodBody("run", MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_int, CD_Object), 0, b -> {
                // 1 array, 2 position, 3 end, 4 lanes, 5 zero, 6... sums
                b.aload(1).checkcast(e.elements).astore(1);
                b.aload(4).checkcast(e.elements).astore(4);
                b.iload(2).iload(3).iadd().istore(3).iconst_0().istore(5);
                e.scratch = 6 + vectors;
                for (int v = 0; v < vectors; v++) {
                    e.loadElement(b, 1, 2, 5);
                    b.astore(6 + v).iinc(2, lanes);
                }
                Label top = b.newLabel();
                Label end = b.newLabel();
                b.labelBinding(top).iload(2).iload(3).if_icmpge(end);
                for (int v = 0; v < vectors; v++) {
                    b.aload(6 + v);
                    e.loadElement(b, 1, 2, 5);
                    e.infix(b, op);
                    b.astore(6 + v).iinc(2, lanes);
                }
                b.goto_(top).labelBinding(end).iconst_0().istore(2);
                for (int v = 0; v < vectors; v++) {
                    b.loadLocal(TypeKind.REFERENCE, 6 + v);
                    e.endStore(b, 4, 2, 5);
                    b.iinc(2, lanes);
                }
                b.return_();
            });
        });
        try {
            var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (LaneFold) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
        } catch (Throwable t) {
            throw new AssertionError("the class made for a reduction is wrong", t);
        }
    }
}
