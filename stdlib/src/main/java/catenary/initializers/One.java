package catenary.initializers;

/// Every element 1.
public final class One extends Constant {

    public One() {
        super(1);
    }
}
