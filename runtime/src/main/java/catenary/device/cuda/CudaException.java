package catenary.device.cuda;

/// A call of CUDA or of one of its libraries failed; the message names the call and what the library says.
public final class CudaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CudaException(String message) {
        super(message);
    }

    public CudaException(String message, Throwable cause) {
        super(message, cause);
    }
}
