/// Hooks that watch functions: where time and memory go, what passes. Imports `autograd`.
package catenary.functions.hooks;
