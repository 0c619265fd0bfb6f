package catenary.training.extensions;

import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.training.Extension;
import catenary.training.Trainer;

/// Cuts the graphs of observed variables when everybody has seen them, where the settings keep graphs in reports: so they
/// do not add up.
public final class UnchainVariables implements Extension {

    @Override public void call(Trainer trainer) {
        if (Config.current().keepGraphOnReport()) {
            for (Object value : trainer.observation().values()) {
                if (value instanceof Variable v) {
                    v.unchainBackward();
                }
            }
        }
    }

    @Override public int priority() {
        return 0;
    }

    @Override public String name() {
        return "unchain_variables";
    }
}
