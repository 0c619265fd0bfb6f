package catenary.autograd;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// A variable that an optimizer changes. Its shape may be left open until the first batch shows it.
///
/// A new parameter's gradient is NaN, so that a forgotten `clearGrads` is seen.
public final class Parameter extends Variable {

    /// What an optimizer does to one parameter.
    public interface Rule {
        void update(Parameter p);

        boolean isEnabled();

        void enabled(boolean enabled);
    }

    private final Initializer initializer;
    private final DType dtype;
    private Device device;
    private boolean cleared;
    private UnaryOperator<Variable> form;
    private Variable formed;
    private Rule rule;

    /// A parameter with a value.
    public Parameter(NDArray value) {
        this((_, _, _) -> value, value.dtype(), value.device(), value.shape());
    }

    /// A parameter whose shape is read from the first input.
    public Parameter(Initializer initializer) {
        this(initializer, Config.current().dtype(), Config.current().device(), null);
    }

    /// A parameter made at once by `initializer`.
    public Parameter(Initializer initializer, Shape shape) {
        this(initializer, Config.current().dtype(), Config.current().device(), shape);
    }

    private Parameter(Initializer initializer, DType dtype, Device device, Shape shape) {
        super(null, true);
        this.initializer = Objects.requireNonNull(initializer);
        this.dtype = dtype;
        this.device = device;
        if (shape != null) {
            initialize(shape);
        }
    }

    /// Another parameter over the same array, made by the same initializer, without gradient and rule.
    public Parameter sharing() {
        Parameter p = new Parameter(initializer, dtype, device, null);
        p.earlyName = name();
        p.clearGrad();
        if (isInitialized()) {
            p.value(array());
        }
        return p;
    }

    /// Whether it has a shape and values yet.
    public boolean isInitialized() {
        return super.array() != null;
    }

    /// Gives the parameter its value, of `shape`.
    public void initialize(Shape shape) {
        value(initializer.generate(device, dtype, shape));
    }

    /// Gives the parameter a value from a file or another parameter.
    public void value(NDArray value) {
        NDArray v = value.astype(dtype).to(device);
        boolean fresh = !isInitialized();
        UnaryOperator<Variable> f = form;
        form = null;
        super.array(v);
        if (fresh && !cleared) {
            grad(Create.full(device, dtype, v.shape(), Double.NaN));
        }
        form = f;
        formed = null;
    }

    /// The value.
    ///
    /// @throws IllegalStateException if the shape is not known yet
    @Override public NDArray array() {
        if (form != null && isInitialized()) {
            return formed().array();
        }
        NDArray a = super.array();
        if (a == null) {
            throw new IllegalStateException("parameter " + (name() == null ? "" : name() + " ")
                    + "has no value yet: its shape is read from the first input"
                    + "\n  hint: apply the link to a batch first, or name the input size");
        }
        return a;
    }

    @Override public DType dtype() {
        return dtype;
    }

    @Override public Device device() {
        return device;
    }

    @Override public NDArray grad() {
        return isInitialized() ? super.grad() : null;
    }

    @Override public String name() {
        return isInitialized() ? super.name() : earlyName;
    }

    private String earlyName;

    @Override public Variable name(String name) {
        earlyName = name;
        return isInitialized() ? super.name(name) : this;
    }

    @Override public VariableNode node() {
        if (form != null && isInitialized()) {
            return formed().node();
        }
        VariableNode n = super.node();
        if (n.name == null) {
            n.name = earlyName;
        }
        return n;
    }

    /// Until the next call, whoever reads the value reads that of `form`, which is applied once, to the value as it is
    /// when it is first read, and gradients go through it: a weight that is normalized before use. Null ends it.
    ///
    /// @throws IllegalStateException if there is such a form
    public void readAs(UnaryOperator<Variable> form) {
        if (form != null && this.form != null) {
            throw new IllegalStateException("parameter " + (name() == null ? "" : name() + " ")
                    + "is read in another form already: two hooks want to change it");
        }
        this.form = form;
        formed = null;
    }

    private Variable formed() {
        if (formed == null) {
            UnaryOperator<Variable> f = form;
            form = null; // which reads the value itself
            try {
                formed = f.apply(this);
            } finally {
                form = f;
            }
        }
        return formed;
    }

    @Override public void clearGrad() {
        cleared = true;
        super.clearGrad();
    }

    /// Moves value and gradient; the graph is not changed.
    public void moveTo(Device to) {
        if (to == device) {
            return;
        }
        device = to;
        if (isInitialized()) {
            NDArray g = grad();
            relocate(array().to(to), g == null ? null : g.to(to));
        }
    }

    /// What an optimizer has set up for this parameter, or null.
    public Rule updateRule() {
        return rule;
    }

    public void updateRule(Rule rule) {
        this.rule = rule;
    }

    /// Changes the value as the optimizer's rule says; nothing if there is none.
    public void update() {
        if (rule != null) {
            rule.update(this);
        }
    }

    @Override public String toString() {
        return isInitialized() ? super.toString()
                : "variable " + (earlyName == null ? "" : earlyName) + "(uninitialized)";
    }
}
