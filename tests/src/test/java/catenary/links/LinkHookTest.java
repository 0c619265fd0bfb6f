package catenary.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkHookTest {

    private final List<String> seen = new ArrayList<>();
    private final Variable x = new Variable(Create.full(Given.device(), DType.FLOAT32, Shape.of(2, 3), 3));

    private final class Log implements LinkHook {
        private static String of(Link link) {
            return link == null ? "all" : link.typeName();
        }

        @Override public void added(Link link) {
            seen.add("added " + of(link));
        }

        @Override public void deleted(Link link) {
            seen.add("deleted " + of(link));
        }

        @Override public void forwardPreprocess(Call call) {
            assertNull(call.out());
            seen.add("before " + of(call.link()) + " " + call.args().length);
        }

        @Override public void forwardPostprocess(Call call) {
            seen.add("after " + of(call.link()) + (call.out() == null ? " which threw" : ""));
        }
    }

    private static class Model extends Chain {
        final Linear l1 = new Linear(3, 2);

        @Override protected Variable forward(Variable x) {
            return F.relu(l1.apply(x));
        }
    }

    private static class Direct extends Chain {
        final Linear l1 = new Linear(3, 2);

        @Override public Variable apply(Variable x) {
            return F.relu(l1.apply(x));
        }
    }

    private static class Sum extends Link {
        protected Variable forward(Variable a, Variable b) {
            return a.add(b);
        }
    }

    @Test void watchesEveryLinkInItsBlock() {
        var model = new Model();
        try (var _ = new Log().open()) {
            assertNotNull(model.apply(x));
            assertThrows(IllegalArgumentException.class, () -> new Log().open());
        }
        model.apply(x);
        assertEquals(List.of("added all", "before Model 1", "before Linear 1", "after Linear", "after Model",
                "deleted all"), seen);
    }

    @Test void watchesOneLinkAndItsCopies() {
        var model = new Model();
        model.l1.addHook(new Log());
        model.apply(x);
        ((Model) model.copy(CopyMode.COPY)).l1.apply(x, 1);
        model.l1.deleteHook("Log");
        model.apply(x);
        assertEquals(List.of("added Linear", "before Linear 1", "after Linear", "before Linear 2", "after Linear",
                "deleted Linear"), seen);
        assertThrows(IllegalArgumentException.class, () -> model.l1.deleteHook("Log"));
        model.addHook(new Log());
        assertThrows(IllegalArgumentException.class, () -> model.addHook(new Log()));
    }

    @Test void severalArgumentsAreSeen() {
        var sum = new Sum();
        sum.addHook(new Log());
        assertEquals(6, sum.apply(x, x).array().max().item());
        var classifier = new Classifier(new Linear(3, 2), (y, t) -> y.sum());
        classifier.addHook(new Log());
        classifier.apply(x, Variable.constant(Create.of(Given.device(), Shape.of(2), new int[2])));
        assertEquals(List.of("added Sum", "before Sum 2", "after Sum", "added Classifier", "before Classifier 2",
                "after Classifier"), seen);
    }

    @Test void aCallThatThrowsEnds() {
        var l = new Linear(4, 2);
        l.addHook(new Log());
        assertThrows(IllegalArgumentException.class, () -> l.apply(x));
        assertEquals(List.of("added Linear", "before Linear 1", "after Linear which threw"), seen);
    }

    @Test void aClassThatHidesItsCallsIsRefused() {
        var e = assertThrows(UnsupportedOperationException.class, () -> new Direct().addHook(new Log()));
        assertTrue(e.getMessage().contains("rename apply(Variable x) to forward"), e.getMessage());
        try (var _ = new Log().open()) {
            new Direct().apply(x);
        }
        assertEquals(List.of("added all", "before Linear 1", "after Linear", "deleted all"), seen);
    }

    @Test void scopesCloseInReverse() {
        var outer = new Log().open();
        var inner = new LinkHook() {
            @Override public String name() {
                return "inner";
            }
        }.open();
        assertThrows(IllegalStateException.class, outer::close);
        inner.close();
        outer.close();
    }
}
