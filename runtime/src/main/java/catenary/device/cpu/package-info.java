/// The processor as a device: arrays on the Java heap, kernels compiled from formulas, OpenBLAS for products.
///
/// Imports `array` and `expr`; nothing else of ours imports it, it is found through
/// [java.util.ServiceLoader]. Start with [catenary.device.cpu.CpuDevice].
package catenary.device.cpu;
