package catenary.functions;

import catenary.array.Device;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Arithmetic;
import catenary.autograd.BroadcastTo;
import catenary.autograd.Cast;
import catenary.autograd.Concat;
import catenary.autograd.CooMatrix;
import catenary.autograd.GetItem;
import catenary.autograd.Reshape;
import catenary.autograd.SumTo;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.functions.activation.ClippedRelu;
import catenary.functions.activation.Crelu;
import catenary.functions.activation.Elu;
import catenary.functions.activation.HardSigmoid;
import catenary.functions.activation.LeakyRelu;
import catenary.functions.activation.LogSoftmax;
import catenary.functions.activation.Maxout;
import catenary.functions.activation.Prelu;
import catenary.functions.activation.Relu6;
import catenary.functions.activation.Relu;
import catenary.functions.activation.Rrelu;
import catenary.functions.activation.Selu;
import catenary.functions.activation.Sigmoid;
import catenary.functions.activation.Softmax;
import catenary.functions.activation.Softplus;
import catenary.functions.activation.Swish;
import catenary.functions.activation.Tanh;
import catenary.functions.arithmetic.Add;
import catenary.functions.arithmetic.FloorDiv;
import catenary.functions.array.AsStrided;
import catenary.functions.array.Broadcast;
import catenary.functions.array.Copy;
import catenary.functions.array.Depth2space;
import catenary.functions.array.Diagonal;
import catenary.functions.array.Dstack;
import catenary.functions.array.ExpandDims;
import catenary.functions.array.Flatten;
import catenary.functions.array.Flip;
import catenary.functions.array.Fliplr;
import catenary.functions.array.Flipud;
import catenary.functions.array.Hstack;
import catenary.functions.array.Im2col;
import catenary.functions.array.Moveaxis;
import catenary.functions.array.Pad;
import catenary.functions.array.PadSequence;
import catenary.functions.array.Permutate;
import catenary.functions.array.Repeat;
import catenary.functions.array.ResizeImages;
import catenary.functions.array.Rollaxis;
import catenary.functions.array.ScatterAdd;
import catenary.functions.array.SelectItem;
import catenary.functions.array.Separate;
import catenary.functions.array.Space2depth;
import catenary.functions.array.SpatialTransformerGrid;
import catenary.functions.array.SpatialTransformerSampler;
import catenary.functions.array.SplitAxis;
import catenary.functions.array.Squeeze;
import catenary.functions.array.Stack;
import catenary.functions.array.Swapaxes;
import catenary.functions.array.Tile;
import catenary.functions.array.TransposeSequence;
import catenary.functions.array.Vstack;
import catenary.functions.array.Where;
import catenary.functions.connection.Bilinear;
import catenary.functions.connection.Convolution1d;
import catenary.functions.connection.Convolution2d;
import catenary.functions.connection.Convolution3d;
import catenary.functions.connection.ConvolutionNd;
import catenary.functions.connection.ConvolutionOptions;
import catenary.functions.connection.Deconvolution1d;
import catenary.functions.connection.Deconvolution2d;
import catenary.functions.connection.Deconvolution3d;
import catenary.functions.connection.DeconvolutionNd;
import catenary.functions.connection.DeconvolutionOptions;
import catenary.functions.connection.DeformableConvolution2dSampler;
import catenary.functions.connection.DepthwiseConvolution2d;
import catenary.functions.connection.DilatedConvolution2d;
import catenary.functions.connection.EmbedId;
import catenary.functions.connection.Linear;
import catenary.functions.connection.LocalConvolution2d;
import catenary.functions.connection.Shift;
import catenary.functions.connection.StrideOptions;
import catenary.functions.evaluation.Accuracy;
import catenary.functions.evaluation.BinaryAccuracy;
import catenary.functions.evaluation.ClassificationSummary;
import catenary.functions.evaluation.F1Score;
import catenary.functions.evaluation.Precision;
import catenary.functions.evaluation.R2Score;
import catenary.functions.evaluation.Recall;
import catenary.functions.loss.AbsoluteError;
import catenary.functions.loss.ArgmaxCrf1d;
import catenary.functions.loss.BernoulliNll;
import catenary.functions.loss.BlackOut;
import catenary.functions.loss.ConnectionistTemporalClassification;
import catenary.functions.loss.Contrastive;
import catenary.functions.loss.Crf1d;
import catenary.functions.loss.CrossCovariance;
import catenary.functions.loss.Decov;
import catenary.functions.loss.DiscriminativeMarginBasedClusteringLoss;
import catenary.functions.loss.GaussianKlDivergence;
import catenary.functions.loss.GaussianNll;
import catenary.functions.loss.Hinge;
import catenary.functions.loss.HuberLoss;
import catenary.functions.loss.MeanAbsoluteError;
import catenary.functions.loss.MeanSquaredError;
import catenary.functions.loss.NegativeSampling;
import catenary.functions.loss.SigmoidCrossEntropy;
import catenary.functions.loss.SoftmaxCrossEntropy;
import catenary.functions.loss.SquaredDifference;
import catenary.functions.loss.SquaredError;
import catenary.functions.loss.Triplet;
import catenary.functions.math.Absolute;
import catenary.functions.math.Arccos;
import catenary.functions.math.Arcsin;
import catenary.functions.math.Arctan2;
import catenary.functions.math.Arctan;
import catenary.functions.math.Arctanh;
import catenary.functions.math.Argmax;
import catenary.functions.math.Argmin;
import catenary.functions.math.Average;
import catenary.functions.math.AxisOptions;
import catenary.functions.math.BatchDet;
import catenary.functions.math.BatchInv;
import catenary.functions.math.BatchL2NormSquared;
import catenary.functions.math.BatchMatmul;
import catenary.functions.math.Bias;
import catenary.functions.math.Ceil;
import catenary.functions.math.Cholesky;
import catenary.functions.math.Clip;
import catenary.functions.math.Cos;
import catenary.functions.math.Cosh;
import catenary.functions.math.Cumprod;
import catenary.functions.math.Cumsum;
import catenary.functions.math.Det;
import catenary.functions.math.Digamma;
import catenary.functions.math.Einsum;
import catenary.functions.math.Erf;
import catenary.functions.math.Erfc;
import catenary.functions.math.Erfcinv;
import catenary.functions.math.Erfcx;
import catenary.functions.math.Erfinv;
import catenary.functions.math.Exp;
import catenary.functions.math.Expm1;
import catenary.functions.math.Fft;
import catenary.functions.math.Fix;
import catenary.functions.math.Floor;
import catenary.functions.math.Fmod;
import catenary.functions.math.Identity;
import catenary.functions.math.Ifft;
import catenary.functions.math.Inv;
import catenary.functions.math.Lgamma;
import catenary.functions.math.LinearInterpolate;
import catenary.functions.math.Log10;
import catenary.functions.math.Log1p;
import catenary.functions.math.Log2;
import catenary.functions.math.Log;
import catenary.functions.math.LogNdtr;
import catenary.functions.math.Logsumexp;
import catenary.functions.math.Matmul;
import catenary.functions.math.Max;
import catenary.functions.math.Maximum;
import catenary.functions.math.Min;
import catenary.functions.math.Minimum;
import catenary.functions.math.Ndtr;
import catenary.functions.math.Ndtri;
import catenary.functions.math.Polygamma;
import catenary.functions.math.Prod;
import catenary.functions.math.Rsqrt;
import catenary.functions.math.Scale;
import catenary.functions.math.Sign;
import catenary.functions.math.Sin;
import catenary.functions.math.Sinh;
import catenary.functions.math.SparseMatmul;
import catenary.functions.math.Sqrt;
import catenary.functions.math.Square;
import catenary.functions.math.Sum;
import catenary.functions.math.Tan;
import catenary.functions.math.Tensordot;
import catenary.functions.math.UserFormula;
import catenary.functions.math.Zeta;
import catenary.functions.memory.Forget;
import catenary.functions.noise.Dropout;
import catenary.functions.noise.Gaussian;
import catenary.functions.noise.GumbelSoftmax;
import catenary.functions.noise.SimplifiedDropconnect;
import catenary.functions.noise.Zoneout;
import catenary.functions.normalization.BatchNormalization;
import catenary.functions.normalization.BatchRenormalization;
import catenary.functions.normalization.DecorrelatedBatchNormalization;
import catenary.functions.normalization.FixedBatchNormalization;
import catenary.functions.normalization.FixedBatchRenormalization;
import catenary.functions.normalization.FixedDecorrelatedBatchNormalization;
import catenary.functions.normalization.GroupNormalization;
import catenary.functions.normalization.LayerNormalization;
import catenary.functions.normalization.LocalResponseNormalization;
import catenary.functions.normalization.Normalize;
import catenary.functions.pooling.AveragePooling1d;
import catenary.functions.pooling.AveragePooling2d;
import catenary.functions.pooling.AveragePooling3d;
import catenary.functions.pooling.AveragePoolingNd;
import catenary.functions.pooling.AveragePoolingOptions;
import catenary.functions.pooling.MaxPooling1d;
import catenary.functions.pooling.MaxPooling2d;
import catenary.functions.pooling.MaxPooling3d;
import catenary.functions.pooling.MaxPoolingNd;
import catenary.functions.pooling.MaxPoolingOptions;
import catenary.functions.pooling.RoiAverageAlign2d;
import catenary.functions.pooling.RoiAveragePooling2d;
import catenary.functions.pooling.RoiMaxAlign2d;
import catenary.functions.pooling.RoiMaxPooling2d;
import catenary.functions.pooling.RoiPooling2d;
import catenary.functions.pooling.SpatialPyramidPooling2d;
import catenary.functions.pooling.Unpooling1d;
import catenary.functions.pooling.Unpooling2d;
import catenary.functions.pooling.Unpooling3d;
import catenary.functions.pooling.UnpoolingNd;
import catenary.functions.pooling.UnpoolingOptions;
import catenary.functions.pooling.Upsampling2d;
import catenary.functions.rnn.Lstm;
import catenary.functions.rnn.LstmSequence;
import catenary.functions.rnn.LstmState;
import catenary.functions.rnn.NStepBigru;
import catenary.functions.rnn.NStepBilstm;
import catenary.functions.rnn.NStepBirnn;
import catenary.functions.rnn.NStepGru;
import catenary.functions.rnn.NStepLstm;
import catenary.functions.rnn.NStepRnn;
import catenary.functions.rnn.RnnSequence;
import catenary.functions.rnn.Slstm;
import catenary.functions.rnn.TreeLstm;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// All functions, under Chainer's names in camelCase, for users: `F.relu(x)`. Each line delegates to the class that
/// documents it. Arguments come in Chainer's order; options that are more than one are given by a configurer whose
/// methods bear Chainer's keyword names: `F.softmaxCrossEntropy(x, t, o -> o.ignoreLabel(0).reduce("no"))`.
public final class F {

    private F() {}

    // ---- activation

    /// See [ClippedRelu].
    public static Variable clippedRelu(Variable x) {
        return ClippedRelu.clippedRelu(x);
    }

    /// See [ClippedRelu].
    public static Variable clippedRelu(Variable x, double z) {
        return ClippedRelu.clippedRelu(x, z);
    }

    /// See [Crelu].
    public static Variable crelu(Variable x) {
        return Crelu.crelu(x);
    }

    /// See [Crelu].
    public static Variable crelu(Variable x, int axis) {
        return Crelu.crelu(x, axis);
    }

    /// See [Elu].
    public static Variable elu(Variable x) {
        return Elu.elu(x);
    }

    /// See [Elu].
    public static Variable elu(Variable x, double alpha) {
        return Elu.elu(x, alpha);
    }

    /// See [HardSigmoid].
    public static Variable hardSigmoid(Variable x) {
        return HardSigmoid.hardSigmoid(x);
    }

    /// See [LeakyRelu].
    public static Variable leakyRelu(Variable x) {
        return LeakyRelu.leakyRelu(x);
    }

    /// See [LeakyRelu].
    public static Variable leakyRelu(Variable x, double slope) {
        return LeakyRelu.leakyRelu(x, slope);
    }

    /// See [LogSoftmax].
    public static Variable logSoftmax(Variable x) {
        return LogSoftmax.logSoftmax(x);
    }

    /// See [LogSoftmax].
    public static Variable logSoftmax(Variable x, int axis) {
        return LogSoftmax.logSoftmax(x, axis);
    }

    /// See [Maxout].
    public static Variable maxout(Variable x, int poolSize) {
        return Maxout.maxout(x, poolSize);
    }

    /// See [Maxout].
    public static Variable maxout(Variable x, int poolSize, int axis) {
        return Maxout.maxout(x, poolSize, axis);
    }

    /// See [Prelu].
    public static Variable prelu(Variable x, Variable W) {
        return Prelu.prelu(x, W);
    }

    /// See [Relu].
    public static Variable relu(Variable x) {
        return Relu.relu(x);
    }

    /// See [Relu6].
    public static Variable relu6(Variable x) {
        return Relu6.relu6(x);
    }

    /// See [Rrelu].
    public static Variable rrelu(Variable x) {
        return Rrelu.rrelu(x);
    }

    /// See [Rrelu].
    public static Variable rrelu(Variable x, Consumer<Rrelu.Options> options) {
        return Rrelu.rrelu(x, options);
    }

    /// See [Selu].
    public static Variable selu(Variable x) {
        return Selu.selu(x);
    }

    /// See [Selu].
    public static Variable selu(Variable x, double alpha, double scale) {
        return Selu.selu(x, alpha, scale);
    }

    /// See [Selu].
    public static Variable selu(Variable x, Consumer<Selu.Options> options) {
        return Selu.selu(x, options);
    }

    /// See [Sigmoid].
    public static Variable sigmoid(Variable x) {
        return Sigmoid.sigmoid(x);
    }

    /// See [Softmax].
    public static Variable softmax(Variable x) {
        return Softmax.softmax(x);
    }

    /// See [Softmax].
    public static Variable softmax(Variable x, int axis) {
        return Softmax.softmax(x, axis);
    }

    /// See [Softplus].
    public static Variable softplus(Variable x) {
        return Softplus.softplus(x);
    }

    /// See [Softplus].
    public static Variable softplus(Variable x, double beta) {
        return Softplus.softplus(x, beta);
    }

    /// See [Swish].
    public static Variable swish(Variable x, Variable beta) {
        return Swish.swish(x, beta);
    }

    /// See [Tanh].
    public static Variable tanh(Variable x) {
        return Tanh.tanh(x);
    }

    // ---- arithmetic

    /// See [Add].
    public static Variable add(Variable... xs) {
        return Add.add(xs);
    }

    /// See [Variable#add(double)].
    public static Variable add(Variable x, double c) {
        return x.add(c);
    }

    /// See [Variable#div(Variable)].
    public static Variable div(Variable a, Variable b) {
        return a.div(b);
    }

    /// See [Variable#div(double)].
    public static Variable div(Variable a, double b) {
        return a.div(b);
    }

    /// See [Arithmetic#div].
    public static Variable div(double a, Variable b) {
        return Arithmetic.div(a, b);
    }

    /// See [FloorDiv].
    public static Variable floorDiv(Variable a, Variable b) {
        return FloorDiv.floorDiv(a, b);
    }

    /// See [FloorDiv].
    public static Variable floorDiv(Variable a, double b) {
        return FloorDiv.floorDiv(a, b);
    }

    /// See [FloorDiv].
    public static Variable floorDiv(double a, Variable b) {
        return FloorDiv.floorDiv(a, b);
    }

    /// See [Variable#mul(Variable)].
    public static Variable mul(Variable a, Variable b) {
        return a.mul(b);
    }

    /// See [Variable#mul(double)].
    public static Variable mul(Variable a, double b) {
        return a.mul(b);
    }

    /// See [Variable#neg()].
    public static Variable neg(Variable x) {
        return x.neg();
    }

    /// See [Variable#pow(Variable)].
    public static Variable pow(Variable a, Variable b) {
        return a.pow(b);
    }

    /// See [Variable#pow(double)].
    public static Variable pow(Variable a, double b) {
        return a.pow(b);
    }

    /// See [Arithmetic#pow(double, Variable)].
    public static Variable pow(double a, Variable b) {
        return Arithmetic.pow(a, b);
    }

    /// See [Variable#sub(Variable)].
    public static Variable sub(Variable a, Variable b) {
        return a.sub(b);
    }

    /// See [Variable#sub(double)].
    public static Variable sub(Variable a, double b) {
        return a.sub(b);
    }

    /// See [Arithmetic#sub].
    public static Variable sub(double a, Variable b) {
        return Arithmetic.sub(a, b);
    }

    // ---- array

    /// See [AsStrided].
    public static Variable asStrided(Variable x, int[] shape, int[] strides) {
        return AsStrided.asStrided(x, shape, strides);
    }

    /// See [AsStrided].
    public static Variable asStrided(Variable x, int[] shape, int[] strides, int storageOffset) {
        return AsStrided.asStrided(x, shape, strides, storageOffset);
    }

    /// See [Broadcast].
    public static List<Variable> broadcast(Variable... args) {
        return Broadcast.broadcast(args);
    }

    /// See [BroadcastTo].
    public static Variable broadcastTo(Variable x, Shape shape) {
        return BroadcastTo.broadcastTo(x, shape);
    }

    /// See [BroadcastTo].
    public static Variable broadcastTo(Variable x, int... shape) {
        return BroadcastTo.broadcastTo(x, Shape.of(shape));
    }

    /// See [Cast].
    public static Variable cast(Variable x, DType typ) {
        return Cast.cast(x, typ);
    }

    /// See [Concat]; along axis 1.
    public static Variable concat(List<Variable> xs) {
        return Concat.concat(xs, 1);
    }

    /// See [Concat].
    public static Variable concat(List<Variable> xs, int axis) {
        return Concat.concat(xs, axis);
    }

    /// See [Copy].
    public static Variable copy(Variable x, Device dst) {
        return Copy.copy(x, dst);
    }

    /// See [Copy].
    public static Variable copy(Variable x, int dst) {
        return Copy.copy(x, dst);
    }

    /// See [Copy].
    public static Variable copy(Variable x, String dst) {
        return Copy.copy(x, dst);
    }

    /// See [Depth2space].
    public static Variable depth2space(Variable X, int r) {
        return Depth2space.depth2space(X, r);
    }

    /// See [Diagonal].
    public static Variable diagonal(Variable x) {
        return Diagonal.diagonal(x);
    }

    /// See [Diagonal].
    public static Variable diagonal(Variable x, int offset) {
        return Diagonal.diagonal(x, offset);
    }

    /// See [Diagonal].
    public static Variable diagonal(Variable x, int offset, int axis1, int axis2) {
        return Diagonal.diagonal(x, offset, axis1, axis2);
    }

    /// See [Diagonal].
    public static Variable diagonal(Variable x, Consumer<Diagonal.Options> options) {
        return Diagonal.diagonal(x, options);
    }

    /// See [Dstack].
    public static Variable dstack(List<Variable> xs) {
        return Dstack.dstack(xs);
    }

    /// See [ExpandDims].
    public static Variable expandDims(Variable x, int axis) {
        return ExpandDims.expandDims(x, axis);
    }

    /// See [Flatten].
    public static Variable flatten(Variable x) {
        return Flatten.flatten(x);
    }

    /// See [Flip].
    public static Variable flip(Variable x, int axis) {
        return Flip.flip(x, axis);
    }

    /// See [Fliplr].
    public static Variable fliplr(Variable a) {
        return Fliplr.fliplr(a);
    }

    /// See [Flipud].
    public static Variable flipud(Variable a) {
        return Flipud.flipud(a);
    }

    /// See [GetItem].
    public static Variable getItem(Variable x, Object... slices) {
        return GetItem.getItem(x, slices);
    }

    /// See [Hstack].
    public static Variable hstack(List<Variable> xs) {
        return Hstack.hstack(xs);
    }

    /// See [Im2col].
    public static Variable im2col(Variable x, int... ksize) {
        return Im2col.im2col(x, ksize);
    }

    /// See [Im2col].
    public static Variable im2col(Variable x, int ksize, Consumer<Im2col.Options> options) {
        return Im2col.im2col(x, ksize, options);
    }

    /// See [Im2col].
    public static Variable im2col(Variable x, int[] ksize, Consumer<Im2col.Options> options) {
        return Im2col.im2col(x, ksize, options);
    }

    /// See [Moveaxis].
    public static Variable moveaxis(Variable x, int source, int destination) {
        return Moveaxis.moveaxis(x, source, destination);
    }

    /// See [Moveaxis].
    public static Variable moveaxis(Variable x, int[] source, int[] destination) {
        return Moveaxis.moveaxis(x, source, destination);
    }

    /// See [Pad].
    public static Variable pad(Variable x, int padWidth, String mode) {
        return Pad.pad(x, padWidth, mode);
    }

    /// See [Pad].
    public static Variable pad(Variable x, int padWidth, String mode, Consumer<Pad.Options> options) {
        return Pad.pad(x, padWidth, mode, options);
    }

    /// See [Pad].
    public static Variable pad(Variable x, int[] padWidth, String mode) {
        return Pad.pad(x, padWidth, mode);
    }

    /// See [Pad].
    public static Variable pad(Variable x, int[] padWidth, String mode, Consumer<Pad.Options> options) {
        return Pad.pad(x, padWidth, mode, options);
    }

    /// See [Pad].
    public static Variable pad(Variable x, int[][] padWidth, String mode) {
        return Pad.pad(x, padWidth, mode);
    }

    /// See [Pad].
    public static Variable pad(Variable x, int[][] padWidth, String mode, Consumer<Pad.Options> options) {
        return Pad.pad(x, padWidth, mode, options);
    }

    /// See [PadSequence].
    public static Variable padSequence(List<Variable> xs) {
        return PadSequence.padSequence(xs);
    }

    /// See [PadSequence].
    public static Variable padSequence(List<Variable> xs, Consumer<PadSequence.Options> options) {
        return PadSequence.padSequence(xs, options);
    }

    /// See [Permutate].
    public static Variable permutate(Variable x, NDArray indices) {
        return Permutate.permutate(x, indices);
    }

    /// See [Permutate].
    public static Variable permutate(Variable x, NDArray indices, int axis) {
        return Permutate.permutate(x, indices, axis);
    }

    /// See [Permutate].
    public static Variable permutate(Variable x, NDArray indices, int axis, boolean inv) {
        return Permutate.permutate(x, indices, axis, inv);
    }

    /// See [Permutate].
    public static Variable permutate(Variable x, NDArray indices, Consumer<Permutate.Options> options) {
        return Permutate.permutate(x, indices, options);
    }

    /// See [Repeat].
    public static Variable repeat(Variable x, int repeats) {
        return Repeat.repeat(x, repeats);
    }

    /// See [Repeat].
    public static Variable repeat(Variable x, int[] repeats) {
        return Repeat.repeat(x, repeats);
    }

    /// See [Repeat].
    public static Variable repeat(Variable x, int repeats, int axis) {
        return Repeat.repeat(x, repeats, axis);
    }

    /// See [Repeat].
    public static Variable repeat(Variable x, int[] repeats, int axis) {
        return Repeat.repeat(x, repeats, axis);
    }

    /// See [Reshape].
    public static Variable reshape(Variable x, int... shape) {
        return Reshape.reshape(x, shape);
    }

    /// See [ResizeImages].
    public static Variable resizeImages(Variable x, int... outputShape) {
        return ResizeImages.resizeImages(x, outputShape);
    }

    /// See [ResizeImages].
    public static Variable resizeImages(Variable x, int[] outputShape, Consumer<ResizeImages.Options> options) {
        return ResizeImages.resizeImages(x, outputShape, options);
    }

    /// See [Rollaxis].
    public static Variable rollaxis(Variable x, int axis) {
        return Rollaxis.rollaxis(x, axis);
    }

    /// See [Rollaxis].
    public static Variable rollaxis(Variable x, int axis, int start) {
        return Rollaxis.rollaxis(x, axis, start);
    }

    /// See [ScatterAdd].
    public static Variable scatterAdd(Variable a, Object slices, Variable b) {
        return ScatterAdd.scatterAdd(a, slices, b);
    }

    /// See [ScatterAdd].
    public static Variable scatterAdd(Variable a, Object[] slices, Variable b) {
        return ScatterAdd.scatterAdd(a, slices, b);
    }

    /// See [SelectItem].
    public static Variable selectItem(Variable x, NDArray t) {
        return SelectItem.selectItem(x, t);
    }

    /// See [SelectItem].
    public static Variable selectItem(Variable x, Variable t) {
        return SelectItem.selectItem(x, t.array());
    }

    /// See [Separate].
    public static List<Variable> separate(Variable x) {
        return Separate.separate(x);
    }

    /// See [Separate].
    public static List<Variable> separate(Variable x, int axis) {
        return Separate.separate(x, axis);
    }

    /// See [Space2depth].
    public static Variable space2depth(Variable X, int r) {
        return Space2depth.space2depth(X, r);
    }

    /// See [SpatialTransformerGrid].
    public static Variable spatialTransformerGrid(Variable theta, int... outputShape) {
        return SpatialTransformerGrid.spatialTransformerGrid(theta, outputShape);
    }

    /// See [SpatialTransformerSampler].
    public static Variable spatialTransformerSampler(Variable x, Variable grid) {
        return SpatialTransformerSampler.spatialTransformerSampler(x, grid);
    }

    /// See [SplitAxis].
    public static List<Variable> splitAxis(Variable x, int indicesOrSections, int axis) {
        return SplitAxis.splitAxis(x, indicesOrSections, axis);
    }

    /// See [SplitAxis].
    public static List<Variable> splitAxis(Variable x, int indicesOrSections, int axis,
            Consumer<SplitAxis.Options> options) {
        return SplitAxis.splitAxis(x, indicesOrSections, axis, options);
    }

    /// See [SplitAxis].
    public static List<Variable> splitAxis(Variable x, int[] indicesOrSections, int axis) {
        return SplitAxis.splitAxis(x, indicesOrSections, axis);
    }

    /// See [SplitAxis].
    public static List<Variable> splitAxis(Variable x, int[] indicesOrSections, int axis,
            Consumer<SplitAxis.Options> options) {
        return SplitAxis.splitAxis(x, indicesOrSections, axis, options);
    }

    /// See [Squeeze].
    public static Variable squeeze(Variable x) {
        return Squeeze.squeeze(x);
    }

    /// See [Squeeze].
    public static Variable squeeze(Variable x, int... axis) {
        return Squeeze.squeeze(x, axis);
    }

    /// See [Stack].
    public static Variable stack(List<Variable> xs) {
        return Stack.stack(xs);
    }

    /// See [Stack].
    public static Variable stack(List<Variable> xs, int axis) {
        return Stack.stack(xs, axis);
    }

    /// See [Swapaxes].
    public static Variable swapaxes(Variable x, int axis1, int axis2) {
        return Swapaxes.swapaxes(x, axis1, axis2);
    }

    /// See [Tile].
    public static Variable tile(Variable x, int... reps) {
        return Tile.tile(x, reps);
    }

    /// See [Transpose].
    public static Variable transpose(Variable x, int... axes) {
        return Transpose.transpose(x, axes);
    }

    /// See [TransposeSequence].
    public static List<Variable> transposeSequence(List<Variable> xs) {
        return TransposeSequence.transposeSequence(xs);
    }

    /// See [Vstack].
    public static Variable vstack(List<Variable> xs) {
        return Vstack.vstack(xs);
    }

    /// See [Where].
    public static Variable where(NDArray condition, Variable x, Variable y) {
        return Where.where(condition, x, y);
    }

    /// See [Where].
    public static Variable where(Variable condition, Variable x, Variable y) {
        return Where.where(condition.array(), x, y);
    }

    // ---- connection

    /// See [Bilinear].
    public static Variable bilinear(Variable e1, Variable e2, Variable W) {
        return Bilinear.bilinear(e1, e2, W);
    }

    /// See [Bilinear].
    public static Variable bilinear(Variable e1, Variable e2, Variable W, Variable V1, Variable V2, Variable b) {
        return Bilinear.bilinear(e1, e2, W, V1, V2, b);
    }

    /// See [Convolution1d].
    public static Variable convolution1d(Variable x, Variable W) {
        return Convolution1d.convolution1d(x, W);
    }

    /// See [Convolution1d].
    public static Variable convolution1d(Variable x, Variable W, Variable b) {
        return Convolution1d.convolution1d(x, W, b);
    }

    /// See [Convolution1d].
    public static Variable convolution1d(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return Convolution1d.convolution1d(x, W, options);
    }

    /// See [Convolution1d].
    public static Variable convolution1d(Variable x, Variable W, Variable b, Consumer<ConvolutionOptions> options) {
        return Convolution1d.convolution1d(x, W, b, options);
    }

    /// See [Convolution2d].
    public static Variable convolution2d(Variable x, Variable W) {
        return Convolution2d.convolution2d(x, W);
    }

    /// See [Convolution2d].
    public static Variable convolution2d(Variable x, Variable W, Variable b) {
        return Convolution2d.convolution2d(x, W, b);
    }

    /// See [Convolution2d].
    public static Variable convolution2d(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return Convolution2d.convolution2d(x, W, options);
    }

    /// See [Convolution2d].
    public static Variable convolution2d(Variable x, Variable W, Variable b, Consumer<ConvolutionOptions> options) {
        return Convolution2d.convolution2d(x, W, b, options);
    }

    /// See [Convolution3d].
    public static Variable convolution3d(Variable x, Variable W) {
        return Convolution3d.convolution3d(x, W);
    }

    /// See [Convolution3d].
    public static Variable convolution3d(Variable x, Variable W, Variable b) {
        return Convolution3d.convolution3d(x, W, b);
    }

    /// See [Convolution3d].
    public static Variable convolution3d(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return Convolution3d.convolution3d(x, W, options);
    }

    /// See [Convolution3d].
    public static Variable convolution3d(Variable x, Variable W, Variable b, Consumer<ConvolutionOptions> options) {
        return Convolution3d.convolution3d(x, W, b, options);
    }

    /// See [ConvolutionNd].
    public static Variable convolutionNd(Variable x, Variable W) {
        return ConvolutionNd.convolutionNd(x, W);
    }

    /// See [ConvolutionNd].
    public static Variable convolutionNd(Variable x, Variable W, Variable b) {
        return ConvolutionNd.convolutionNd(x, W, b);
    }

    /// See [ConvolutionNd].
    public static Variable convolutionNd(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return ConvolutionNd.convolutionNd(x, W, options);
    }

    /// See [ConvolutionNd].
    public static Variable convolutionNd(Variable x, Variable W, Variable b, Consumer<ConvolutionOptions> options) {
        return ConvolutionNd.convolutionNd(x, W, b, options);
    }

    /// See [Deconvolution1d].
    public static Variable deconvolution1d(Variable x, Variable W) {
        return Deconvolution1d.deconvolution1d(x, W);
    }

    /// See [Deconvolution1d].
    public static Variable deconvolution1d(Variable x, Variable W, Variable b) {
        return Deconvolution1d.deconvolution1d(x, W, b);
    }

    /// See [Deconvolution1d].
    public static Variable deconvolution1d(Variable x, Variable W, Consumer<DeconvolutionOptions> options) {
        return Deconvolution1d.deconvolution1d(x, W, options);
    }

    /// See [Deconvolution1d].
    public static Variable deconvolution1d(Variable x, Variable W, Variable b, Consumer<DeconvolutionOptions> options) {
        return Deconvolution1d.deconvolution1d(x, W, b, options);
    }

    /// See [Deconvolution2d].
    public static Variable deconvolution2d(Variable x, Variable W) {
        return Deconvolution2d.deconvolution2d(x, W);
    }

    /// See [Deconvolution2d].
    public static Variable deconvolution2d(Variable x, Variable W, Variable b) {
        return Deconvolution2d.deconvolution2d(x, W, b);
    }

    /// See [Deconvolution2d].
    public static Variable deconvolution2d(Variable x, Variable W, Consumer<DeconvolutionOptions> options) {
        return Deconvolution2d.deconvolution2d(x, W, options);
    }

    /// See [Deconvolution2d].
    public static Variable deconvolution2d(Variable x, Variable W, Variable b, Consumer<DeconvolutionOptions> options) {
        return Deconvolution2d.deconvolution2d(x, W, b, options);
    }

    /// See [Deconvolution3d].
    public static Variable deconvolution3d(Variable x, Variable W) {
        return Deconvolution3d.deconvolution3d(x, W);
    }

    /// See [Deconvolution3d].
    public static Variable deconvolution3d(Variable x, Variable W, Variable b) {
        return Deconvolution3d.deconvolution3d(x, W, b);
    }

    /// See [Deconvolution3d].
    public static Variable deconvolution3d(Variable x, Variable W, Consumer<DeconvolutionOptions> options) {
        return Deconvolution3d.deconvolution3d(x, W, options);
    }

    /// See [Deconvolution3d].
    public static Variable deconvolution3d(Variable x, Variable W, Variable b, Consumer<DeconvolutionOptions> options) {
        return Deconvolution3d.deconvolution3d(x, W, b, options);
    }

    /// See [DeconvolutionNd].
    public static Variable deconvolutionNd(Variable x, Variable W) {
        return DeconvolutionNd.deconvolutionNd(x, W);
    }

    /// See [DeconvolutionNd].
    public static Variable deconvolutionNd(Variable x, Variable W, Variable b) {
        return DeconvolutionNd.deconvolutionNd(x, W, b);
    }

    /// See [DeconvolutionNd].
    public static Variable deconvolutionNd(Variable x, Variable W, Consumer<DeconvolutionOptions> options) {
        return DeconvolutionNd.deconvolutionNd(x, W, options);
    }

    /// See [DeconvolutionNd].
    public static Variable deconvolutionNd(Variable x, Variable W, Variable b, Consumer<DeconvolutionOptions> options) {
        return DeconvolutionNd.deconvolutionNd(x, W, b, options);
    }

    /// See [DeformableConvolution2dSampler].
    public static Variable deformableConvolution2dSampler(Variable x, Variable offset, Variable W) {
        return DeformableConvolution2dSampler.deformableConvolution2dSampler(x, offset, W);
    }

    /// See [DeformableConvolution2dSampler].
    public static Variable deformableConvolution2dSampler(Variable x, Variable offset, Variable W, Variable b) {
        return DeformableConvolution2dSampler.deformableConvolution2dSampler(x, offset, W, b);
    }

    /// See [DeformableConvolution2dSampler].
    public static Variable deformableConvolution2dSampler(Variable x, Variable offset, Variable W,
            Consumer<StrideOptions> options) {
        return DeformableConvolution2dSampler.deformableConvolution2dSampler(x, offset, W, options);
    }

    /// See [DeformableConvolution2dSampler].
    public static Variable deformableConvolution2dSampler(Variable x, Variable offset, Variable W, Variable b,
            Consumer<StrideOptions> options) {
        return DeformableConvolution2dSampler.deformableConvolution2dSampler(x, offset, W, b, options);
    }

    /// See [DepthwiseConvolution2d].
    public static Variable depthwiseConvolution2d(Variable x, Variable W) {
        return DepthwiseConvolution2d.depthwiseConvolution2d(x, W);
    }

    /// See [DepthwiseConvolution2d].
    public static Variable depthwiseConvolution2d(Variable x, Variable W, Variable b) {
        return DepthwiseConvolution2d.depthwiseConvolution2d(x, W, b);
    }

    /// See [DepthwiseConvolution2d].
    public static Variable depthwiseConvolution2d(Variable x, Variable W, Consumer<StrideOptions> options) {
        return DepthwiseConvolution2d.depthwiseConvolution2d(x, W, options);
    }

    /// See [DepthwiseConvolution2d].
    public static Variable depthwiseConvolution2d(Variable x, Variable W, Variable b, Consumer<StrideOptions> options) {
        return DepthwiseConvolution2d.depthwiseConvolution2d(x, W, b, options);
    }

    /// See [DilatedConvolution2d].
    public static Variable dilatedConvolution2d(Variable x, Variable W) {
        return DilatedConvolution2d.dilatedConvolution2d(x, W);
    }

    /// See [DilatedConvolution2d].
    public static Variable dilatedConvolution2d(Variable x, Variable W, Variable b) {
        return DilatedConvolution2d.dilatedConvolution2d(x, W, b);
    }

    /// See [DilatedConvolution2d].
    public static Variable dilatedConvolution2d(Variable x, Variable W, Consumer<ConvolutionOptions> options) {
        return DilatedConvolution2d.dilatedConvolution2d(x, W, options);
    }

    /// See [DilatedConvolution2d].
    public static Variable dilatedConvolution2d(Variable x, Variable W, Variable b,
            Consumer<ConvolutionOptions> options) {
        return DilatedConvolution2d.dilatedConvolution2d(x, W, b, options);
    }

    /// See [EmbedId].
    public static Variable embedId(Variable x, Variable W) {
        return EmbedId.embedId(x, W);
    }

    /// See [EmbedId].
    public static Variable embedId(NDArray x, Variable W) {
        return EmbedId.embedId(Variable.constant(x), W);
    }

    /// See [EmbedId].
    public static Variable embedId(Variable x, Variable W, int ignoreLabel) {
        return EmbedId.embedId(x, W, ignoreLabel);
    }

    /// See [EmbedId].
    public static Variable embedId(NDArray x, Variable W, int ignoreLabel) {
        return EmbedId.embedId(Variable.constant(x), W, ignoreLabel);
    }

    /// See [Linear].
    public static Variable linear(Variable x, Variable W) {
        return Linear.linear(x, W);
    }

    /// See [Linear].
    public static Variable linear(Variable x, Variable W, Variable b) {
        return Linear.linear(x, W, b);
    }

    /// See [Linear].
    public static Variable linear(Variable x, Variable W, int nBatchAxes) {
        return Linear.linear(x, W, nBatchAxes);
    }

    /// See [Linear].
    public static Variable linear(Variable x, Variable W, Variable b, int nBatchAxes) {
        return Linear.linear(x, W, b, nBatchAxes);
    }

    /// See [LocalConvolution2d].
    public static Variable localConvolution2d(Variable x, Variable W) {
        return LocalConvolution2d.localConvolution2d(x, W);
    }

    /// See [LocalConvolution2d].
    public static Variable localConvolution2d(Variable x, Variable W, Variable b) {
        return LocalConvolution2d.localConvolution2d(x, W, b);
    }

    /// See [LocalConvolution2d].
    public static Variable localConvolution2d(Variable x, Variable W, Consumer<LocalConvolution2d.Options> options) {
        return LocalConvolution2d.localConvolution2d(x, W, options);
    }

    /// See [LocalConvolution2d].
    public static Variable localConvolution2d(Variable x, Variable W, Variable b,
            Consumer<LocalConvolution2d.Options> options) {
        return LocalConvolution2d.localConvolution2d(x, W, b, options);
    }

    /// See [Shift].
    public static Variable shift(Variable x) {
        return Shift.shift(x);
    }

    /// See [Shift].
    public static Variable shift(Variable x, int ksize) {
        return Shift.shift(x, ksize);
    }

    /// See [Shift].
    public static Variable shift(Variable x, Consumer<Shift.Options> options) {
        return Shift.shift(x, options);
    }

    // ---- evaluation

    /// See [Accuracy].
    public static Variable accuracy(Variable y, Variable t) {
        return Accuracy.accuracy(y, t);
    }

    /// See [Accuracy].
    public static Variable accuracy(Variable y, NDArray t) {
        return Accuracy.accuracy(y, Variable.constant(t));
    }

    /// See [Accuracy].
    public static Variable accuracy(Variable y, Variable t, int ignoreLabel) {
        return Accuracy.accuracy(y, t, ignoreLabel);
    }

    /// See [Accuracy].
    public static Variable accuracy(Variable y, NDArray t, int ignoreLabel) {
        return Accuracy.accuracy(y, Variable.constant(t), ignoreLabel);
    }

    /// See [BinaryAccuracy].
    public static Variable binaryAccuracy(Variable y, Variable t) {
        return BinaryAccuracy.binaryAccuracy(y, t);
    }

    /// See [BinaryAccuracy].
    public static Variable binaryAccuracy(Variable y, NDArray t) {
        return BinaryAccuracy.binaryAccuracy(y, Variable.constant(t));
    }

    /// See [ClassificationSummary].
    public static List<Variable> classificationSummary(Variable y, Variable t) {
        return ClassificationSummary.classificationSummary(y, t);
    }

    /// See [ClassificationSummary].
    public static List<Variable> classificationSummary(Variable y, NDArray t) {
        return ClassificationSummary.classificationSummary(y, Variable.constant(t));
    }

    /// See [ClassificationSummary].
    public static List<Variable> classificationSummary(Variable y, Variable t,
            Consumer<ClassificationSummary.Options> options) {
        return ClassificationSummary.classificationSummary(y, t, options);
    }

    /// See [ClassificationSummary].
    public static List<Variable> classificationSummary(Variable y, NDArray t,
            Consumer<ClassificationSummary.Options> options) {
        return ClassificationSummary.classificationSummary(y, Variable.constant(t), options);
    }

    /// See [F1Score].
    public static List<Variable> f1Score(Variable y, Variable t) {
        return F1Score.f1Score(y, t);
    }

    /// See [F1Score].
    public static List<Variable> f1Score(Variable y, NDArray t) {
        return F1Score.f1Score(y, Variable.constant(t));
    }

    /// See [F1Score].
    public static List<Variable> f1Score(Variable y, Variable t, Consumer<ClassificationSummary.Options> options) {
        return F1Score.f1Score(y, t, options);
    }

    /// See [F1Score].
    public static List<Variable> f1Score(Variable y, NDArray t, Consumer<ClassificationSummary.Options> options) {
        return F1Score.f1Score(y, Variable.constant(t), options);
    }

    /// See [Precision].
    public static List<Variable> precision(Variable y, Variable t) {
        return Precision.precision(y, t);
    }

    /// See [Precision].
    public static List<Variable> precision(Variable y, NDArray t) {
        return Precision.precision(y, Variable.constant(t));
    }

    /// See [Precision].
    public static List<Variable> precision(Variable y, Variable t, Consumer<ClassificationSummary.Options> options) {
        return Precision.precision(y, t, options);
    }

    /// See [Precision].
    public static List<Variable> precision(Variable y, NDArray t, Consumer<ClassificationSummary.Options> options) {
        return Precision.precision(y, Variable.constant(t), options);
    }

    /// See [R2Score].
    public static Variable r2Score(Variable pred, Variable trueValues) {
        return R2Score.r2Score(pred, trueValues);
    }

    /// See [R2Score].
    public static Variable r2Score(Variable pred, NDArray trueValues) {
        return R2Score.r2Score(pred, Variable.constant(trueValues));
    }

    /// See [R2Score].
    public static Variable r2Score(Variable pred, Variable trueValues, Consumer<R2Score.Options> options) {
        return R2Score.r2Score(pred, trueValues, options);
    }

    /// See [R2Score].
    public static Variable r2Score(Variable pred, NDArray trueValues, Consumer<R2Score.Options> options) {
        return R2Score.r2Score(pred, Variable.constant(trueValues), options);
    }

    /// See [Recall].
    public static List<Variable> recall(Variable y, Variable t) {
        return Recall.recall(y, t);
    }

    /// See [Recall].
    public static List<Variable> recall(Variable y, NDArray t) {
        return Recall.recall(y, Variable.constant(t));
    }

    /// See [Recall].
    public static List<Variable> recall(Variable y, Variable t, Consumer<ClassificationSummary.Options> options) {
        return Recall.recall(y, t, options);
    }

    /// See [Recall].
    public static List<Variable> recall(Variable y, NDArray t, Consumer<ClassificationSummary.Options> options) {
        return Recall.recall(y, Variable.constant(t), options);
    }

    // ---- loss

    /// See [AbsoluteError].
    public static Variable absoluteError(Variable x0, Variable x1) {
        return AbsoluteError.absoluteError(x0, x1);
    }

    /// See [ArgmaxCrf1d].
    public static ArgmaxCrf1d.Best argmaxCrf1d(Variable cost, List<Variable> xs) {
        return ArgmaxCrf1d.argmaxCrf1d(cost, xs);
    }

    /// See [BernoulliNll].
    public static Variable bernoulliNll(Variable x, Variable y) {
        return BernoulliNll.bernoulliNll(x, y);
    }

    /// See [BernoulliNll].
    public static Variable bernoulliNll(Variable x, Variable y, String reduce) {
        return BernoulliNll.bernoulliNll(x, y, reduce);
    }

    /// See [BlackOut].
    public static Variable blackOut(Variable x, Variable t, Variable W, Variable samples) {
        return BlackOut.blackOut(x, t, W, samples);
    }

    /// See [BlackOut].
    public static Variable blackOut(Variable x, NDArray t, Variable W, NDArray samples) {
        return BlackOut.blackOut(x, Variable.constant(t), W, Variable.constant(samples));
    }

    /// See [BlackOut].
    public static Variable blackOut(Variable x, Variable t, Variable W, Variable samples, String reduce) {
        return BlackOut.blackOut(x, t, W, samples, reduce);
    }

    /// See [BlackOut].
    public static Variable blackOut(Variable x, NDArray t, Variable W, NDArray samples, String reduce) {
        return BlackOut.blackOut(x, Variable.constant(t), W, Variable.constant(samples), reduce);
    }

    /// See [ConnectionistTemporalClassification].
    public static Variable connectionistTemporalClassification(List<Variable> x, Variable t, int blankSymbol) {
        return ConnectionistTemporalClassification.connectionistTemporalClassification(x, t, blankSymbol);
    }

    /// See [ConnectionistTemporalClassification].
    public static Variable connectionistTemporalClassification(List<Variable> x, NDArray t, int blankSymbol) {
        return connectionistTemporalClassification(x, Variable.constant(t), blankSymbol);
    }

    /// See [ConnectionistTemporalClassification].
    public static Variable connectionistTemporalClassification(List<Variable> x, Variable t, int blankSymbol,
            Consumer<ConnectionistTemporalClassification.Options> options) {
        return ConnectionistTemporalClassification.connectionistTemporalClassification(x, t, blankSymbol, options);
    }

    /// See [ConnectionistTemporalClassification].
    public static Variable connectionistTemporalClassification(List<Variable> x, NDArray t, int blankSymbol,
            Consumer<ConnectionistTemporalClassification.Options> options) {
        return connectionistTemporalClassification(x, Variable.constant(t), blankSymbol, options);
    }

    /// See [Contrastive].
    public static Variable contrastive(Variable x0, Variable x1, Variable y) {
        return Contrastive.contrastive(x0, x1, y);
    }

    /// See [Contrastive].
    public static Variable contrastive(Variable x0, Variable x1, NDArray y) {
        return Contrastive.contrastive(x0, x1, Variable.constant(y));
    }

    /// See [Contrastive].
    public static Variable contrastive(Variable x0, Variable x1, Variable y, Consumer<Contrastive.Options> options) {
        return Contrastive.contrastive(x0, x1, y, options);
    }

    /// See [Contrastive].
    public static Variable contrastive(Variable x0, Variable x1, NDArray y, Consumer<Contrastive.Options> options) {
        return Contrastive.contrastive(x0, x1, Variable.constant(y), options);
    }

    /// See [Crf1d].
    public static Variable crf1d(Variable cost, List<Variable> xs, List<Variable> ys) {
        return Crf1d.crf1d(cost, xs, ys);
    }

    /// See [Crf1d].
    public static Variable crf1d(Variable cost, List<Variable> xs, List<Variable> ys, Consumer<Crf1d.Options> options) {
        return Crf1d.crf1d(cost, xs, ys, options);
    }

    /// See [CrossCovariance].
    public static Variable crossCovariance(Variable y, Variable z) {
        return CrossCovariance.crossCovariance(y, z);
    }

    /// See [CrossCovariance].
    public static Variable crossCovariance(Variable y, Variable z, String reduce) {
        return CrossCovariance.crossCovariance(y, z, reduce);
    }

    /// See [Decov].
    public static Variable decov(Variable h) {
        return Decov.decov(h);
    }

    /// See [Decov].
    public static Variable decov(Variable h, String reduce) {
        return Decov.decov(h, reduce);
    }

    /// See [DiscriminativeMarginBasedClusteringLoss].
    public static DiscriminativeMarginBasedClusteringLoss.Terms discriminativeMarginBasedClusteringLoss(
            Variable embeddings, Variable labels, double deltaV, double deltaD, int maxEmbeddingDim) {
        return DiscriminativeMarginBasedClusteringLoss.discriminativeMarginBasedClusteringLoss(
                embeddings, labels, deltaV, deltaD, maxEmbeddingDim);
    }

    /// See [DiscriminativeMarginBasedClusteringLoss].
    public static DiscriminativeMarginBasedClusteringLoss.Terms discriminativeMarginBasedClusteringLoss(
            Variable embeddings, NDArray labels, double deltaV, double deltaD, int maxEmbeddingDim) {
        return discriminativeMarginBasedClusteringLoss(
                embeddings, Variable.constant(labels), deltaV, deltaD, maxEmbeddingDim);
    }

    /// See [DiscriminativeMarginBasedClusteringLoss].
    public static DiscriminativeMarginBasedClusteringLoss.Terms discriminativeMarginBasedClusteringLoss(
            Variable embeddings, Variable labels, double deltaV, double deltaD, int maxEmbeddingDim,
            Consumer<DiscriminativeMarginBasedClusteringLoss.Options> options) {
        return DiscriminativeMarginBasedClusteringLoss.discriminativeMarginBasedClusteringLoss(
                embeddings, labels, deltaV, deltaD, maxEmbeddingDim, options);
    }

    /// See [DiscriminativeMarginBasedClusteringLoss].
    public static DiscriminativeMarginBasedClusteringLoss.Terms discriminativeMarginBasedClusteringLoss(
            Variable embeddings, NDArray labels, double deltaV, double deltaD, int maxEmbeddingDim,
            Consumer<DiscriminativeMarginBasedClusteringLoss.Options> options) {
        return discriminativeMarginBasedClusteringLoss(
                embeddings, Variable.constant(labels), deltaV, deltaD, maxEmbeddingDim, options);
    }

    /// See [GaussianKlDivergence].
    public static Variable gaussianKlDivergence(Variable mean, Variable lnVar) {
        return GaussianKlDivergence.gaussianKlDivergence(mean, lnVar);
    }

    /// See [GaussianKlDivergence].
    public static Variable gaussianKlDivergence(Variable mean, Variable lnVar, String reduce) {
        return GaussianKlDivergence.gaussianKlDivergence(mean, lnVar, reduce);
    }

    /// See [GaussianNll].
    public static Variable gaussianNll(Variable x, Variable mean, Variable lnVar) {
        return GaussianNll.gaussianNll(x, mean, lnVar);
    }

    /// See [GaussianNll].
    public static Variable gaussianNll(Variable x, Variable mean, Variable lnVar, String reduce) {
        return GaussianNll.gaussianNll(x, mean, lnVar, reduce);
    }

    /// See [Hinge].
    public static Variable hinge(Variable x, Variable t) {
        return Hinge.hinge(x, t);
    }

    /// See [Hinge].
    public static Variable hinge(Variable x, NDArray t) {
        return Hinge.hinge(x, Variable.constant(t));
    }

    /// See [Hinge].
    public static Variable hinge(Variable x, Variable t, Consumer<Hinge.Options> options) {
        return Hinge.hinge(x, t, options);
    }

    /// See [Hinge].
    public static Variable hinge(Variable x, NDArray t, Consumer<Hinge.Options> options) {
        return Hinge.hinge(x, Variable.constant(t), options);
    }

    /// See [HuberLoss].
    public static Variable huberLoss(Variable x, Variable t, double delta) {
        return HuberLoss.huberLoss(x, t, delta);
    }

    /// See [HuberLoss].
    public static Variable huberLoss(Variable x, Variable t, double delta, String reduce) {
        return HuberLoss.huberLoss(x, t, delta, reduce);
    }

    /// See [MeanAbsoluteError].
    public static Variable meanAbsoluteError(Variable x0, Variable x1) {
        return MeanAbsoluteError.meanAbsoluteError(x0, x1);
    }

    /// See [MeanSquaredError].
    public static Variable meanSquaredError(Variable x0, Variable x1) {
        return MeanSquaredError.meanSquaredError(x0, x1);
    }

    /// See [NegativeSampling].
    public static Variable negativeSampling(Variable x, Variable t, Variable W,
            NegativeSampling.Sampler sampler, int sampleSize) {
        return NegativeSampling.negativeSampling(x, t, W, sampler, sampleSize);
    }

    /// See [NegativeSampling].
    public static Variable negativeSampling(Variable x, NDArray t, Variable W,
            NegativeSampling.Sampler sampler, int sampleSize) {
        return NegativeSampling.negativeSampling(x, Variable.constant(t), W, sampler, sampleSize);
    }

    /// See [NegativeSampling].
    public static Variable negativeSampling(Variable x, Variable t, Variable W,
            NegativeSampling.Sampler sampler, int sampleSize,
            Consumer<NegativeSampling.Options> options) {
        return NegativeSampling.negativeSampling(x, t, W, sampler, sampleSize, options);
    }

    /// See [NegativeSampling].
    public static Variable negativeSampling(Variable x, NDArray t, Variable W,
            NegativeSampling.Sampler sampler, int sampleSize,
            Consumer<NegativeSampling.Options> options) {
        return NegativeSampling.negativeSampling(x, Variable.constant(t), W, sampler, sampleSize, options);
    }

    /// See [SigmoidCrossEntropy].
    public static Variable sigmoidCrossEntropy(Variable x, Variable t) {
        return SigmoidCrossEntropy.sigmoidCrossEntropy(x, t);
    }

    /// See [SigmoidCrossEntropy].
    public static Variable sigmoidCrossEntropy(Variable x, NDArray t) {
        return SigmoidCrossEntropy.sigmoidCrossEntropy(x, Variable.constant(t));
    }

    /// See [SigmoidCrossEntropy].
    public static Variable sigmoidCrossEntropy(Variable x, Variable t, Consumer<SigmoidCrossEntropy.Options> options) {
        return SigmoidCrossEntropy.sigmoidCrossEntropy(x, t, options);
    }

    /// See [SigmoidCrossEntropy].
    public static Variable sigmoidCrossEntropy(Variable x, NDArray t, Consumer<SigmoidCrossEntropy.Options> options) {
        return SigmoidCrossEntropy.sigmoidCrossEntropy(x, Variable.constant(t), options);
    }

    /// See [SoftmaxCrossEntropy].
    public static Variable softmaxCrossEntropy(Variable x, Variable t) {
        return SoftmaxCrossEntropy.softmaxCrossEntropy(x, t);
    }

    /// See [SoftmaxCrossEntropy].
    public static Variable softmaxCrossEntropy(Variable x, NDArray t) {
        return SoftmaxCrossEntropy.softmaxCrossEntropy(x, Variable.constant(t));
    }

    /// See [SoftmaxCrossEntropy].
    public static Variable softmaxCrossEntropy(Variable x, Variable t, Consumer<SoftmaxCrossEntropy.Options> options) {
        return SoftmaxCrossEntropy.softmaxCrossEntropy(x, t, options);
    }

    /// See [SoftmaxCrossEntropy].
    public static Variable softmaxCrossEntropy(Variable x, NDArray t, Consumer<SoftmaxCrossEntropy.Options> options) {
        return SoftmaxCrossEntropy.softmaxCrossEntropy(x, Variable.constant(t), options);
    }

    /// See [SquaredDifference].
    public static Variable squaredDifference(Variable x0, Variable x1) {
        return SquaredDifference.squaredDifference(x0, x1);
    }

    /// See [SquaredError].
    public static Variable squaredError(Variable x0, Variable x1) {
        return SquaredError.squaredError(x0, x1);
    }

    /// See [Triplet].
    public static Variable triplet(Variable anchor, Variable positive, Variable negative) {
        return Triplet.triplet(anchor, positive, negative);
    }

    /// See [Triplet].
    public static Variable triplet(Variable anchor, Variable positive, Variable negative,
            Consumer<Triplet.Options> options) {
        return Triplet.triplet(anchor, positive, negative, options);
    }

    // ---- math

    /// See [Absolute].
    public static Variable absolute(Variable x) {
        return Absolute.absolute(x);
    }

    /// See [Arccos].
    public static Variable arccos(Variable x) {
        return Arccos.arccos(x);
    }

    /// See [Arcsin].
    public static Variable arcsin(Variable x) {
        return Arcsin.arcsin(x);
    }

    /// See [Arctan].
    public static Variable arctan(Variable x) {
        return Arctan.arctan(x);
    }

    /// See [Arctan2].
    public static Variable arctan2(Variable x1, Variable x2) {
        return Arctan2.arctan2(x1, x2);
    }

    /// See [Arctanh].
    public static Variable arctanh(Variable x) {
        return Arctanh.arctanh(x);
    }

    /// See [Argmax].
    public static Variable argmax(Variable x) {
        return Argmax.argmax(x);
    }

    /// See [Argmax].
    public static Variable argmax(Variable x, int axis) {
        return Argmax.argmax(x, axis);
    }

    /// See [Argmin].
    public static Variable argmin(Variable x) {
        return Argmin.argmin(x);
    }

    /// See [Argmin].
    public static Variable argmin(Variable x, int axis) {
        return Argmin.argmin(x, axis);
    }

    /// See [Average].
    public static Variable average(Variable x) {
        return Average.average(x);
    }

    /// See [Average].
    public static Variable average(Variable x, int... axis) {
        return Average.average(x, axis);
    }

    /// See [Average].
    public static Variable average(Variable x, Consumer<Average.Options> options) {
        return Average.average(x, options);
    }

    /// See [BatchDet].
    public static Variable batchDet(Variable a) {
        return BatchDet.batchDet(a);
    }

    /// See [BatchInv].
    public static Variable batchInv(Variable a) {
        return BatchInv.batchInv(a);
    }

    /// See [BatchL2NormSquared].
    public static Variable batchL2NormSquared(Variable x) {
        return BatchL2NormSquared.batchL2NormSquared(x);
    }

    /// See [BatchMatmul].
    public static Variable batchMatmul(Variable a, Variable b) {
        return BatchMatmul.batchMatmul(a, b);
    }

    /// See [BatchMatmul].
    public static Variable batchMatmul(Variable a, Variable b, Consumer<Matmul.Options> options) {
        return BatchMatmul.batchMatmul(a, b, options);
    }

    /// See [Bias].
    public static Variable bias(Variable x, Variable y) {
        return Bias.bias(x, y);
    }

    /// See [Bias].
    public static Variable bias(Variable x, Variable y, int axis) {
        return Bias.bias(x, y, axis);
    }

    /// See [Ceil].
    public static Variable ceil(Variable x) {
        return Ceil.ceil(x);
    }

    /// See [Cholesky].
    public static Variable cholesky(Variable a) {
        return Cholesky.cholesky(a);
    }

    /// See [Clip].
    public static Variable clip(Variable x, double xMin, double xMax) {
        return Clip.clip(x, xMin, xMax);
    }

    /// See [Clip].
    public static Variable clip(Variable x, Double xMin, Double xMax) {
        return Clip.clip(x, xMin, xMax);
    }

    /// See [Cos].
    public static Variable cos(Variable x) {
        return Cos.cos(x);
    }

    /// See [Cosh].
    public static Variable cosh(Variable x) {
        return Cosh.cosh(x);
    }

    /// See [Cumprod].
    public static Variable cumprod(Variable x) {
        return Cumprod.cumprod(x);
    }

    /// See [Cumprod].
    public static Variable cumprod(Variable x, int axis) {
        return Cumprod.cumprod(x, axis);
    }

    /// See [Cumsum].
    public static Variable cumsum(Variable x) {
        return Cumsum.cumsum(x);
    }

    /// See [Cumsum].
    public static Variable cumsum(Variable x, int axis) {
        return Cumsum.cumsum(x, axis);
    }

    /// See [Det].
    public static Variable det(Variable a) {
        return Det.det(a);
    }

    /// See [Digamma].
    public static Variable digamma(Variable x) {
        return Digamma.digamma(x);
    }

    /// See [Einsum].
    public static Variable einsum(String subscripts, Variable... operands) {
        return Einsum.einsum(subscripts, operands);
    }

    /// See [Einsum].
    public static Variable einsum(Object... operandsAndLabels) {
        return Einsum.einsum(operandsAndLabels);
    }

    /// See [UserFormula].
    public static UnaryOperator<Variable> elementwise(UnaryOperator<Expr> formula) {
        return UserFormula.elementwise(formula);
    }

    /// See [UserFormula].
    public static BinaryOperator<Variable> elementwise(BinaryOperator<Expr> formula) {
        return UserFormula.elementwise(formula);
    }

    /// See [UserFormula].
    public static UserFormula.Ternary elementwise(Elementwise.Ternary formula) {
        return UserFormula.elementwise(formula);
    }

    /// See [UserFormula].
    public static UserFormula.Quaternary elementwise(Elementwise.Quaternary formula) {
        return UserFormula.elementwise(formula);
    }

    /// See [Erf].
    public static Variable erf(Variable x) {
        return Erf.erf(x);
    }

    /// See [Erfc].
    public static Variable erfc(Variable x) {
        return Erfc.erfc(x);
    }

    /// See [Erfcinv].
    public static Variable erfcinv(Variable x) {
        return Erfcinv.erfcinv(x);
    }

    /// See [Erfcx].
    public static Variable erfcx(Variable x) {
        return Erfcx.erfcx(x);
    }

    /// See [Erfinv].
    public static Variable erfinv(Variable x) {
        return Erfinv.erfinv(x);
    }

    /// See [Exp].
    public static Variable exp(Variable x) {
        return Exp.exp(x);
    }

    /// See [Expm1].
    public static Variable expm1(Variable x) {
        return Expm1.expm1(x);
    }

    /// See [Fft].
    public static List<Variable> fft(Variable... x) {
        return Fft.fft(x);
    }

    /// See [Fix].
    public static Variable fix(Variable x) {
        return Fix.fix(x);
    }

    /// See [Floor].
    public static Variable floor(Variable x) {
        return Floor.floor(x);
    }

    /// See [Fmod].
    public static Variable fmod(Variable x, Variable divisor) {
        return Fmod.fmod(x, divisor);
    }

    /// See [Identity].
    public static Variable identity(Variable x) {
        return Identity.identity(x);
    }

    /// See [Identity].
    public static List<Variable> identity(Variable x, Variable... more) {
        return Identity.identity(x, more);
    }

    /// See [Ifft].
    public static List<Variable> ifft(Variable... x) {
        return Ifft.ifft(x);
    }

    /// See [Inv].
    public static Variable inv(Variable a) {
        return Inv.inv(a);
    }

    /// See [Lgamma].
    public static Variable lgamma(Variable x) {
        return Lgamma.lgamma(x);
    }

    /// See [LinearInterpolate].
    public static Variable linearInterpolate(Variable p, Variable x, Variable y) {
        return LinearInterpolate.linearInterpolate(p, x, y);
    }

    /// See [Log].
    public static Variable log(Variable x) {
        return Log.log(x);
    }

    /// See [Log10].
    public static Variable log10(Variable x) {
        return Log10.log10(x);
    }

    /// See [Log1p].
    public static Variable log1p(Variable x) {
        return Log1p.log1p(x);
    }

    /// See [Log2].
    public static Variable log2(Variable x) {
        return Log2.log2(x);
    }

    /// See [LogNdtr].
    public static Variable logNdtr(Variable x) {
        return LogNdtr.logNdtr(x);
    }

    /// See [Logsumexp].
    public static Variable logsumexp(Variable x) {
        return Logsumexp.logsumexp(x);
    }

    /// See [Logsumexp].
    public static Variable logsumexp(Variable x, int... axis) {
        return Logsumexp.logsumexp(x, axis);
    }

    /// See [Matmul].
    public static Variable matmul(Variable a, Variable b) {
        return Matmul.matmul(a, b);
    }

    /// See [Matmul].
    public static Variable matmul(Variable a, Variable b, Consumer<Matmul.Options> options) {
        return Matmul.matmul(a, b, options);
    }

    /// See [Max].
    public static Variable max(Variable x) {
        return Max.max(x);
    }

    /// See [Max].
    public static Variable max(Variable x, int... axis) {
        return Max.max(x, axis);
    }

    /// See [Max].
    public static Variable max(Variable x, Consumer<AxisOptions> options) {
        return Max.max(x, options);
    }

    /// See [Maximum].
    public static Variable maximum(Variable x1, Variable x2) {
        return Maximum.maximum(x1, x2);
    }

    /// See [Average], of which this is another name.
    public static Variable mean(Variable x) {
        return Average.average(x);
    }

    /// See [Average], of which this is another name.
    public static Variable mean(Variable x, int... axis) {
        return Average.average(x, axis);
    }

    /// See [Average], of which this is another name.
    public static Variable mean(Variable x, Consumer<Average.Options> options) {
        return Average.average(x, options);
    }

    /// See [Min].
    public static Variable min(Variable x) {
        return Min.min(x);
    }

    /// See [Min].
    public static Variable min(Variable x, int... axis) {
        return Min.min(x, axis);
    }

    /// See [Min].
    public static Variable min(Variable x, Consumer<AxisOptions> options) {
        return Min.min(x, options);
    }

    /// See [Minimum].
    public static Variable minimum(Variable x1, Variable x2) {
        return Minimum.minimum(x1, x2);
    }

    /// See [Ndtr].
    public static Variable ndtr(Variable x) {
        return Ndtr.ndtr(x);
    }

    /// See [Ndtri].
    public static Variable ndtri(Variable x) {
        return Ndtri.ndtri(x);
    }

    /// See [Polygamma].
    public static Variable polygamma(NDArray n, Variable x) {
        return Polygamma.polygamma(n, x);
    }

    /// See [Polygamma].
    public static Variable polygamma(int n, Variable x) {
        return Polygamma.polygamma(n, x);
    }

    /// See [Prod].
    public static Variable prod(Variable x) {
        return Prod.prod(x);
    }

    /// See [Prod].
    public static Variable prod(Variable x, int... axis) {
        return Prod.prod(x, axis);
    }

    /// See [Prod].
    public static Variable prod(Variable x, Consumer<AxisOptions> options) {
        return Prod.prod(x, options);
    }

    /// See [Rsqrt].
    public static Variable rsqrt(Variable x) {
        return Rsqrt.rsqrt(x);
    }

    /// See [Scale].
    public static Variable scale(Variable x, Variable y) {
        return Scale.scale(x, y);
    }

    /// See [Scale].
    public static Variable scale(Variable x, Variable y, int axis) {
        return Scale.scale(x, y, axis);
    }

    /// See [Sign].
    public static Variable sign(Variable x) {
        return Sign.sign(x);
    }

    /// See [Sin].
    public static Variable sin(Variable x) {
        return Sin.sin(x);
    }

    /// See [Sinh].
    public static Variable sinh(Variable x) {
        return Sinh.sinh(x);
    }

    /// See [SparseMatmul].
    public static Variable sparseMatmul(CooMatrix a, Variable b) {
        return SparseMatmul.sparseMatmul(a, b);
    }

    /// See [SparseMatmul].
    public static Variable sparseMatmul(CooMatrix a, Variable b, Consumer<Matmul.Options> options) {
        return SparseMatmul.sparseMatmul(a, b, options);
    }

    /// See [SparseMatmul].
    public static Variable sparseMatmul(Variable a, CooMatrix b) {
        return SparseMatmul.sparseMatmul(a, b);
    }

    /// See [SparseMatmul].
    public static Variable sparseMatmul(Variable a, CooMatrix b, Consumer<Matmul.Options> options) {
        return SparseMatmul.sparseMatmul(a, b, options);
    }

    /// See [Sqrt].
    public static Variable sqrt(Variable x) {
        return Sqrt.sqrt(x);
    }

    /// See [Square].
    public static Variable square(Variable x) {
        return Square.square(x);
    }

    /// See [Sum].
    public static Variable sum(Variable x) {
        return Sum.sum(x);
    }

    /// See [Sum].
    public static Variable sum(Variable x, int... axis) {
        return Sum.sum(x, axis);
    }

    /// See [Sum].
    public static Variable sum(Variable x, Consumer<AxisOptions> options) {
        return Sum.sum(x, options);
    }

    /// See [SumTo].
    public static Variable sumTo(Variable x, Shape shape) {
        return SumTo.sumTo(x, shape);
    }

    /// See [SumTo].
    public static Variable sumTo(Variable x, int... shape) {
        return SumTo.sumTo(x, Shape.of(shape));
    }

    /// See [Tan].
    public static Variable tan(Variable x) {
        return Tan.tan(x);
    }

    /// See [Tensordot].
    public static Variable tensordot(Variable a, Variable b) {
        return Tensordot.tensordot(a, b);
    }

    /// See [Tensordot].
    public static Variable tensordot(Variable a, Variable b, int axes) {
        return Tensordot.tensordot(a, b, axes);
    }

    /// See [Tensordot].
    public static Variable tensordot(Variable a, Variable b, int[] axes) {
        return Tensordot.tensordot(a, b, axes);
    }

    /// See [Tensordot].
    public static Variable tensordot(Variable a, Variable b, int[][] axes) {
        return Tensordot.tensordot(a, b, axes);
    }

    /// See [Zeta].
    public static Variable zeta(NDArray x, Variable q) {
        return Zeta.zeta(x, q);
    }

    /// See [Zeta].
    public static Variable zeta(double x, Variable q) {
        return Zeta.zeta(x, q);
    }

    // ---- memory

    /// See [Forget].
    public static Variable forget(UnaryOperator<Variable> func, Variable x) {
        return Forget.forget(func, x);
    }

    /// See [Forget].
    public static Variable forget(BinaryOperator<Variable> func, Variable x0, Variable x1) {
        return Forget.forget(func, x0, x1);
    }

    /// See [Forget].
    public static List<Variable> forget(Function<List<Variable>, List<Variable>> func, List<Variable> xs) {
        return Forget.forget(func, xs);
    }

    // ---- noise

    /// See [Dropout].
    public static Variable dropout(Variable x) {
        return Dropout.dropout(x);
    }

    /// See [Dropout].
    public static Variable dropout(Variable x, double ratio) {
        return Dropout.dropout(x, ratio);
    }

    /// See [Dropout].
    public static Variable dropout(Variable x, Consumer<Dropout.Options> options) {
        return Dropout.dropout(x, options);
    }

    /// See [Gaussian].
    public static Variable gaussian(Variable mean, Variable lnVar) {
        return Gaussian.gaussian(mean, lnVar);
    }

    /// See [Gaussian].
    public static Variable gaussian(Variable mean, Variable lnVar, Consumer<Gaussian.Options> options) {
        return Gaussian.gaussian(mean, lnVar, options);
    }

    /// See [GumbelSoftmax].
    public static Variable gumbelSoftmax(Variable logPi) {
        return GumbelSoftmax.gumbelSoftmax(logPi);
    }

    /// See [GumbelSoftmax].
    public static Variable gumbelSoftmax(Variable logPi, double tau) {
        return GumbelSoftmax.gumbelSoftmax(logPi, tau);
    }

    /// See [GumbelSoftmax].
    public static Variable gumbelSoftmax(Variable logPi, Consumer<GumbelSoftmax.Options> options) {
        return GumbelSoftmax.gumbelSoftmax(logPi, options);
    }

    /// See [SimplifiedDropconnect].
    public static Variable simplifiedDropconnect(Variable x, Variable W) {
        return SimplifiedDropconnect.simplifiedDropconnect(x, W);
    }

    /// See [SimplifiedDropconnect].
    public static Variable simplifiedDropconnect(Variable x, Variable W, Variable b) {
        return SimplifiedDropconnect.simplifiedDropconnect(x, W, b);
    }

    /// See [SimplifiedDropconnect].
    public static Variable simplifiedDropconnect(Variable x, Variable W,
            Consumer<SimplifiedDropconnect.Options> options) {
        return SimplifiedDropconnect.simplifiedDropconnect(x, W, options);
    }

    /// See [SimplifiedDropconnect].
    public static Variable simplifiedDropconnect(Variable x, Variable W, Variable b,
            Consumer<SimplifiedDropconnect.Options> options) {
        return SimplifiedDropconnect.simplifiedDropconnect(x, W, b, options);
    }

    /// See [Zoneout].
    public static Variable zoneout(Variable h, Variable x) {
        return Zoneout.zoneout(h, x);
    }

    /// See [Zoneout].
    public static Variable zoneout(Variable h, Variable x, double ratio) {
        return Zoneout.zoneout(h, x, ratio);
    }

    // ---- normalization

    /// See [BatchNormalization].
    public static Variable batchNormalization(Variable x, Variable gamma, Variable beta) {
        return BatchNormalization.batchNormalization(x, gamma, beta);
    }

    /// See [BatchNormalization].
    public static Variable batchNormalization(Variable x, Variable gamma, Variable beta,
            Consumer<BatchNormalization.Options> options) {
        return BatchNormalization.batchNormalization(x, gamma, beta, options);
    }

    /// See [BatchRenormalization].
    public static Variable batchRenormalization(Variable x, Variable gamma, Variable beta, double rmax, double dmax,
            Consumer<BatchRenormalization.Options> options) {
        return BatchRenormalization.batchRenormalization(x, gamma, beta, rmax, dmax, options);
    }

    /// See [DecorrelatedBatchNormalization].
    public static Variable decorrelatedBatchNormalization(Variable x) {
        return DecorrelatedBatchNormalization.decorrelatedBatchNormalization(x);
    }

    /// See [DecorrelatedBatchNormalization].
    public static Variable decorrelatedBatchNormalization(Variable x,
            Consumer<DecorrelatedBatchNormalization.Options> options) {
        return DecorrelatedBatchNormalization.decorrelatedBatchNormalization(x, options);
    }

    /// See [FixedBatchNormalization].
    public static Variable fixedBatchNormalization(Variable x, Variable gamma, Variable beta, Variable mean,
            Variable var) {
        return FixedBatchNormalization.fixedBatchNormalization(x, gamma, beta, mean, var);
    }

    /// See [FixedBatchNormalization].
    public static Variable fixedBatchNormalization(Variable x, Variable gamma, Variable beta, Variable mean,
            Variable var, Consumer<FixedBatchNormalization.Options> options) {
        return FixedBatchNormalization.fixedBatchNormalization(x, gamma, beta, mean, var, options);
    }

    /// See [FixedBatchRenormalization].
    public static Variable fixedBatchRenormalization(Variable x, Variable gamma, Variable beta, Variable mean,
            Variable var) {
        return FixedBatchRenormalization.fixedBatchRenormalization(x, gamma, beta, mean, var);
    }

    /// See [FixedBatchRenormalization].
    public static Variable fixedBatchRenormalization(Variable x, Variable gamma, Variable beta, Variable mean,
            Variable var, Consumer<FixedBatchNormalization.Options> options) {
        return FixedBatchRenormalization.fixedBatchRenormalization(x, gamma, beta, mean, var, options);
    }

    /// See [FixedDecorrelatedBatchNormalization].
    public static Variable fixedDecorrelatedBatchNormalization(Variable x, Variable mean, Variable projection) {
        return FixedDecorrelatedBatchNormalization.fixedDecorrelatedBatchNormalization(x, mean, projection);
    }

    /// See [FixedDecorrelatedBatchNormalization].
    public static Variable fixedDecorrelatedBatchNormalization(Variable x, Variable mean, Variable projection,
            int groups) {
        return FixedDecorrelatedBatchNormalization.fixedDecorrelatedBatchNormalization(x, mean, projection, groups);
    }

    /// See [GroupNormalization].
    public static Variable groupNormalization(Variable x, int groups, Variable gamma, Variable beta) {
        return GroupNormalization.groupNormalization(x, groups, gamma, beta);
    }

    /// See [GroupNormalization].
    public static Variable groupNormalization(Variable x, int groups, Variable gamma, Variable beta,
            Consumer<GroupNormalization.Options> options) {
        return GroupNormalization.groupNormalization(x, groups, gamma, beta, options);
    }

    /// See [LayerNormalization].
    public static Variable layerNormalization(Variable x, Variable gamma, Variable beta) {
        return LayerNormalization.layerNormalization(x, gamma, beta);
    }

    /// See [LayerNormalization].
    public static Variable layerNormalization(Variable x, Variable gamma, Variable beta,
            Consumer<LayerNormalization.Options> options) {
        return LayerNormalization.layerNormalization(x, gamma, beta, options);
    }

    /// See [LocalResponseNormalization].
    public static Variable localResponseNormalization(Variable x) {
        return LocalResponseNormalization.localResponseNormalization(x);
    }

    /// See [LocalResponseNormalization].
    public static Variable localResponseNormalization(Variable x,
            Consumer<LocalResponseNormalization.Options> options) {
        return LocalResponseNormalization.localResponseNormalization(x, options);
    }

    /// See [Normalize].
    public static Variable normalize(Variable x) {
        return Normalize.normalize(x);
    }

    /// See [Normalize].
    public static Variable normalize(Variable x, Consumer<Normalize.Options> options) {
        return Normalize.normalize(x, options);
    }

    // ---- pooling

    /// See [AveragePooling1d].
    public static Variable averagePooling1d(Variable x, int ksize) {
        return AveragePooling1d.averagePooling1d(x, ksize);
    }

    /// See [AveragePooling1d].
    public static Variable averagePooling1d(Variable x, int ksize, int stride) {
        return AveragePooling1d.averagePooling1d(x, ksize, stride);
    }

    /// See [AveragePooling1d].
    public static Variable averagePooling1d(Variable x, int ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling1d.averagePooling1d(x, ksize, options);
    }

    /// See [AveragePooling1d].
    public static Variable averagePooling1d(Variable x, int[] ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling1d.averagePooling1d(x, ksize, options);
    }

    /// See [AveragePooling2d].
    public static Variable averagePooling2d(Variable x, int ksize) {
        return AveragePooling2d.averagePooling2d(x, ksize);
    }

    /// See [AveragePooling2d].
    public static Variable averagePooling2d(Variable x, int ksize, int stride) {
        return AveragePooling2d.averagePooling2d(x, ksize, stride);
    }

    /// See [AveragePooling2d].
    public static Variable averagePooling2d(Variable x, int ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling2d.averagePooling2d(x, ksize, options);
    }

    /// See [AveragePooling2d].
    public static Variable averagePooling2d(Variable x, int[] ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling2d.averagePooling2d(x, ksize, options);
    }

    /// See [AveragePooling3d].
    public static Variable averagePooling3d(Variable x, int ksize) {
        return AveragePooling3d.averagePooling3d(x, ksize);
    }

    /// See [AveragePooling3d].
    public static Variable averagePooling3d(Variable x, int ksize, int stride) {
        return AveragePooling3d.averagePooling3d(x, ksize, stride);
    }

    /// See [AveragePooling3d].
    public static Variable averagePooling3d(Variable x, int ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling3d.averagePooling3d(x, ksize, options);
    }

    /// See [AveragePooling3d].
    public static Variable averagePooling3d(Variable x, int[] ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePooling3d.averagePooling3d(x, ksize, options);
    }

    /// See [AveragePoolingNd].
    public static Variable averagePoolingNd(Variable x, int ksize) {
        return AveragePoolingNd.averagePoolingNd(x, ksize);
    }

    /// See [AveragePoolingNd].
    public static Variable averagePoolingNd(Variable x, int ksize, int stride) {
        return AveragePoolingNd.averagePoolingNd(x, ksize, stride);
    }

    /// See [AveragePoolingNd].
    public static Variable averagePoolingNd(Variable x, int ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePoolingNd.averagePoolingNd(x, ksize, options);
    }

    /// See [AveragePoolingNd].
    public static Variable averagePoolingNd(Variable x, int[] ksize, Consumer<AveragePoolingOptions> options) {
        return AveragePoolingNd.averagePoolingNd(x, ksize, options);
    }

    /// See [MaxPooling1d].
    public static Variable maxPooling1d(Variable x, int ksize) {
        return MaxPooling1d.maxPooling1d(x, ksize);
    }

    /// See [MaxPooling1d].
    public static Variable maxPooling1d(Variable x, int ksize, int stride) {
        return MaxPooling1d.maxPooling1d(x, ksize, stride);
    }

    /// See [MaxPooling1d].
    public static Variable maxPooling1d(Variable x, int ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling1d.maxPooling1d(x, ksize, options);
    }

    /// See [MaxPooling1d].
    public static Variable maxPooling1d(Variable x, int[] ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling1d.maxPooling1d(x, ksize, options);
    }

    /// See [MaxPooling2d].
    public static Variable maxPooling2d(Variable x, int ksize) {
        return MaxPooling2d.maxPooling2d(x, ksize);
    }

    /// See [MaxPooling2d].
    public static Variable maxPooling2d(Variable x, int ksize, int stride) {
        return MaxPooling2d.maxPooling2d(x, ksize, stride);
    }

    /// See [MaxPooling2d].
    public static Variable maxPooling2d(Variable x, int ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling2d.maxPooling2d(x, ksize, options);
    }

    /// See [MaxPooling2d].
    public static Variable maxPooling2d(Variable x, int[] ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling2d.maxPooling2d(x, ksize, options);
    }

    /// See [MaxPooling3d].
    public static Variable maxPooling3d(Variable x, int ksize) {
        return MaxPooling3d.maxPooling3d(x, ksize);
    }

    /// See [MaxPooling3d].
    public static Variable maxPooling3d(Variable x, int ksize, int stride) {
        return MaxPooling3d.maxPooling3d(x, ksize, stride);
    }

    /// See [MaxPooling3d].
    public static Variable maxPooling3d(Variable x, int ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling3d.maxPooling3d(x, ksize, options);
    }

    /// See [MaxPooling3d].
    public static Variable maxPooling3d(Variable x, int[] ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPooling3d.maxPooling3d(x, ksize, options);
    }

    /// See [MaxPoolingNd].
    public static Variable maxPoolingNd(Variable x, int ksize) {
        return MaxPoolingNd.maxPoolingNd(x, ksize);
    }

    /// See [MaxPoolingNd].
    public static Variable maxPoolingNd(Variable x, int ksize, int stride) {
        return MaxPoolingNd.maxPoolingNd(x, ksize, stride);
    }

    /// See [MaxPoolingNd].
    public static Variable maxPoolingNd(Variable x, int ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPoolingNd.maxPoolingNd(x, ksize, options);
    }

    /// See [MaxPoolingNd].
    public static Variable maxPoolingNd(Variable x, int[] ksize, Consumer<MaxPoolingOptions> options) {
        return MaxPoolingNd.maxPoolingNd(x, ksize, options);
    }

    /// See [RoiAverageAlign2d].
    public static Variable roiAverageAlign2d(Variable x, NDArray rois, NDArray roiIndices, int outsize,
            double spatialScale, int... samplingRatio) {
        return RoiAverageAlign2d.roiAverageAlign2d(x, rois, roiIndices, outsize, spatialScale, samplingRatio);
    }

    /// See [RoiAverageAlign2d].
    public static Variable roiAverageAlign2d(Variable x, NDArray rois, NDArray roiIndices, int[] outsize,
            double spatialScale, int... samplingRatio) {
        return RoiAverageAlign2d.roiAverageAlign2d(x, rois, roiIndices, outsize, spatialScale, samplingRatio);
    }

    /// See [RoiAveragePooling2d].
    public static Variable roiAveragePooling2d(Variable x, NDArray rois, NDArray roiIndices, int outsize,
            double spatialScale) {
        return RoiAveragePooling2d.roiAveragePooling2d(x, rois, roiIndices, outsize, spatialScale);
    }

    /// See [RoiAveragePooling2d].
    public static Variable roiAveragePooling2d(Variable x, NDArray rois, NDArray roiIndices, int[] outsize,
            double spatialScale) {
        return RoiAveragePooling2d.roiAveragePooling2d(x, rois, roiIndices, outsize, spatialScale);
    }

    /// See [RoiMaxAlign2d].
    public static Variable roiMaxAlign2d(Variable x, NDArray rois, NDArray roiIndices, int outsize,
            double spatialScale, int... samplingRatio) {
        return RoiMaxAlign2d.roiMaxAlign2d(x, rois, roiIndices, outsize, spatialScale, samplingRatio);
    }

    /// See [RoiMaxAlign2d].
    public static Variable roiMaxAlign2d(Variable x, NDArray rois, NDArray roiIndices, int[] outsize,
            double spatialScale, int... samplingRatio) {
        return RoiMaxAlign2d.roiMaxAlign2d(x, rois, roiIndices, outsize, spatialScale, samplingRatio);
    }

    /// See [RoiMaxPooling2d].
    public static Variable roiMaxPooling2d(Variable x, NDArray rois, NDArray roiIndices, int outsize,
            double spatialScale) {
        return RoiMaxPooling2d.roiMaxPooling2d(x, rois, roiIndices, outsize, spatialScale);
    }

    /// See [RoiMaxPooling2d].
    public static Variable roiMaxPooling2d(Variable x, NDArray rois, NDArray roiIndices, int[] outsize,
            double spatialScale) {
        return RoiMaxPooling2d.roiMaxPooling2d(x, rois, roiIndices, outsize, spatialScale);
    }

    /// See [RoiPooling2d].
    public static Variable roiPooling2d(Variable x, NDArray rois, int outh, int outw, double spatialScale) {
        return RoiPooling2d.roiPooling2d(x, rois, outh, outw, spatialScale);
    }

    /// See [SpatialPyramidPooling2d].
    public static Variable spatialPyramidPooling2d(Variable x, int pyramidHeight) {
        return SpatialPyramidPooling2d.spatialPyramidPooling2d(x, pyramidHeight);
    }

    /// See [SpatialPyramidPooling2d].
    public static Variable spatialPyramidPooling2d(Variable x, int pyramidHeight, String pooling) {
        return SpatialPyramidPooling2d.spatialPyramidPooling2d(x, pyramidHeight, pooling);
    }

    /// See [Unpooling1d].
    public static Variable unpooling1d(Variable x, int ksize) {
        return Unpooling1d.unpooling1d(x, ksize);
    }

    /// See [Unpooling1d].
    public static Variable unpooling1d(Variable x, int ksize, int stride) {
        return Unpooling1d.unpooling1d(x, ksize, stride);
    }

    /// See [Unpooling1d].
    public static Variable unpooling1d(Variable x, int ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling1d.unpooling1d(x, ksize, options);
    }

    /// See [Unpooling1d].
    public static Variable unpooling1d(Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling1d.unpooling1d(x, ksize, options);
    }

    /// See [Unpooling2d].
    public static Variable unpooling2d(Variable x, int ksize) {
        return Unpooling2d.unpooling2d(x, ksize);
    }

    /// See [Unpooling2d].
    public static Variable unpooling2d(Variable x, int ksize, int stride) {
        return Unpooling2d.unpooling2d(x, ksize, stride);
    }

    /// See [Unpooling2d].
    public static Variable unpooling2d(Variable x, int ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling2d.unpooling2d(x, ksize, options);
    }

    /// See [Unpooling2d].
    public static Variable unpooling2d(Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling2d.unpooling2d(x, ksize, options);
    }

    /// See [Unpooling3d].
    public static Variable unpooling3d(Variable x, int ksize) {
        return Unpooling3d.unpooling3d(x, ksize);
    }

    /// See [Unpooling3d].
    public static Variable unpooling3d(Variable x, int ksize, int stride) {
        return Unpooling3d.unpooling3d(x, ksize, stride);
    }

    /// See [Unpooling3d].
    public static Variable unpooling3d(Variable x, int ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling3d.unpooling3d(x, ksize, options);
    }

    /// See [Unpooling3d].
    public static Variable unpooling3d(Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        return Unpooling3d.unpooling3d(x, ksize, options);
    }

    /// See [UnpoolingNd].
    public static Variable unpoolingNd(Variable x, int ksize) {
        return UnpoolingNd.unpoolingNd(x, ksize);
    }

    /// See [UnpoolingNd].
    public static Variable unpoolingNd(Variable x, int ksize, int stride) {
        return UnpoolingNd.unpoolingNd(x, ksize, stride);
    }

    /// See [UnpoolingNd].
    public static Variable unpoolingNd(Variable x, int ksize, Consumer<UnpoolingOptions> options) {
        return UnpoolingNd.unpoolingNd(x, ksize, options);
    }

    /// See [UnpoolingNd].
    public static Variable unpoolingNd(Variable x, int[] ksize, Consumer<UnpoolingOptions> options) {
        return UnpoolingNd.unpoolingNd(x, ksize, options);
    }

    /// See [Upsampling2d].
    public static Variable upsampling2d(Variable x, NDArray indexes, int ksize) {
        return Upsampling2d.upsampling2d(x, indexes, ksize);
    }

    /// See [Upsampling2d].
    public static Variable upsampling2d(Variable x, NDArray indexes, int ksize, int stride) {
        return Upsampling2d.upsampling2d(x, indexes, ksize, stride);
    }

    /// See [Upsampling2d].
    public static Variable upsampling2d(Variable x, NDArray indexes, int ksize, Consumer<UnpoolingOptions> options) {
        return Upsampling2d.upsampling2d(x, indexes, ksize, options);
    }

    /// See [Upsampling2d].
    public static Variable upsampling2d(Variable x, NDArray indexes, int[] ksize, Consumer<UnpoolingOptions> options) {
        return Upsampling2d.upsampling2d(x, indexes, ksize, options);
    }

    // ---- rnn

    /// See [Lstm].
    public static LstmState lstm(Variable cPrev, Variable x) {
        return Lstm.lstm(cPrev, x);
    }

    /// See [NStepBigru].
    public static RnnSequence nStepBigru(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        return NStepBigru.nStepBigru(nLayers, dropoutRatio, hx, ws, bs, xs);
    }

    /// See [NStepBilstm].
    public static LstmSequence nStepBilstm(int nLayers, double dropoutRatio, Variable hx, Variable cx,
            List<List<Variable>> ws, List<List<Variable>> bs, List<Variable> xs) {
        return NStepBilstm.nStepBilstm(nLayers, dropoutRatio, hx, cx, ws, bs, xs);
    }

    /// See [NStepBirnn].
    public static RnnSequence nStepBirnn(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        return NStepBirnn.nStepBirnn(nLayers, dropoutRatio, hx, ws, bs, xs);
    }

    /// See [NStepBirnn].
    public static RnnSequence nStepBirnn(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs, String activation) {
        return NStepBirnn.nStepBirnn(nLayers, dropoutRatio, hx, ws, bs, xs, activation);
    }

    /// See [NStepGru].
    public static RnnSequence nStepGru(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        return NStepGru.nStepGru(nLayers, dropoutRatio, hx, ws, bs, xs);
    }

    /// See [NStepLstm].
    public static LstmSequence nStepLstm(int nLayers, double dropoutRatio, Variable hx, Variable cx,
            List<List<Variable>> ws, List<List<Variable>> bs, List<Variable> xs) {
        return NStepLstm.nStepLstm(nLayers, dropoutRatio, hx, cx, ws, bs, xs);
    }

    /// See [NStepRnn].
    public static RnnSequence nStepRnn(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        return NStepRnn.nStepRnn(nLayers, dropoutRatio, hx, ws, bs, xs);
    }

    /// See [NStepRnn].
    public static RnnSequence nStepRnn(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs, String activation) {
        return NStepRnn.nStepRnn(nLayers, dropoutRatio, hx, ws, bs, xs, activation);
    }

    /// See [Slstm].
    public static LstmState slstm(Variable cPrev1, Variable cPrev2, Variable x1, Variable x2) {
        return Slstm.slstm(cPrev1, cPrev2, x1, x2);
    }

    /// See [TreeLstm].
    public static LstmState treeLstm(Variable... inputs) {
        return TreeLstm.treeLstm(inputs);
    }
}
