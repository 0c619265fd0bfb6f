package catenary.device.cpu;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.function.Consumer;

/// A class made at run time, hidden from all but the one that has its instance.
final class GeneratedClass {

    /// How its methods name the class.
    static final ClassDesc NAME = ClassDesc.of("catenary.device.cpu.Generated");

    /// The largest method HotSpot's compilers accept.
    private static final int HUGE = 8000;

    /// The most arguments that are passed one by one; the class file format allows 255 slots.
    private static final int MANY = 200;

    private GeneratedClass() {}

    /// Whether a method can take that many arrays, an offset with each, and what else a loop is told.
    static boolean canTake(int arrays) {
        return 2 * arrays + 3 <= MANY;
    }

    /// An instance of a new subclass of `parent` with those methods, or null if one is too large.
    static <T> T of(Class<T> parent, Consumer<ClassBuilder> methods) {
        ClassDesc superclass = parent.describeConstable().orElseThrow();
        byte[] bytes;
        try {
            bytes = ClassFile.of().build(NAME, c -> {
                c.withSuperclass(superclass).withFlags(AccessFlag.FINAL);
                c.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, b -> b.aload(0)
                        .invokespecial(superclass, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
                methods.accept(c);
            });
        } catch (IllegalArgumentException tooLargeForAClassFile) {
            return null;
        }
        for (var method : ClassFile.of().parse(bytes).methods()) {
            if (method.code().orElse(null) instanceof CodeAttribute code && code.codeLength() >= HUGE) {
                return null;
            }
        }
        try {
            var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return parent
                    .cast(lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke());
        } catch (Throwable t) {
            throw new AssertionError("the class made for a kernel is wrong", t);
        }
    }
}
