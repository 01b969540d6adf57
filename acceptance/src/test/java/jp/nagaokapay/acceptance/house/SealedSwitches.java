package jp.nagaokapay.acceptance.house;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import jp.nagaokapay.ledger.TestClassPath;
import org.jspecify.annotations.Nullable;

/**
 * Finds switches over sealed types that have a {@code default}: where a new kind of event or
 * command would go unnoticed.
 */
final class SealedSwitches {
    private static final Pattern DEFAULT = Pattern.compile("\\bdefault\\s*(->|:)");

    private final Path root;

    SealedSwitches(Path root) {
        this.root = root;
    }

    /** Where they are, as {@code file:line}. */
    List<String> withDefault() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    _ -> {},
                                    List.of("-proc:none", "-cp", TestClassPath.get()),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sourcesWithDefault()));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            List<String> found = new ArrayList<>();
            units.forEach(unit -> new Finder(Trees.instance(task), found).scan(unit, null));
            return found;
        }
    }

    /** The others need not be looked at. */
    private List<Path> sourcesWithDefault() throws IOException {
        List<Path> some = new ArrayList<>();
        for (Path file : sources(root)) {
            if (DEFAULT.matcher(Files.readString(file)).find()) {
                some.add(file);
            }
        }
        return some;
    }

    /** Everything that is compiled into a program. */
    static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files =
                Files.find(
                        root,
                        Integer.MAX_VALUE,
                        (file, _) ->
                                file.toString().contains("/src/main/java/")
                                        && file.toString().endsWith(".java"))) {
            return files.toList();
        }
    }

    private static final class Finder extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;
        private final List<String> found;

        Finder(Trees trees, List<String> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
            check(tree.getExpression(), tree.getCases());
            return super.visitSwitch(tree, nothing);
        }

        @Override
        public @Nullable Void visitSwitchExpression(
                SwitchExpressionTree tree, @Nullable Void nothing) {
            check(tree.getExpression(), tree.getCases());
            return super.visitSwitchExpression(tree, nothing);
        }

        private void check(ExpressionTree over, List<? extends CaseTree> cases) {
            boolean hasDefault =
                    cases.stream()
                            .flatMap(one -> one.getLabels().stream())
                            .anyMatch(DefaultCaseLabelTree.class::isInstance);
            TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), over));
            if (hasDefault
                    && type instanceof DeclaredType declared
                    && declared.asElement().getModifiers().contains(Modifier.SEALED)) {
                CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
                long at =
                        trees.getSourcePositions()
                                .getStartPosition(unit, getCurrentPath().getLeaf());
                found.add(
                        new File(unit.getSourceFile().getName()).getName()
                                + ":"
                                + unit.getLineMap().getLineNumber(at));
            }
        }
    }
}
