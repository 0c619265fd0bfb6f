package catenary.multinode;

/// A rank has failed, or the ranks have ceased to agree on what they do together.
public final class RankFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int rank;

    RankFailedException(int rank, String message, Throwable cause) {
        super(message, cause);
        this.rank = rank;
    }

    /// The rank that failed first.
    public int rank() {
        return rank;
    }
}
