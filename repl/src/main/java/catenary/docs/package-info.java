/// The documentation of everything public, from its doc comments: [catenary.docs.DocCompiler] gathers it when Catenary is built,
/// [catenary.docs.Manual] finds and lays out what is asked for.
package catenary.docs;
