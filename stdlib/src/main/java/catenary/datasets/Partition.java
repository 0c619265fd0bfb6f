package catenary.datasets;

import catenary.array.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/// Divides data sets.
final class Partition {

    private static final int MOST_NAMED = 10;

    private Partition() {}

    /// The data set's own order if none is given.
    static int[] order(Dataset<?> dataset, int[] order) {
        return order == null ? IntStream.range(0, dataset.size()).toArray() : order;
    }

    static int[] random(Dataset<?> dataset, long seed) {
        return new Generator(seed).permutation(dataset.size());
    }

    static <E> SubDataset<E> verified(Dataset<E> dataset) {
        int[] order = new int[dataset.size()];
        int good = 0;
        int bad = 0;
        RuntimeException first = null;
        for (int i = 0; i < order.length; i++) {
            try {
                dataset.get(i);
                order[good++] = i;
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                first = first == null ? e : first;
                if (bad++ < MOST_NAMED) {
                    System.err
                            .println("dataset: example " + i + " of " + dataset.name() + " is left out: " + reason(e));
                }
            }
        }
        if (bad > MOST_NAMED) {
            System.err.println("dataset: " + (bad - MOST_NAMED) + " more of " + dataset.name() + " are left out");
        }
        if (good == 0 && bad > 0) {
            throw new DatasetException("dataset: none of the " + bad + " examples of " + dataset.name()
                    + " can be made; the first: " + reason(first), first);
        }
        return new SubDataset<>(dataset, 0, good, order);
    }

    private static String reason(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    static <E> Split<E> at(Dataset<E> dataset, int splitAt, int[] order) {
        int n = dataset.size();
        if (splitAt < 0 || splitAt > n) {
            throw new IllegalArgumentException(
                    "splitDataset: expected 0 <= splitAt <= " + n + ", but found " + splitAt);
        }
        return new Split<>(new SubDataset<>(dataset, 0, splitAt, order), new SubDataset<>(dataset, splitAt, n, order));
    }

    static <E> List<SubDataset<E>> into(Dataset<E> dataset, int n, int[] order) {
        if (n < 1 || n > dataset.size()) {
            throw new IllegalArgumentException(
                    "splitDatasetN: expected 1 <= n <= " + dataset.size() + ", but found " + n);
        }
        int size = dataset.size() / n;
        return IntStream.range(0, n).mapToObj(i -> new SubDataset<>(dataset, i * size, (i + 1) * size, order)).toList();
    }

    /// The last fold of the order is the first to judge by. The others move down behind it each time.
    static <E> List<Split<E>> folds(Dataset<E> dataset, int nFolds, int[] order) {
        int n = dataset.size();
        if (nFolds < 2 || nFolds > n) {
            throw new IllegalArgumentException(
                    "getCrossValidationDatasets: expected 2 <= nFolds <= " + n + ", but found " + nFolds);
        }
        List<Integer> turning = new ArrayList<>(IntStream.of(order(dataset, order)).boxed().toList());
        List<Split<E>> folds = new ArrayList<>();
        for (int fold = nFolds - 1; fold >= 0; fold--) {
            int size = border(n, fold + 1, nFolds) - border(n, fold, nFolds);
            folds.add(at(dataset, n - size, turning.stream().mapToInt(i -> i).toArray()));
            Collections.rotate(turning, size);
        }
        return folds;
    }

    private static int border(int n, int fold, int nFolds) {
        return (int) ((long) n * fold / nFolds);
    }
}
