package catenary.device.cpu;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import catenary.expr.Expr;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/// Values are vectors of the preferred width, truth values are masks. Names the Vector API by strings alone, so that
/// this class loads without it.
final class VectorEmitter extends Emitter {

    private static final String API = "jdk.incubator.vector.";
    private static final ClassDesc VECTOR = ClassDesc.of(API + "Vector");
    private static final ClassDesc MASK = ClassDesc.of(API + "VectorMask");
    private static final ClassDesc SHUFFLE = ClassDesc.of(API + "VectorShuffle");
    private static final ClassDesc SPECIES = ClassDesc.of(API + "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(API + "VectorOperators");
    private static final ClassDesc COMPARISON = ClassDesc.of(API + "VectorOperators$Comparison");

    private final ClassDesc type;
    private final ClassDesc own;
    private final ClassDesc byLane;
    private final Inliner inliner;

    VectorEmitter(boolean single) {
        super(single);
        type = ClassDesc.of(API + (single ? "FloatVector" : "DoubleVector"));
        own = ClassDesc.of("catenary.device.cpu." + (single ? "FloatLanes" : "DoubleLanes"));
        byLane = ClassDesc.of("catenary.device.cpu." + (single ? "FloatByLane" : "DoubleByLane"));
        inliner = single ? Inliner.FLOAT : Inliner.DOUBLE;
    }

    @Override String name() {
        return "vector";
    }

    @Override int lanes() {
        return single ? Simd.FLOAT_LANES : Simd.DOUBLE_LANES;
    }

    @Override int slots() {
        return 1;
    }

    /// Copies one of our own methods on vectors into the code, or calls it where it works lane by lane.
    private void own(CodeBuilder b, String name, MethodTypeDesc signature) {
        if (inliner.has(name)) {
            inliner.copy(b, name, scratch);
        } else {
            b.invokestatic(byLane, name, signature);
        }
    }

    private void species(CodeBuilder b) {
        b.getstatic(own, "S", SPECIES);
    }

    @Override void spread(CodeBuilder b) {
        own(b, "of", MethodTypeDesc.of(type, element));
    }

    @Override void storeLocal(CodeBuilder b, int slot) {
        b.astore(slot);
    }

    @Override void loadLocal(CodeBuilder b, int slot) {
        b.aload(slot);
    }

    @Override void storeMask(CodeBuilder b, int slot) {
        b.astore(slot);
    }

    @Override void loadMask(CodeBuilder b, int slot) {
        b.aload(slot);
    }

    @Override void loadElement(CodeBuilder b, int array, int offset, int position) {
        species(b);
        b.aload(array).iload(offset).iload(position).iadd();
        b.invokestatic(type, "fromArray", MethodTypeDesc.of(type, SPECIES, elements, CD_int));
    }

    /// Moves each lane `by` lanes down, 1, 2, 4 or 8; those that leave come back at the end.
    void slide(CodeBuilder b, int by) {
        b.getstatic(own, "SLIDE_" + by, SHUFFLE);
        b.invokevirtual(type, "rearrange", MethodTypeDesc.of(type, SHUFFLE));
    }

    /// The number in the first lane.
    void first(CodeBuilder b) {
        b.iconst_0().invokevirtual(type, "lane", MethodTypeDesc.of(element, CD_int));
    }

    @Override void beginStore(CodeBuilder b, int output, int array, int offset, int position) {}

    @Override void endStore(CodeBuilder b, int array, int offset, int position) {
        b.aload(array).iload(offset).iload(position).iadd();
        b.invokevirtual(type, "intoArray", MethodTypeDesc.of(CD_void, elements, CD_int));
    }

    @Override void call(CodeBuilder b, Expr.Fn fn) {
        String name = fn.name().toLowerCase(Locale.ROOT);
        switch (fn) {
            case NEG, ABS, SQRT -> b.invokevirtual(type, name, MethodTypeDesc.of(type));
            default -> own(b, name, MethodTypeDesc.of(type, type));
        }
    }

    @Override void infix(CodeBuilder b, Expr.Op op) {
        String name = op.name().toLowerCase(Locale.ROOT);
        switch (op) {
            case ADD, SUB, MUL, DIV, MAX, MIN -> b.invokevirtual(type, name, MethodTypeDesc.of(type, VECTOR));
            default -> own(b, name, MethodTypeDesc.of(type, type, type));
        }
    }

    @Override void beforeCompare(CodeBuilder b, Expr.Op op) {
        b.getstatic(OPERATORS, op.name(), COMPARISON);
    }

    @Override void compare(CodeBuilder b, Expr.Op op) {
        b.invokevirtual(type, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    @Override void logic(CodeBuilder b, Expr.Op op) {
        b.invokevirtual(MASK, op.name().toLowerCase(Locale.ROOT), MethodTypeDesc.of(MASK, MASK));
    }

    @Override void not(CodeBuilder b) {
        b.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
    }

    @Override void select(CodeBuilder b, Runnable condition, Runnable yes, Runnable no) {
        no.run();
        yes.run();
        condition.run();
        b.invokevirtual(type, "blend", MethodTypeDesc.of(type, VECTOR, MASK));
    }

    @Override void toNumber(CodeBuilder b) {
        own(b, "number", MethodTypeDesc.of(type, MASK));
    }

    @Override void toMask(CodeBuilder b) {
        b.getstatic(OPERATORS, "NE", COMPARISON);
        constant(b, 0);
        b.invokevirtual(type, "compare", MethodTypeDesc.of(MASK, COMPARISON, element));
    }
}
