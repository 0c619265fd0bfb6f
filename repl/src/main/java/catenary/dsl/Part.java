package catenary.dsl;

import catenary.array.NDArray;
import catenary.autograd.Variable;

/// The part `x[index]` of an array, to be changed in place: `x[1:3] += 1` becomes `Ops.part(x, slice(1, 3)).add(1)`.
public final class Part {

    private final NDArray x;
    private final Object[] index;

    Part(NDArray x, Object... index) {
        this.x = x;
        this.index = index;
    }

    private NDArray now() {
        return x.get(index);
    }

    public void set(NDArray value) {
        x.setItem(value, index);
    }

    public void set(double value) {
        x.setItem(value, index);
    }

    public void set(boolean value) {
        set(value ? 1 : 0);
    }

    public void set(Variable value) {
        set(value.array());
    }

    public void add(NDArray value) {
        set(now().add(value));
    }

    public void add(double value) {
        set(now().add(value));
    }

    public void sub(NDArray value) {
        set(now().sub(value));
    }

    public void sub(double value) {
        set(now().sub(value));
    }

    public void mul(NDArray value) {
        set(now().mul(value));
    }

    public void mul(double value) {
        set(now().mul(value));
    }

    public void div(NDArray value) {
        set(now().div(value));
    }

    public void div(double value) {
        set(now().div(value));
    }

    public void mod(NDArray value) {
        set(Ops.mod(now(), value));
    }

    public void mod(double value) {
        set(Ops.mod(now(), value));
    }

    public void pow(NDArray value) {
        set(now().pow(value));
    }

    public void pow(double value) {
        set(now().pow(value));
    }

    public void and(NDArray mask) {
        set(Masks.and(now(), mask));
    }

    public void or(NDArray mask) {
        set(Masks.or(now(), mask));
    }

    public void xor(NDArray mask) {
        set(Masks.xor(now(), mask));
    }
}
