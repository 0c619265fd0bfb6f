/// Tests of the code's own order: who may name whom, and what appears nowhere. They read sources, not classes.
package catenary.structure;
