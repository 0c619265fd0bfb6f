package catenary.distributions;

import catenary.autograd.Variable;

/// The distribution of the sum of `k` squared standard normal numbers: [Gamma] with shape `k / 2` and scale 2.
///
/// | parameter | |
/// |---|---|
/// | `k` | degrees of freedom, positive |
///
/// All members but `cdf`, `icdf` and what is made of them. Samples are constants, drawn by rejection. No KL divergence
/// is registered.
///
/// ```jshell
/// jshell> new Chisquare(variable(2)).prob(variable(0, 2))
/// $1 ==> variable([0.5       , 0.18393973])
/// ```
///
/// Source: Chainer's `Chisquare`.
public final class Chisquare extends Univariate {

    private final Gamma gamma;

    /// @throws IllegalArgumentException if `k` is not float
    public Chisquare(Variable k) {
        super("k", k);
        gamma = new Gamma(k.mul(0.5), filled(2));
    }

    public Variable k() {
        return param("k");
    }

    @Override public Variable sampleN(int n) {
        return gamma.sampleN(n);
    }

    @Override public Variable logProb(Variable x) {
        return gamma.logProb(x);
    }

    @Override public Variable entropy() {
        return gamma.entropy();
    }

    @Override public Variable mean() {
        return k();
    }

    /// 0 up to `k = 2`.
    @Override public Variable mode() {
        return gamma.mode();
    }

    @Override public Variable variance() {
        return k().mul(2);
    }

    @Override public String support() {
        return "positive";
    }
}
