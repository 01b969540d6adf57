package jp.nagaokapay.acceptance.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import jp.nagaokapay.ledger.TestClassPath;

/** The sources of the programs with changes applied, compiled as a whole. */
final class ChangedPrograms {
    private static final String SOURCES = "/src/main/java/";

    private final Path project;
    private final Path changed;
    private final Path classes;

    /**
     * @param changed holds the patched files, as they lie in the project
     * @param classes takes the compiled classes
     */
    ChangedPrograms(Path project, Path changed, Path classes) {
        this.project = project;
        this.changed = changed;
        this.classes = classes;
    }

    void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled =
                    compiler.getTask(
                                    errors,
                                    files,
                                    null,
                                    List.of(
                                            "-proc:none",
                                            "-parameters",
                                            "-nowarn",
                                            "-cp",
                                            TestClassPath.get(),
                                            "-d",
                                            classes.toString()),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources()))
                            .call();
            assertThat(compiled).as(errors.toString()).isTrue();
        }
    }

    /** Runs a class's {@code main} against the changed programs. */
    void run(String mainClass) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path =
                Stream.of(classes.toString(), resources(), TestClassPath.get())
                        .reduce((one, next) -> one + File.pathSeparator + next)
                        .orElseThrow();
        Process process =
                new ProcessBuilder(
                                java,
                                "-ea",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                path,
                                mainClass)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** Changed resources come first, as changed classes do. */
    private String resources() throws IOException {
        try (Stream<Path> folders =
                Files.find(
                        changed, 4, (path, _) -> path.toString().endsWith("/src/main/resources"))) {
            return folders.map(Path::toString)
                    .reduce((one, next) -> one + File.pathSeparator + next)
                    .orElse(classes.toString());
        }
    }

    /** Of the modules that are changed; the others are taken as they are. */
    private List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(changed);
                Stream<Path> patched = java(changed, "/java/")) {
            List<Path> sources = new ArrayList<>(patched.toList());
            for (Path module : modules.toList()) {
                try (Stream<Path> ours = java(project.resolve(module.getFileName()), SOURCES)) {
                    ours.filter(file -> !Files.exists(changed.resolve(project.relativize(file))))
                            .forEach(sources::add);
                }
            }
            return sources;
        }
    }

    private static Stream<Path> java(Path root, String below) throws IOException {
        return Files.find(
                root,
                Integer.MAX_VALUE,
                (file, _) ->
                        file.toString().contains(below)
                                && file.toString().endsWith(".java")
                                && !file.endsWith("package-info.java"));
    }
}
