package catenary.device.cpu;

import catenary.expr.Expr;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/// The instructions for one kind of value: a number, or a vector of them. Operands are on the stack unless said
/// otherwise.
abstract class Emitter {

    final boolean single;
    final ClassDesc element;
    final ClassDesc elements;

    /// Local variables from here on are free between two calls.
    int scratch;

    Emitter(boolean single) {
        this.single = single;
        element = single ? ConstantDescs.CD_float : ConstantDescs.CD_double;
        elements = element.arrayType();
    }

    /// The name of the generated method.
    abstract String name();

    /// Elements of a value.
    abstract int lanes();

    /// Local variable slots of a value.
    abstract int slots();

    /// An array and an index become the element.
    void load(CodeBuilder b) {
        if (single) {
            b.faload();
        } else {
            b.daload();
        }
    }

    /// A `double` becomes a number of the compute type.
    final void narrow(CodeBuilder b) {
        if (single) {
            b.d2f();
        }
    }

    final void constant(CodeBuilder b, double value) {
        if (single) {
            b.loadConstant((float) value);
        } else {
            b.loadConstant(value);
        }
    }

    /// A number becomes a value that holds it in every lane.
    abstract void spread(CodeBuilder b);

    abstract void storeLocal(CodeBuilder b, int slot);

    abstract void loadLocal(CodeBuilder b, int slot);

    abstract void storeMask(CodeBuilder b, int slot);

    abstract void loadMask(CodeBuilder b, int slot);

    /// Loads the value at `offset + position` of the array in slot `array`.
    abstract void loadElement(CodeBuilder b, int array, int offset, int position);

    /// Called before the value to store is on the stack.
    abstract void beginStore(CodeBuilder b, int output, int array, int offset, int position);

    abstract void endStore(CodeBuilder b, int array, int offset, int position);

    abstract void call(CodeBuilder b, Expr.Fn fn);

    abstract void infix(CodeBuilder b, Expr.Op op);

    /// Called between the operands of a comparison.
    abstract void beforeCompare(CodeBuilder b, Expr.Op op);

    abstract void compare(CodeBuilder b, Expr.Op op);

    abstract void logic(CodeBuilder b, Expr.Op op);

    abstract void not(CodeBuilder b);

    abstract void select(CodeBuilder b, Runnable condition, Runnable yes, Runnable no);

    /// A truth value becomes 1 or 0.
    abstract void toNumber(CodeBuilder b);

    /// A number becomes whether it isn't 0.
    abstract void toMask(CodeBuilder b);
}
