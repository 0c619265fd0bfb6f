package catenary.functions.rnn;

import catenary.autograd.Variable;
import java.util.List;

/// What layers of LSTM leave.
///
/// @param hy what each layer shows in the end
/// @param cy the memory of each layer in the end
/// @param ys what the last layer shows in each step
public record LstmSequence(Variable hy, Variable cy, List<Variable> ys) {}
