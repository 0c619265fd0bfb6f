package catenary.functions.rnn;

import catenary.autograd.Variable;
import java.util.List;

/// What layers of recurrent units without a separate memory leave.
///
/// @param hy the state of each layer in the end
/// @param ys the states of the last layer in each step
public record RnnSequence(Variable hy, List<Variable> ys) {}
