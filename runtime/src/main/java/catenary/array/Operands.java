package catenary.array;

/// What every operation asks of its operands before any work is done.
final class Operands {

    private Operands() {}

    /// The common shape of the operands, which must lie on one device.
    static Shape broadcast(String op, NDArray[] ins) {
        Shape s = ins[0].shape();
        Device d = ins[0].device();
        for (int i = 1; i < ins.length; i++) {
            if (ins[i].device() != d) {
                throw new IllegalArgumentException(op + ": expected operands on one device, but found " + d + " and "
                        + ins[i].device() + list(ins) + "\n  hint: move one with x.to(device)");
            }
            Shape t = ins[i].shape();
            if (t != s) {
                Shape u = Shape.broadcastOrNull(s, t);
                if (u == null) {
                    throw new IllegalArgumentException(
                            op + ": expected shapes that broadcast, but " + s + " and " + t + " don't" + list(ins));
                }
                s = u;
            }
        }
        return s;
    }

    /// One line an operand: dtype, shape, device.
    static String list(NDArray... ins) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < ins.length; i++) {
            s.append("\n  x").append(i).append(": ").append(ins[i].describe());
        }
        return s.toString();
    }
}
