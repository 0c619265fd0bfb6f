/// The computational graph as a picture: [ComputationalGraph] walks it, writes Graphviz's DOT, and draws SVG and PNG by
/// itself, so that nothing has to be installed. Imports `autograd` only.
package catenary.graph;
