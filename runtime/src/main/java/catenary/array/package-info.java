/// Arrays with NumPy's ways, the kernels they run ([Elementwise], [Reduction], [Fused]) and the boundary to whatever
/// runs them ([Device]). Imports `expr`; devices are found through [java.util.ServiceLoader].
package catenary.array;
