package catenary.functions.rnn;

import catenary.autograd.Variable;

/// What a step of an LSTM leaves.
///
/// @param c the cells' memory
/// @param h what they show
public record LstmState(Variable c, Variable h) {}
