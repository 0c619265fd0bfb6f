package catenary.multinode;

import catenary.array.NDArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// One rank of several that are threads of this process.
final class ThreadCommunicator extends Communicator {

    private final Rendezvous place;

    ThreadCommunicator(Rendezvous place, int rank) {
        super(rank, place.size());
        this.place = place;
        located();
    }

    @Override void post(byte[] message, int dest, int tag) {
        place.post(rank(), dest, tag, message);
    }

    @Override byte[] take(int source, int tag) {
        return place.take(source, rank(), tag);
    }

    @Override List<byte[]> exchange(String op, List<byte[]> toEach) {
        List<byte[]> mine = new ArrayList<>();
        for (Object given : place.meet(rank(), op, toEach)) {
            mine.add((byte[]) ((List<?>) given).get(rank()));
        }
        return mine;
    }

    @Override byte[] spread(String op, byte[] message, int root) {
        return (byte[]) place.meet(rank(), op + " from rank " + root, message)[root];
    }

    /// In the order of ranks, so that timing changes no bit.
    @Override NDArray total(NDArray x) {
        Object[] given = place.meet(rank(), "allreduce", x.copy());
        NDArray sum = ((NDArray) given[0]).to(x.device()).copy();
        for (int i = 1; i < given.length; i++) {
            sum.addAssign(((NDArray) given[i]).to(x.device()));
        }
        return sum;
    }

    /// The name of the process: threads of one machine share more than a machine.
    @Override String nodeName() {
        return "here";
    }

    private record Member(int rank, int color, int key) {}

    @Override Communicator divide(int color, int key) {
        List<Member> group = new ArrayList<>();
        long round = splits++;
        for (Object m : place.meet(rank(), "split", new Member(rank(), color, key))) {
            if (((Member) m).color() == color) {
                group.add((Member) m);
            }
        }
        group.sort(Comparator.comparingInt(Member::key).thenComparingInt(Member::rank));
        int mine =
                IntStream.range(0, group.size()).filter(i -> group.get(i).rank() == rank()).findFirst().orElseThrow();
        return new ThreadCommunicator(place.part(round + ":" + color, group.size()), mine);
    }

    private long splits;

    @Override boolean isPacking() {
        return false;
    }

    @Override void abort(Throwable failure) {
        place.fail(rank(), "rank " + rank() + " failed: " + failure, failure);
    }

    /// Threads have nothing to give back.
    @Override public void close() {}
}
