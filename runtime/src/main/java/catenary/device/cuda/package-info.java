/// NVIDIA's processors: the same formulas rendered to CUDA C, products by cuBLAS.
///
/// Everything native is behind [catenary.device.cuda.Driver]; nothing here is touched on a machine without a driver.
package catenary.device.cuda;
