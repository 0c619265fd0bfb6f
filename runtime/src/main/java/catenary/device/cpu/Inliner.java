package catenary.device.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Copies the code of static methods of a class of this package into other code, calls among them included.
final class Inliner {

    static final Inliner FLOAT = new Inliner("FloatLanes");
    static final Inliner DOUBLE = new Inliner("DoubleLanes");

    private final String owner;
    private final Map<String, MethodModel> methods = new HashMap<>();

    private Inliner(String name) {
        owner = Inliner.class.getPackageName().replace('.', '/') + "/" + name;
        try (InputStream in = Inliner.class.getResourceAsStream(name + ".class")) {
            var file = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG,
                    ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);
            for (MethodModel m : file.parse(in.readAllBytes()).methods()) {
                methods.put(m.methodName().stringValue(), m);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String method) {
        return methods.containsKey(method);
    }

    /// Puts the code of `method` in place of a call to it. Local variables from slot `base` on are free.
    void copy(CodeBuilder b, String method, int base) {
        MethodModel m = methods.get(method);
        List<ClassDesc> parameters = m.methodTypeSymbol().parameterList();
        int[] slots = new int[parameters.size()];
        int next = base;
        for (int i = 0; i < slots.length; i++) {
            slots[i] = next;
            next += TypeKind.from(parameters.get(i)).slotSize();
        }
        for (int i = slots.length - 1; i >= 0; i--) {
            b.storeLocal(TypeKind.from(parameters.get(i)), slots[i]);
        }
        CodeAttribute code = (CodeAttribute) m.code().orElseThrow();
        int inner = base + code.maxLocals();
        Map<Label, Label> labels = new HashMap<>();
        Label end = b.newLabel();
        code.forEach(e -> {
            switch (e) {
                case LoadInstruction i -> b.loadLocal(i.typeKind(), base + i.slot());
                case StoreInstruction i -> b.storeLocal(i.typeKind(), base + i.slot());
                case IncrementInstruction i -> b.iinc(base + i.slot(), i.constant());
                case BranchInstruction i ->
                        b.branch(i.opcode(), labels.computeIfAbsent(i.target(), _ -> b.newLabel()));
                case LabelTarget i -> b.labelBinding(labels.computeIfAbsent(i.label(), _ -> b.newLabel()));
                case ReturnInstruction _ -> b.goto_(end);
                case InvokeInstruction i when i.owner().asInternalName().equals(owner) ->
                        copy(b, i.name().stringValue(), inner);
                default -> b.with(e);
            }
        });
        b.labelBinding(end);
    }
}
