package catenary.repl;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/// Changes the compiled code of snippets so that it can be stopped, and so that it cannot end the program.
final class Weaver implements CodeTransform {

    private static final ClassDesc STOP = ClassDesc.of(Stop.class.getName());
    private static final ClassDesc EXIT = ClassDesc.of(Exit.class.getName());
    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final MethodTypeDesc OF_CODE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc OF_RUNTIME_AND_CODE =
            MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int);

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
            case InvokeInstruction call -> {
                var exit = exit(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol());
                if (exit == null) code.with(call);
                else code.invokestatic(EXIT, "exit", exit);
            }
            case InvokeDynamicInstruction call -> code.invokedynamic(DynamicCallSiteDesc.of(call.bootstrapMethod(),
                    call.name().stringValue(), call.typeSymbol(),
                    call.bootstrapArgs().stream().map(Weaver::withoutExit).toArray(ConstantDesc[]::new)));
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

    /// The type of the [Exit] that stands in for a method which ends the program; null for any other.
    private static MethodTypeDesc exit(ClassDesc owner, String name, MethodTypeDesc type) {
        if (!type.equals(OF_CODE) || !name.equals("exit") && !name.equals("halt")) return null;
        return owner.equals(SYSTEM) ? OF_CODE : owner.equals(RUNTIME) ? OF_RUNTIME_AND_CODE : null;
    }

    /// The same for what a method reference, such as `System::exit`, refers to.
    private static ConstantDesc withoutExit(ConstantDesc argument) {
        if (!(argument instanceof DirectMethodHandleDesc handle) || !handle.lookupDescriptor().startsWith("("))
            return argument;
        var exit = exit(handle.owner(), handle.methodName(), MethodTypeDesc.ofDescriptor(handle.lookupDescriptor()));
        return exit == null ? handle
                : MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, EXIT, "exit", exit);
    }

    private static void check(CodeBuilder code) {
        code.invokestatic(STOP, "check", ConstantDescs.MTD_void);
    }
}
