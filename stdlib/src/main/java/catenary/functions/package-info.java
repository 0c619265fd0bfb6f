/// The functions of the library. [F] lists all of them for users; each lives in a file of its own in the package of its
/// family, and house code imports it from there. Most are one formula ([catenary.autograd.Pointwise]) or are composed
/// of others; the rest extend [catenary.autograd.FunctionNode]. Functions have no state. Imports `autograd`, `array`,
/// `expr`; nothing of links or training.
package catenary.functions;
