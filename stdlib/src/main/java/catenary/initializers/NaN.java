package catenary.initializers;

/// Every element NaN, so that what is never set is seen.
public final class NaN extends Constant {

    public NaN() {
        super(Double.NaN);
    }
}
