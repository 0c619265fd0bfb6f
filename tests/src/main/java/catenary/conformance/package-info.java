/// Runs folders of reference values (`catenary conform DIR`) against the library.
///
/// Functions, links, optimizers and the rest are found by name and called by reflection: a keyword argument
/// `cover_all` is the parameter or the configurer's method `coverAll`. Nothing here knows a function, so that a name
/// added to the library is checked without a line added here. Start with [Conform].
package catenary.conformance;
