/// Hostile inputs for readers: made from good ones, counted, and held against a limit of time and memory.
package catenary.fuzzing;
