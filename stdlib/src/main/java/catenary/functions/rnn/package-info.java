/// Recurrent networks: cells of one step, and layers over sequences of differing lengths.
package catenary.functions.rnn;
