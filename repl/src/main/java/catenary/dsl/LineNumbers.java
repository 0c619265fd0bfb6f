package catenary.dsl;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.LineNumber;

/// Gives class files the line numbers of the script, so that every stack trace speaks of its own lines.
final class LineNumbers {

    /// The lines that a class file can count.
    static final int MOST = 65_535;

    private LineNumbers() {}

    /// @param lines for each line of the compiled unit the line of the script, 0 for none
    static byte[] rewrite(byte[] classFile, int[] lines) {
        CodeTransform renumber = (code, element) -> {
            if (!(element instanceof LineNumber number)) code.with(element);
            else if (number.line() < lines.length && lines[number.line()] > 0) code.lineNumber(lines[number.line()]);
        };
        var format = ClassFile.of();
        return format.transformClass(format.parse(classFile), ClassTransform.transformingMethodBodies(renumber));
    }
}
