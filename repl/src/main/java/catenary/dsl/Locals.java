package catenary.dsl;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;

/// The names that are declared around a place in a tree.
final class Locals {

    private Locals() {}

    /// Those that begin with `prefix`, the nearest first.
    static List<Proposal> around(TreePath path, Javac.Round round, String prefix) {
        var found = new ArrayList<Proposal>();
        for (var at = path; at != null; at = at.getParentPath()) {
            for (var tree : declarations(at.getLeaf())) {
                switch (tree) {
                    case VariableTree variable -> {
                        var element = round.trees().getElement(new TreePath(at, variable));
                        String type = element == null ? "" : TypeNames.brief(element.asType());
                        add(found, variable.getName().toString(), prefix, "", type);
                    }
                    case MethodTree method ->
                            add(found, method.getName().toString(), prefix, "(", "");
                    default -> {
                        // Declares nothing.
                    }
                }
            }
        }
        return found;
    }

    private static void add(List<Proposal> found, String name, String prefix, String after, String note) {
        boolean generated = name.isEmpty() || name.contains("$") || name.startsWith("<");
        if (generated || !name.startsWith(prefix) || found.stream().anyMatch(p -> p.name().equals(name))) return;
        found.add(new Proposal(name + after, name, note));
    }

    private static List<? extends Tree> declarations(Tree tree) {
        return switch (tree) {
            case BlockTree block -> block.getStatements();
            case CaseTree group when group.getStatements() != null -> group.getStatements();
            case LambdaExpressionTree lambda -> lambda.getParameters();
            case MethodTree method -> method.getParameters();
            case ForLoopTree loop -> loop.getInitializer();
            case EnhancedForLoopTree loop -> List.of(loop.getVariable());
            case TryTree attempt -> attempt.getResources();
            case ClassTree type -> type.getMembers();
            default -> List.of();
        };
    }
}
