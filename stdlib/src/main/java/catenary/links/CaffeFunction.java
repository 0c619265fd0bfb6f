package catenary.links;

import catenary.autograd.Variable;
import catenary.links.caffe.CaffeModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A network of Caffe, from its `.caffemodel` file, as a link whose layers are links under their names there: they can be
/// trained on, and saved.
///
/// ```java
/// var net = new CaffeFunction("bvlc_googlenet.caffemodel");
/// List<Variable> y = net.apply(Map.of("data", x), List.of("loss3/classifier"));
/// ```
///
/// | Caffe | here |
/// |---|---|
/// | `Convolution`, `Deconvolution` of images, `InnerProduct` | [Convolution2D], [Deconvolution2D], [Linear]: `W`, `b` |
/// | `BatchNorm`, `Scale` | [BatchNormalization] without `gamma` and `beta`; [Scale] |
/// | `Pooling` (`MAX`, `AVE`, global), `LRN` across channels, `ReLU` (leaky too), `Sigmoid`, `TanH`, `Softmax`, `Dropout` | functions |
/// | `Concat`, `Slice`, `Split`, `Eltwise`, `Reshape` | functions |
/// | `SoftmaxWithLoss` | softmax cross entropy |
/// | `Data` | nothing: its tops are inputs |
///
/// A layer of another kind is left out, and standard error says so; what depends on it can then not be asked for. Where a layer's
/// settings are of a kind that isn't known here, the file is refused. Pooling by averages leaves out what Caffe adds beyond the
/// edge, as in Chainer. Old files, of Caffe's first form, are read too.
///
/// Jia et al.: [Caffe](https://arxiv.org/abs/1408.5093) (2014).
public class CaffeFunction extends Link {

    private final transient List<CaffeLayers.Stage> stages;
    private transient Map<String, Link> links;

    /// @throws catenary.serializers.BadFileException if the file is damaged, or no model
    public CaffeFunction(String modelPath) {
        this(Path.of(modelPath));
    }

    public CaffeFunction(Path modelPath) {
        this(CaffeModel.read(modelPath));
    }

    CaffeFunction(CaffeModel model) {
        var layers = new CaffeLayers(model);
        stages = layers.stages();
        links = layers.links();
    }

    // ---- calling

    /// The variables named `outputs`, computed from those of `inputs`, layer by layer. What none of them needs is computed
    /// too, as far as it can be.
    ///
    /// @param disable the names of layers that are passed over
    /// @throws IllegalArgumentException if no layer gives a variable of such a name
    public List<Variable> apply(Map<String, Variable> inputs, List<String> outputs, String... disable) {
        return called(() -> computed(inputs, outputs, Set.of(disable)), inputs, outputs);
    }

    private List<Variable> computed(Map<String, Variable> inputs, List<String> outputs, Set<String> disable) {
        Map<String, Variable> known = new LinkedHashMap<>(inputs);
        for (var s : stages) {
            if (disable.contains(s.name()) || !known.keySet().containsAll(s.bottom())) {
                continue;
            }
            Variable[] ys =
                    s.step().apply(links.get(s.name()), s.bottom().stream().map(known::get).toArray(Variable[]::new));
            for (int i = 0; i < Math.min(ys.length, s.top().size()); i++) {
                known.put(s.top().get(i), ys[i]);
            }
        }
        List<Variable> found = new ArrayList<>();
        for (String name : outputs) {
            if (!known.containsKey(name)) {
                throw new IllegalArgumentException("CaffeFunction: expected outputs among " + known.keySet()
                        + ", which the inputs " + inputs.keySet() + " lead to, but found " + name);
            }
            found.add(known.get(name));
        }
        return found;
    }

    // ---- structure

    @Override void forEachChild(BiConsumer<String, Link> action) {
        super.forEachChild(action);
        links.forEach((name, link) -> visit(name, link, action));
    }

    @Override public Link copy(CopyMode mode) {
        CaffeFunction twin = (CaffeFunction) super.copy(mode);
        twin.links = new TreeMap<>(links);
        twin.links.replaceAll((_, link) -> link.copy(mode));
        return twin;
    }

    @Override protected String specs() {
        return stages.size() + " layers";
    }
}
