package catenary.initializers;

/// Every element 0.
public final class Zero extends Constant {

    public Zero() {
        super(0);
    }
}
