package catenary.functions.activation;

import catenary.autograd.Extremum;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.Arrays;

/// The greatest of each group of `poolSize` neighbours along an axis.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any whose length along `axis` is a multiple of `poolSize` | float |
/// | `axis` | 1 if not given | |
/// | returns | that of `x`, divided by `poolSize` along `axis` | that of `x` |
///
/// A composite. Of equal ones each receives the gradient.
///
/// ```jshell
/// jshell> F.maxout(variable(new float[][] {{1, 2, 4, 3}}), 2)
/// $1 ==> variable([[2., 4.]])
/// ```
///
/// Source: [Goodfellow et al. (2013)](https://arxiv.org/abs/1302.4389).
public final class Maxout {

    private Maxout() {}

    /// Along axis 1.
    public static Variable maxout(Variable x, int poolSize) {
        return maxout(x, poolSize, 1);
    }

    /// @throws IllegalArgumentException if `x` is not float, or its length along `axis` is no multiple of `poolSize`
    public static Variable maxout(Variable x, int poolSize, int axis) {
        int a = x.shape().normalizeAxis(axis);
        int n = x.shape().axis(a);
        if (poolSize <= 0 || n % poolSize != 0) {
            throw new IllegalArgumentException(
                    "maxout: expected x.shape[" + axis + "] to be a multiple of poolSize, but "
                            + n + " is none of " + poolSize + "\n  x: " + x.array().describe());
        }
        int[] from = x.shape().toArray();
        int[] d = Arrays.copyOf(from, from.length + 1);
        d[a] = n / poolSize;
        d[a + 1] = poolSize;
        System.arraycopy(from, a + 1, d, a + 2, from.length - a - 1);
        return Extremum.max(Reshape.reshape(x, d), new int[] {a + 1}, false);
    }
}
