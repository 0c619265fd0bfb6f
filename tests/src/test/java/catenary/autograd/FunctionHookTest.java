package catenary.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.functions.Given;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionHookTest {

    private final List<String> seen = new ArrayList<>();
    private final Variable x = new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(2), 3));

    private final class Log implements FunctionHook {
        private final String name;

        Log(String name) {
            this.name = name;
        }

        @Override public String name() {
            return name;
        }

        private void log(String what, FunctionNode f) {
            seen.add(name + " " + what + " " + (f == null ? "all" : f.label()));
        }

        @Override public void added(FunctionNode f) {
            log("added", f);
        }

        @Override public void deleted(FunctionNode f) {
            log("deleted", f);
        }

        @Override public void forwardPreprocess(FunctionNode f, NDArray[] in) {
            log("before " + in.length, f);
        }

        @Override public void forwardPostprocess(FunctionNode f, NDArray[] in) {
            log("after", f);
        }

        @Override public void backwardPreprocess(FunctionNode f, NDArray[] in, NDArray[] outGrad) {
            log("back " + (in[0] == null ? "removed" : in[0].item()) + " " + outGrad[0].item(), f);
        }

        @Override public void backwardPostprocess(FunctionNode f, NDArray[] in, NDArray[] outGrad) {
            log("done", f);
        }
    }

    private static final class Twice extends FunctionNode.Unary {
        Twice(Retain retain) {
            super(retain);
        }

        @Override protected NDArray forward(NDArray x) {
            return x.mul(2);
        }

        @Override protected Variable backward(Variable gy) {
            return Variable.constant(gy.array().mul(2));
        }
    }

    private static Variable one(Variable x) {
        return new Variable(x.array().get(0).reshape(1));
    }

    @Test void watchesEverythingInItsBlock() {
        Variable one = one(x);
        try (var _ = new Log("a").open(); var _ = new Log("b").open()) {
            new Twice(FunctionNode.Retain.INPUTS).apply(one).backward();
        }
        new Twice(FunctionNode.Retain.NOTHING).apply(one);
        assertEquals(List.of("a added all", "b added all",
                "a before 1 functionHookTestTwice", "b before 1 functionHookTestTwice",
                "a after functionHookTestTwice", "b after functionHookTestTwice",
                "a back 3.0 1.0 functionHookTestTwice", "b back 3.0 1.0 functionHookTestTwice",
                "a done functionHookTestTwice", "b done functionHookTestTwice",
                "b deleted all", "a deleted all").stream().map(s -> s.replace("functionHookTestTwice", label()))
                .toList(),
                seen);
    }

    private static String label() {
        return new Twice(FunctionNode.Retain.NOTHING).label();
    }

    @Test void watchesOneCall() {
        Variable one = one(x);
        var call = new Twice(FunctionNode.Retain.NOTHING);
        call.addHook(new Log("a"));
        Variable y = call.apply(one);
        new Twice(FunctionNode.Retain.NOTHING).apply(one);
        y.backward();
        call.deleteHook("a");
        assertEquals(
                List.of("a added L", "a before 1 L", "a after L", "a back removed 1.0 L", "a done L", "a deleted L")
                        .stream().map(s -> s.replace("L", label())).toList(),
                seen);
        assertThrows(IllegalArgumentException.class, () -> call.deleteHook("a"));
    }

    @Test void namesAreTakenOnce() {
        try (var _ = new Log("a").open()) {
            assertEquals("open: expected a new name, but found a second hook a",
                    assertThrows(IllegalArgumentException.class, () -> new Log("a").open()).getMessage());
        }
        var call = new Twice(FunctionNode.Retain.NOTHING);
        call.addHook(new Log("a"));
        assertThrows(IllegalArgumentException.class, () -> call.addHook(new Log("a")));
    }

    @Test void otherThreadsAreNotWatched() throws InterruptedException {
        try (var _ = new Log("a").open()) {
            var thread = new Thread(() -> new Twice(FunctionNode.Retain.NOTHING).apply(x));
            thread.start();
            thread.join();
        }
        assertEquals(List.of("a added all", "a deleted all"), seen);
    }
}
