package catenary.repl;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/// Changes the compiled code of snippets so that it can be stopped, and so that it cannot end the program.
final class Weaver implements CodeTransform {

    private static final ClassDesc STOP = ClassDesc.of(Stop.class.getName());
    private static final ClassDesc EXIT = ClassDesc.of(Exit.class.getName());
    private static final MethodTypeDesc OF_CODE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc OF_RUNTIME_AND_CODE = MethodTypeDesc.of(ConstantDescs.CD_void,
            ClassDesc.of("java.lang.Runtime"), ConstantDescs.CD_int);

    private final Set<Label> passed = new HashSet<>();

    private Weaver() {}

    static byte[] weave(byte[] classFile) {
        var file = ClassFile.of();
        return file.transformClass(file.parse(classFile),
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Weaver::new)));
    }

    @Override public void atStart(CodeBuilder code) {
        check(code);
    }

    @Override public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case InvokeInstruction call when isExit(call, "java/lang/System", "exit") ->
                    code.invokestatic(EXIT, "exit", OF_CODE);
            case InvokeInstruction call when isExit(call, "java/lang/Runtime", "exit")
                    || isExit(call, "java/lang/Runtime", "halt") ->
                    code.invokestatic(EXIT, "exit", OF_RUNTIME_AND_CODE);
            case LabelTarget target -> {
                passed.add(target.label());
                code.with(element);
            }
            case BranchInstruction branch when passed.contains(branch.target()) -> {
                check(code);
                code.with(element);
            }
            default -> code.with(element);
        }
    }

    private static boolean isExit(InvokeInstruction call, String owner, String name) {
        return call.name().equalsString(name) && call.owner().asInternalName().equals(owner)
                && call.type().equalsString("(I)V");
    }

    private static void check(CodeBuilder code) {
        code.invokestatic(STOP, "check", ConstantDescs.MTD_void);
    }
}
