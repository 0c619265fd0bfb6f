/// NVIDIA's processors: the same formulas rendered to CUDA C, products by cuBLAS, convolutions by cuDNN. Start with
/// [catenary.device.cuda.CudaDevice].
///
/// | | |
/// |---|---|
/// | all that is native | `Driver`, of which `BytedecoDriver` is the real one; `DriverCalls`, `Libraries`, `Nvrtc`, `Cublas`, `Cudnn` |
/// | formulas at every position | `Elementwise`, `ElementwiseCode` |
/// | reductions | `Folding`, `FoldSource`, `FoldFunctions` |
/// | what both render | `ExprCode`, `Arithmetic`, after the `Preamble` |
/// | compiled kernels and their launch | `Code`, `Images`, `Arguments`, `RawLaunch` |
/// | memory | `Allocator` with `SizeClass Block Lease Pool Collector`; `Buffer`; copies: `Staging` |
/// | steps as graphs | `Recorder`, `GraphCapture`, `Work` |
/// | what no formula is | `Products`, `Convolutions`, `Indexing`, `Sort`, `RandomFill` |
///
/// Nothing here is touched on a machine without a driver. Tests run the kernels on the host, behind another `Driver`.
package catenary.device.cuda;
