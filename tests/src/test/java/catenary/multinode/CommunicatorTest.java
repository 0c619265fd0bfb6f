package catenary.multinode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.links.Chain;
import catenary.links.Linear;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Ranks that are threads pass arrays and values, agree, and end together.
class CommunicatorTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private static NDArray floats(float... values) {
        return Create.of(Devices.cpu(), Shape.of(values.length), values);
    }

    private static String message(Class<? extends Throwable> type, MultiNode.Task task) {
        var dummy = new DummyCommunicator();
        return assertThrows(type, () -> task.run(dummy)).getMessage();
    }

    // ---- arrays

    @Test void aRankIsANumberOnOneMachine() {
        assertEquals(List.of("0/3 0/3 0/1", "1/3 1/3 0/1", "2/3 2/3 0/1"), MultiNode.fromThreads(3, c -> c.rank() + "/"
                + c.size() + " " + c.intraRank() + "/" + c.intraSize() + " " + c.interRank() + "/" + c.interSize()));
    }

    @Test void theRootsArrayIsEverywhereAndEachHasItsOwn() {
        MultiNode.onThreads(3, c -> {
            var x = c.bcast(c.rank() == 1 ? floats(1, 2) : null, 1);
            x.addAssign(floats(c.rank(), 0));
            assertArrayEquals(new float[] {1 + c.rank(), 2}, x.toFloatArray());
        });
    }

    @Test void gatheredArraysMayDifferInShape() {
        MultiNode.onThreads(2, c -> {
            var all = c.gather(c.rank() == 0 ? floats(1) : floats(2, 3), 1);
            if (c.rank() == 0) {
                assertNull(all);
            } else {
                assertEquals(List.of(Shape.of(1), Shape.of(2)), all.stream().map(NDArray::shape).toList());
            }
            assertArrayEquals(new float[] {2, 3}, c.allgather(c.rank() == 0 ? floats(1) : floats(2, 3)).get(1)
                    .toFloatArray());
        });
    }

    @Test void alltoallTransposesAndScatterDealsOut() {
        MultiNode.onThreads(2, c -> {
            int r = c.rank();
            var got = c.alltoall(List.of(floats(10 * r), floats(10 * r + 1)));
            assertEquals(List.of((double) r, 10.0 + r), got.stream().map(NDArray::item).toList());
            assertEquals(5.0 + r, c.scatter(r == 0 ? List.of(floats(5), floats(6)) : null, 0).item());
        });
    }

    @Test void sumsAreThoseOfRankOrderToTheLastBit() {
        float[] terms = {1e8f, 1.5f, -1e8f, 3.25f};
        float expected = ((terms[0] + terms[1]) + terms[2]) + terms[3];
        for (int i = 0; i < 5; i++) {
            for (float sum : MultiNode.fromThreads(4, c -> c.allreduce(floats(terms[c.rank()])).toFloatArray()[0])) {
                assertEquals(expected, sum);
            }
        }
    }

    @Test void everyDTypeOfCommunicationKeepsItsBits() {
        for (var dtype : List.of(DType.INT32, DType.INT64, DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)) {
            var x = Create.of(Devices.cpu(), dtype, Shape.of(2, 2), new double[] {1, -2, 3.5, 1000}).transpose();
            MultiNode.onThreads(2, c -> {
                var y = c.bcast(c.rank() == 0 ? x : null, 0);
                assertEquals(x.describe().split(" ")[0], y.describe().split(" ")[0]);
                assertArrayEquals(x.toDoubleArray(), y.toDoubleArray());
            });
        }
    }

    @Test void messagesMeetByTagAndOrder() {
        MultiNode.onThreads(2, c -> {
            if (c.rank() == 0) {
                c.send(floats(1), 1, 7);
                c.send(floats(2), 1, 8);
                c.send(floats(3), 1, 7);
                c.send(List.of(floats(4), floats(5)), 1, 0);
                c.sendObj(Map.of("n", 3), 1);
            } else {
                assertEquals(2, c.recv(0, 8).item());
                assertEquals(1, c.recv(0, 7).item());
                assertEquals(3, c.recv(0, 7).item());
                assertEquals(2, c.recvAll(0, 0).size());
                assertEquals(Map.of("n", 3), c.recvObj(0));
            }
        });
    }

    @Test void splitRanksAreOrderedByKey() {
        assertEquals(List.of("1/2 2", "0/1 1", "0/2 2"), MultiNode.fromThreads(3, c -> {
            var part = c.split(c.rank() % 2, -c.rank());
            return part.rank() + "/" + part.size() + " " + (int) part.allreduce(floats(c.rank())).item();
        }));
    }

    // ---- values

    @Test void valuesKeepTypeAndDigits() {
        var value = new LinkedHashMap<String, Object>();
        value.put("long", Long.MIN_VALUE);
        value.put("double", 0.1);
        value.put("nan", Double.NaN);
        value.put("text", "déjà\nvu");
        value.put("nothing", null);
        value.put("list", new ArrayList<>(List.of(true, 1, "x", List.of())));
        for (Object got : MultiNode.fromThreads(2, c -> c.bcastObj(c.rank() == 0 ? value : null))) {
            assertEquals(value, got);
        }
        var arrays = (List<?>) new DummyCommunicator().allgatherObj(
                List.of(new int[] {1, 2}, new double[] {0.5}, new long[0], new float[] {3}, floats(1, 2))).getFirst();
        assertArrayEquals(new int[] {1, 2}, (int[]) arrays.get(0));
        assertArrayEquals(new double[] {0.5}, (double[]) arrays.get(1));
        assertArrayEquals(new float[] {1, 2}, ((NDArray) arrays.get(4)).toFloatArray());
    }

    @Test void valuesOfOtherClassesDoNotTravel() {
        assertTrue(
                message(IllegalArgumentException.class, c -> c.allgatherObj(new Thread())).contains("found a Thread"));
        assertTrue(message(IllegalArgumentException.class, c -> c.bcastObj(Map.of(1, 2))).contains("found the key 1"));
        var nested = new ArrayList<Object>();
        nested.add(nested);
        assertTrue(message(IllegalArgumentException.class, c -> c.bcastObj(nested)).contains("at most 100 levels"));
    }

    @Test void brokenMessagesAreRefused() {
        byte[] good = Values.encode(Map.of("x", List.of(floats(1, 2, 3), "text", 1.5, new int[] {1})));
        var random = new Generator(5);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bad = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
            if (i % 3 != 0) bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Values.decode(bad, Devices.cpu());
            } catch (IllegalArgumentException _) {
                refused++;
            }
        }
        assertTrue(refused > 1000, refused + " refused");
    }

    @Test void sumsOfValuesAddByName() {
        assertEquals(List.of(Map.of("a", 3, "b", 1.5), Map.of("a", 3, "b", 1.5)), MultiNode.fromThreads(2,
                c -> c.allreduceObj(c.rank() == 0 ? Map.of("a", 1, "b", 0.5) : Map.of("a", 2, "b", 1.0))));
    }

    // ---- models

    @Test void dataAndGradientsAreTheSameAfterwards() {
        for (boolean zeroFill : new boolean[] {false, true}) {
            MultiNode.onThreads(2, c -> {
                var model = c.rank() == 0 ? new Linear(3, 2) : new Linear(2);
                model.clearGrads();
                c.bcastData(model);
                assertEquals(2, c.allgather(model.params().getFirst().array()).size());
                var first = c.allgather(model.params().getFirst().array());
                assertArrayEquals(first.get(0).toFloatArray(), first.get(1).toFloatArray());
                var b = model.namedParams().get("/b");
                if (!zeroFill || c.rank() == 1) b.grad(floats(2, 4 + c.rank()));
                c.multiNodeMeanGrad(model, zeroFill);
                assertArrayEquals(zeroFill ? new float[] {1, 2.5f} : new float[] {2, 4.5f}, b.grad().toFloatArray());
                assertEquals(zeroFill, model.namedParams().get("/W").grad() != null);
            });
        }
    }

    @Test void ranksWithOtherGradientsAreTold() {
        var e = assertThrows(RankFailedException.class, () -> MultiNode.onThreads(2, c -> {
            var model = new Chain();
            model.addLink("l", new Linear(1, c.rank() + 1));
            c.multiNodeMeanGrad(model);
        }));
        assertTrue(e.getMessage().contains("/l/W float32 (2, 1)"), e.getMessage());
    }

    // ---- errors

    @Test void argumentsAreCheckedBeforeAnythingTravels() {
        assertEquals("bcast: expected root in [0, 1), but found 2",
                message(IllegalArgumentException.class, c -> c.bcast(floats(1), 2)));
        assertEquals("alltoall: expected 1 arrays, one for each rank, but found 2",
                message(IllegalArgumentException.class, c -> c.alltoall(List.of(floats(1), floats(2)))));
        assertEquals("send: expected dest to be another rank, but found this one, 0",
                message(IllegalArgumentException.class, c -> c.send(floats(1), 0, 0)));
        assertTrue(message(IllegalArgumentException.class,
                c -> c.allreduce(NDArray.zeros(Devices.cpu(), DType.BOOL, Shape.of(1)))).contains("expected int32"));
        assertTrue(message(IllegalArgumentException.class, c -> c.split(-1, 0)).contains("color >= 0"));
        assertTrue(assertThrows(RankFailedException.class, () -> MultiNode.onThreads(2, c -> c.allgather(
                c.rank() == 0 ? floats(1) : floats(1).astype(DType.FLOAT64)))).getMessage().contains("one dtype"));
    }

    @Test void namesChooseACommunicator() {
        assertEquals(1, MultiNode.createCommunicator("dummy").size());
        assertTrue(assertThrows(UnsupportedOperationException.class, () -> MultiNode.createCommunicator("pure_nccl"))
                .getMessage().contains("NCCL is not bound"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MultiNode.createCommunicator("mpi")).getMessage()
                .contains("found mpi"));
        assertTrue(assertThrows(UnsupportedOperationException.class, () -> OpenMpi.find("/no/such/libmpi.so"))
                .getMessage().contains("CATENARY_MPI"));
    }

    @Test void aRankThatThrowsEndsAll() {
        var cause = new IllegalStateException("no luck");
        var ended = new AtomicInteger();
        var e = assertThrows(RankFailedException.class, () -> MultiNode.onThreads(3, c -> {
            if (c.rank() == 1) throw cause;
            try {
                c.allreduce(floats(1));
            } catch (RankFailedException other) {
                assertEquals(1, other.rank());
                ended.incrementAndGet();
                throw other;
            }
        }));
        assertEquals("rank 1 failed: java.lang.IllegalStateException: no luck", e.getMessage());
        assertSame(cause, e.getCause());
        assertEquals(2, ended.get());
    }

    @Test void ranksThatWaitForEachOtherAreEnded() {
        var e = assertThrows(RankFailedException.class,
                () -> MultiNode.onThreads(2, SHORT, c -> c.recv(1 - c.rank(), 3)));
        assertTrue(e.getMessage().contains("has waited 0.3 s in recv from rank"), e.getMessage());
        assertTrue(e.getMessage().contains("rank 0 is waiting in recv from rank 1 with tag 3"), e.getMessage());
        e = assertThrows(RankFailedException.class, () -> MultiNode.onThreads(2, SHORT, c -> {
            if (c.rank() == 0) c.allreduce(floats(1));
        }));
        assertTrue(e.getMessage().contains("rank 1 is finished"), e.getMessage());
    }

    @Test void ranksThatDoDifferentThingsAreTold() {
        var e = assertThrows(RankFailedException.class, () -> MultiNode.onThreads(2, c -> {
            if (c.rank() == 0) c.gather(floats(1));
            else c.bcast(floats(1));
        }));
        assertTrue(e.getMessage().contains("the ranks do not agree"), e.getMessage());
    }

    @Test void eachRankDrawsItsOwnNumbersAlikeEveryTime() {
        List<List<Long>> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Generator.callWithGlobal(new Generator(1), () -> runs.add(MultiNode.fromThreads(3,
                    _ -> Generator.global().nextLong())));
        }
        assertEquals(3, runs.getFirst().stream().distinct().count());
        assertEquals(Collections.nCopies(3, runs.getFirst()), runs);
    }
}
