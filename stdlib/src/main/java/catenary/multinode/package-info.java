/// Several processes, or several threads of one, train one model together, in ChainerMN's terms: a [Communicator] passes
/// arrays between ranks, and what is built on it shares data sets out, averages gradients and gathers results.
///
/// Start at [MultiNode]. Imports whatever training has; nothing else imports this.
package catenary.multinode;
