package catenary.functions.rnn;

import catenary.expr.Expr;

/// The formula of long short-term memory, which its forms share.
final class LstmGates {

    private LstmGates() {}

    /// `c = tanh(a) sigma(i) + kept` and `h = sigma(o) tanh(c)`.
    static Expr[] of(Expr a, Expr i, Expr kept, Expr o) {
        Expr c = a.tanh().mul(i.sigmoid()).add(kept);
        return new Expr[] {c, o.sigmoid().mul(c.tanh())};
    }
}
