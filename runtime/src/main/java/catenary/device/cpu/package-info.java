/// The processor as a device: arrays on the Java heap, kernels compiled from formulas, OpenBLAS for products. Start with
/// [catenary.device.cpu.CpuDevice].
///
/// | | |
/// |---|---|
/// | a formula as steps, and what runs them | `Program`, `Kernels`; `Interpreter` and its `FloatSteps DoubleSteps LongSteps` |
/// | the same as class files | `KernelCompiler`, `FoldCompiler`, `ProgramCode`; instructions: `ScalarEmitter`, `VectorEmitter`, `Inliner` |
/// | functions with the same bits everywhere | `FloatMath`, `FloatLanes`, `FloatByLane`, and those of `double` |
/// | loops: at every position, reductions, along rows, along columns | `MapLoop`, `FoldLoop`, `RowLoop`, `ColumnLoop` |
/// | the order in which reductions combine | `Combiner`, `RowSums`; plain loops: `FloatRuns DoubleRuns LongRuns` |
/// | operands in any layout and dtype | `Layout`, `Operand`, `RowOperands`, `Convert`, `Rows` |
/// | matrices | `Gemm`, `Blas`, `PlainGemm`, `SmallMatrices`, `Transposition` |
/// | memory and threads | `NewArrays`, `Recycler`, `Scratch`, `Workers` |
///
/// Imports `array` and `expr`; nothing else of ours imports it, it is found through [java.util.ServiceLoader].
package catenary.device.cpu;
