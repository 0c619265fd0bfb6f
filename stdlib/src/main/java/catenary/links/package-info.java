/// Links: parameters together with the computation they serve.
///
/// Start at [Link], which finds parameters and children in the fields of a class; [Chain], [ChainList] and [Sequential]
/// combine links, [Linear] is the simplest with parameters, [Classifier] turns a predictor into a loss. Imports
/// `functions`, `initializers`, `reporting` and `serializers`.
package catenary.links;
