package catenary.links.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoogLeNetTest {

    @Test void hasChainerSLayersAndNames() {
        var net = new GoogLeNet();
        assertEquals(List.of("conv1", "pool1", "conv2_reduce", "conv2", "pool2", "inception_3a", "inception_3b",
                "pool3",
                "inception_4a", "inception_4b", "inception_4c", "inception_4d", "inception_4e", "pool4", "inception_5a",
                "inception_5b", "pool5", "loss3_fc", "prob", "loss1_fc2", "loss2_fc2"), net.availableLayers());
        assertTrue(net.namedParams().keySet().containsAll(List.of("/conv2_reduce/W", "/inc3a/conv1/W", "/inc5b/projp/b",
                "/loss3_fc/W", "/loss1_conv/W", "/loss2_fc1/b")));
        // 6998552 of the main path, 3188840 and 3190888 of the branches
        assertEquals(6_998_552 + 3_188_840 + 3_190_888, net.countParams());
        try (var _ = Config.testMode(); var _ = Config.noBackprop()) {
            var x = Variable
                    .constant(Generator.global().randn(Given.device(), DType.FLOAT32, Shape.of(1, 3, 224, 224)));
            var ys = net.apply(x, List.of("pool1", "pool2", "inception_3b", "inception_4e", "pool5", "loss1_fc2",
                    "loss2_fc2", "prob"));
            assertEquals(Shape.of(1, 64, 56, 56), ys.get("pool1").shape());
            assertEquals(Shape.of(1, 192, 28, 28), ys.get("pool2").shape());
            assertEquals(Shape.of(1, 480, 28, 28), ys.get("inception_3b").shape());
            assertEquals(Shape.of(1, 832, 14, 14), ys.get("inception_4e").shape());
            assertEquals(Shape.of(1, 1024, 1, 1), ys.get("pool5").shape());
            assertEquals(Shape.of(1, 1000), ys.get("loss1_fc2").shape());
            assertEquals(1, ys.get("prob").array().sum().item(), 1e-4);
            assertEquals(ys.get("loss2_fc2").array(), net.apply(x, List.of("loss2_fc2")).get("loss2_fc2").array());
        }
    }
}
