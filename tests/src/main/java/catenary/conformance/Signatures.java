package catenary.conformance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What Chainer calls the positional arguments of its constructors and of calls of links, so that an option means the
/// same wherever a case gives it.
///
/// Ours take sizes by position and options by name. What Chainer takes by name only isn't here.
final class Signatures {

    private static final Map<String, List<String>> OF = new TreeMap<>();

    static {
        """
                Bias(axis, shape)
                Bilinear(left_size, right_size, out_size, nobias, initialW, initial_bias)
                Convolution1D(in_channels, out_channels, ksize, stride, pad, nobias, initialW, initial_bias, cover_all, dilate, groups)
                Convolution2D(in_channels, out_channels, ksize, stride, pad, nobias, initialW, initial_bias)
                Convolution3D(in_channels, out_channels, ksize, stride, pad, nobias, initialW, initial_bias, cover_all, dilate, groups)
                ConvolutionND(ndim, in_channels, out_channels, ksize, stride, pad, nobias, initialW, initial_bias, cover_all, dilate, groups)
                Deconvolution1D(in_channels, out_channels, ksize, stride, pad, nobias, outsize, initialW, initial_bias, dilate, groups)
                Deconvolution2D(in_channels, out_channels, ksize, stride, pad, nobias, outsize, initialW, initial_bias)
                Deconvolution3D(in_channels, out_channels, ksize, stride, pad, nobias, outsize, initialW, initial_bias, dilate, groups)
                DeconvolutionND(ndim, in_channels, out_channels, ksize, stride, pad, nobias, outsize, initialW, initial_bias, dilate, groups)
                DeformableConvolution2D(in_channels, out_channels, ksize, stride, pad, offset_nobias, offset_initialW, offset_initial_bias, deform_nobias, deform_initialW, deform_initial_bias)
                DepthwiseConvolution2D(in_channels, channel_multiplier, ksize, stride, pad, nobias, initialW, initial_bias)
                DilatedConvolution2D(in_channels, out_channels, ksize, stride, pad, dilate, nobias, initialW, initial_bias)
                EmbedID(in_size, out_size, initialW, ignore_label)
                Highway(in_out_size, nobias, activate, init_Wh, init_Wt, init_bh, init_bt)
                Inception(in_channels, out1, proj3, out3, proj5, out5, proj_pool, conv_init, bias_init)
                InceptionBN(in_channels, out1, proj3, out3, proj33, out33, pooltype, proj_pool, stride, conv_init, dtype)
                Linear(in_size, out_size, nobias, initialW, initial_bias)
                LocalConvolution2D(in_channels, out_channels, in_size, ksize, stride, nobias, initialW, initial_bias)
                MLPConvolution2D(in_channels, out_channels, ksize, stride, pad, activation)
                Maxout(in_size, out_size, pool_size, initialW, initial_bias)
                PReLU(shape, init)
                ParameterLink(array)
                Scale(axis, W_shape, bias_term, bias_shape)
                SimplifiedDropconnect(in_size, out_size, ratio, nobias, initialW, initial_bias)
                Swish(beta_shape, beta_init)

                BatchNormalization(size, decay, eps, dtype, use_gamma, use_beta, initial_gamma, initial_beta, axis, initial_avg_mean, initial_avg_var)
                BatchRenormalization(size, rmax, dmax, decay, eps, dtype, use_gamma, use_beta, initial_gamma, initial_beta, initial_avg_mean, initial_avg_var)
                DecorrelatedBatchNormalization(size, groups, decay, eps, dtype)
                GroupNormalization(groups, size, eps, initial_gamma, initial_beta)
                LayerNormalization(size, eps, initial_gamma, initial_beta)

                ChildSumTreeLSTM(in_size, out_size)
                GRU(in_size, out_size, init, inner_init, bias_init)
                LSTM(in_size, out_size, lateral_init, upward_init, bias_init, forget_bias_init)
                NStepBiGRU(n_layers, in_size, out_size, dropout)
                NStepBiLSTM(n_layers, in_size, out_size, dropout)
                NStepBiRNNReLU(n_layers, in_size, out_size, dropout)
                NStepBiRNNTanh(n_layers, in_size, out_size, dropout)
                NStepGRU(n_layers, in_size, out_size, dropout)
                NStepLSTM(n_layers, in_size, out_size, dropout)
                NStepRNNReLU(n_layers, in_size, out_size, dropout)
                NStepRNNTanh(n_layers, in_size, out_size, dropout)
                NaryTreeLSTM(in_size, out_size, n_ary)
                StatefulGRU(in_size, out_size, init, inner_init, bias_init)
                StatefulMGU(in_size, out_size)
                StatefulPeepholeLSTM(in_size, out_size)
                StatefulZoneoutLSTM(in_size, out_size, c_ratio, h_ratio)
                StatelessGRU(in_size, out_size, init, inner_init, bias_init)
                StatelessLSTM(in_size, out_size, lateral_init, upward_init, bias_init, forget_bias_init)
                StatelessMGU(in_size, out_size)

                BinaryHierarchicalSoftmax(in_size, tree, dtype)
                BlackOut(in_size, counts, sample_size)
                CRF1d(n_label, initial_cost)
                NegativeSampling(in_size, counts, sample_size, power, dtype)

                CRF1d()(xs, ys, reduce, transpose)
                NegativeSampling()(x, t, reduce)
                SimplifiedDropconnect()(x, train, mask, use_batchwise_mask)

                AMSBound(alpha, beta1, beta2, final_lr, gamma, eps, eta)
                AMSGrad(alpha, beta1, beta2, eps, eta)
                AdaBound(alpha, beta1, beta2, final_lr, gamma, eps, eta)
                AdaDelta(rho, eps)
                AdaGrad(lr, eps)
                Adam(alpha, beta1, beta2, eps, eta, weight_decay_rate, amsgrad, adabound, final_lr, gamma)
                AdamW(alpha, beta1, beta2, eps, eta, weight_decay_rate)
                CorrectedMomentumSGD(lr, momentum)
                MSVAG(lr, beta, eta, weight_decay_rate)
                MomentumSGD(lr, momentum)
                NesterovAG(lr, momentum)
                RMSprop(lr, alpha, eps, eps_inside_sqrt)
                RMSpropGraves(lr, alpha, momentum, eps)
                SGD(lr)
                SMORMS3(lr, eps)

                GradientClipping(threshold)
                GradientHardClipping(lower_bound, upper_bound)
                GradientLARS(threshold, weight_decay, eps)
                Lasso(rate)
                WeightDecay(rate)

                Constant(fill_value, dtype)
                DownsamplingConvFilter(interpolation, dtype)
                GlorotNormal(scale, dtype)
                GlorotUniform(scale, dtype)
                HeNormal(scale, dtype, fan_option)
                HeUniform(scale, dtype)
                Identity(scale, dtype)
                LeCunNormal(scale, dtype)
                LeCunUniform(scale, dtype)
                Normal(scale, dtype)
                Orthogonal(scale, dtype, mode)
                Uniform(scale, dtype)
                UpsamplingDeconvFilter(interpolation, dtype)

                ExponentialShift(attr, rate, init, target, optimizer)
                InverseShift(attr, gamma, power, init, target, optimizer)
                LinearShift(attr, value_range, time_range, optimizer)
                MultistepShift(attr, gamma, step_value, init, optimizer)
                PolynomialShift(attr, rate, max_count, init, target, optimizer)
                StepShift(attr, gamma, step, init, target, optimizer)
                WarmupShift(attr, warmup_start, warmup_iter, init, optimizer)
                """
                .lines().filter(line -> !line.isBlank()).forEach(line -> {
                    int open = line.lastIndexOf('(');
                    OF.put(line.substring(0, open), List.of(line.substring(open + 1, line.length() - 1).split(", ")));
                });
    }

    private Signatures() {}

    /// The names of the arguments, in their order: by class, of calls of links by class and `()`.
    static Map<String, List<String>> all() {
        return Collections.unmodifiableMap(OF);
    }

    /// The names of the arguments of a constructor, or of calls of a link with `()`; empty if they aren't here.
    static List<String> of(String name) {
        return OF.getOrDefault(name, List.of());
    }
}
