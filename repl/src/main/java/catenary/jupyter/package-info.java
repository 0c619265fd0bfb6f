/// Catenary in notebooks: a Jupyter kernel with the prompt's names and sugar. Start at [catenary.jupyter.NotebookKernel];
/// [catenary.jupyter.KernelSpec] tells Jupyter how to start it.
package catenary.jupyter;
