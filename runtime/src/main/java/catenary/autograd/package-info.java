/// Variables, the graph they record, and the walk back through it. [Pointwise] makes a differentiable function from one
/// formula; the other classes are the structural operations that [Variable]'s own methods need. Imports `array`, `expr`.
package catenary.autograd;
