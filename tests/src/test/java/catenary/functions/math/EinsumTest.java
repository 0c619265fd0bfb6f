package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EinsumTest {

    private final Variable a = x(new double[][] {{1, 2}, {3, 4}});
    private final Variable v = x(10, 100);

    @Test void values() {
        assertClose(F.einsum("ij,jk->ik", a, a), 7, 10, 15, 22);
        assertClose(F.einsum("ij->ji", a), 1, 3, 2, 4);
        assertClose(F.einsum("ij->", a), 10);
        assertClose(F.einsum(",ij->j", v.sum(), a), 440, 660);
        assertClose(F.einsum(" i , j -> j i ", v, x(1, 2)), 10, 100, 20, 200);
        assertClose(F.einsum("ij,jk,k", a, a, v), 1070, 2350);
    }

    @Test void anArrayIsAConstant() {
        Variable y = F.einsum(a, new int[] {0, 1}, v.array(), new int[] {1}, new int[] {0});
        assertClose(y, 210, 430);
        y.sum().backward();
        assertClose(a.grad(), 10, 100, 10, 100);
    }

    @Test void diagonals() {
        assertClose(F.einsum("ii->i", a), 1, 4);
        assertClose(F.einsum("ii", a), 5);
        assertClose(F.einsum("ii,i->i", a, v), 10, 400);
        assertClose(F.einsum("iji->ij", F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8), 2, 2, 2)), 1, 3, 6, 8);
        assertClose(F.einsum("iii", F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8), 2, 2, 2)), 9);
    }

    @Test void withoutAnArrowTheLettersAreSorted() {
        assertClose(F.einsum("ba", a), 1, 3, 2, 4);
        assertClose(F.einsum("bA", a), 1, 3, 2, 4);
        assertClose(F.einsum("ij,ik", a, a), 10, 14, 14, 20);
    }

    @Test void ellipsesBroadcastAndComeFirst() {
        assertClose(F.einsum("...j,j->...", a, v), 210, 430);
        assertClose(F.einsum("i...", a), 1, 3, 2, 4);
        assertClose(F.einsum("i...->...i", a), 1, 3, 2, 4);
        assertClose(F.einsum("...,...", a, v), 10, 200, 30, 400);
        assertEquals(Shape.of(4, 3, 2), F.einsum("...i,...i->...i", empty(4, 1, 2), empty(3, 2)).shape());
        assertClose(F.einsum("...,...->...", empty(1, 0), empty(2, 1)));
        assertClose(F.einsum("...i->i", v), 10, 100);
    }

    @Test void numbersForLetters() {
        assertClose(F.einsum(a, new int[] {0, 1}, a, new int[] {1, 2}, new int[] {0, 2}), 7, 10, 15, 22);
        assertClose(F.einsum(a, new int[] {30, 4}), 1, 3, 2, 4);
        assertClose(F.einsum(a, new Object[] {"...", 7}, v, new int[] {7}), 210, 430);
    }

    @Test void emptyAndHalves() {
        assertClose(F.einsum("ij,jk->ik", empty(1, 0), empty(0, 2)), 0, 0);
        Variable half = new Variable(a.array().astype(DType.FLOAT16));
        assertEquals(DType.FLOAT16, F.einsum("ij,jk", half, half).dtype());
    }

    /// Random labels from `ijk` on up to three operands, against the sum as it is written.
    @Property(tries = 60) void sumsOfProducts(@ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        int[] length = {1 + random.nextInt(3), 1 + random.nextInt(3), 2};
        String[] terms = new String[1 + random.nextInt(3)];
        NDArray[] xs = new NDArray[terms.length];
        for (int t = 0; t < terms.length; t++) {
            terms[t] = letters(random, random.nextInt(4), "ijk");
            int[] d = terms[t].chars().map(c -> length[c - 'i']).toArray();
            xs[t] = new Generator(seed + t).randn(Given.device(), DType.FLOAT64, Shape.of(d));
        }
        String known = String.join("", terms);
        StringBuilder out = new StringBuilder();
        for (char c : "kij".toCharArray()) {
            if (known.indexOf(c) >= 0 && random.nextBoolean()) {
                out.append(c);
            }
        }
        String subscripts = String.join(",", terms) + "->" + out;
        Variable y = F.einsum(subscripts, Arrays.stream(xs).map(Variable::new).toArray(Variable[]::new));
        assertArrayEquals(written(terms, xs, out.toString(), length), y.array().toDoubleArray(), 1e-12, subscripts);
        GradientCheck.ofMany(vs -> F.einsum(subscripts, vs)).order(2).at(xs);
    }

    private static String letters(Random random, int count, String from) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < count; i++) {
            s.append(from.charAt(random.nextInt(from.length())));
        }
        return s.toString();
    }

    private static double[] written(String[] terms, NDArray[] xs, String out, int[] length) {
        int size = out.chars().map(c -> length[c - 'i']).reduce(1, (p, q) -> p * q);
        double[] y = new double[size];
        boolean[] used = new boolean[3];
        String.join("", terms).chars().forEach(c -> used[c - 'i'] = true);
        for (int i = 0; i < (used[0] ? length[0] : 1); i++) {
            for (int j = 0; j < (used[1] ? length[1] : 1); j++) {
                for (int k = 0; k < (used[2] ? length[2] : 1); k++) {
                    int[] at = {i, j, k};
                    double product = 1;
                    for (int t = 0; t < terms.length; t++) {
                        product *= xs[t].toDoubleArray()[place(terms[t], at, length)];
                    }
                    y[place(out, at, length)] += product;
                }
            }
        }
        return y;
    }

    private static int place(String labels, int[] at, int[] length) {
        int place = 0;
        for (char c : labels.toCharArray()) {
            place = place * length[c - 'i'] + at[c - 'i'];
        }
        return place;
    }

    @Test void gradientsThroughEllipses() {
        GradientCheck.ofTwo((p, q) -> F.einsum("...ij,...j->...i", p, q)).order(2).at(randn(2, 3, 4), randn(1, 4));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("einsum: expected subscripts for 1 operand(s), but found \"ij,jk\"", () -> F.einsum("ij,jk", a));
        assertRefused("einsum: expected letters and one ... between commas, but found \"i1\"",
                () -> F.einsum("i1", a));
        assertRefused("einsum: expected letters and one ... between commas, but found \"i..\"",
                () -> F.einsum("i..", a));
        assertRefused("einsum: expected one label an axis of operand 0, but found 3 for float32 (2, 2) on cpu",
                () -> F.einsum("ijk", a));
        assertRefused("einsum: expected equal lengths of axes with one label, but axis 0 of operand 1 has length 3 and"
                + " another 2", () -> F.einsum("ij,jk", a, empty(3, 1)));
        assertRefused("einsum: expected labels in the result that are different, and those of operands",
                () -> F.einsum("ij->ik", a));
        assertRefused("einsum: expected labels in the result that are different, and those of operands",
                () -> F.einsum("ij->ii", a));
        assertRefused("einsum: expected an ellipsis in the result, since an operand has axes under one",
                () -> F.einsum("i...->i", a));
        assertRefused("einsum: expected float operands, but found int32 (2,) on cpu",
                () -> F.einsum("i", Variable.constant(ints(new int[] {1, 2}))));
        assertRefused("einsum: expected labels that are numbers >= 0 or \"...\", but found -1",
                () -> F.einsum(a, new int[] {0, -1}));
        assertRefused("einsum: expected a variable or an array, but found [i]",
                () -> F.einsum(java.util.List.of("i"), a));
        assertRefused("einsum: expected an operand and its labels, but found neither", () -> F.einsum(a));
    }
}
