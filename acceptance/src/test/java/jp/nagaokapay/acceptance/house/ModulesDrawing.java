package jp.nagaokapay.acceptance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page that shows modules and packages: arrows run to what is used. */
final class ModulesDrawing {
    private static final List<String> ORDER =
            List.of(
                    "payment-codes",
                    "web-kit",
                    "ledger-core",
                    "merchant-gateway",
                    "ledger-api",
                    "acceptance");
    private static final Pattern PURPOSE =
            Pattern.compile("/\\*\\*\\s*(?:\\* )?(.*?)(?:\\.\\s|\\n \\*\\n| \\*/)", Pattern.DOTALL);

    private final Modules modules;
    private final Path root;

    ModulesDrawing(Modules modules, Path root) {
        this.modules = modules;
        this.root = root;
    }

    String page() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # Modules and packages

                        Drawn from the classes; a test holds this page to them. An arrow runs to what is \
                        used; what is also reached by way of others has no arrow of its own. Packages have \
                        no cycles.

                        """);
        text.append(graph(modules.modules()));
        for (String module : ORDER) {
            Map<String, Set<String>> packages = modules.packagesOf(module);
            text.append("\n## ").append(module).append("\n\n");
            if (!packages.isEmpty()) {
                text.append(graph(packages)).append('\n');
            }
            text.append(table(module, packages.keySet()));
        }
        return text.toString();
    }

    private static String graph(Map<String, Set<String>> edges) {
        StringBuilder text = new StringBuilder("```mermaid\nflowchart TB\n");
        edges.keySet().forEach(node -> text.append("    %s%n".formatted(node)));
        edges.forEach((from, used) ->
                used.stream()
                        .filter(to -> !reachedByOthers(edges, from, to))
                        .forEach(to -> text.append("    %s --> %s%n".formatted(from, to))));
        return text.append("```\n").toString();
    }

    private static boolean reachedByOthers(Map<String, Set<String>> edges, String from, String to) {
        return edges.get(from).stream()
                .filter(over -> !over.equals(to))
                .anyMatch(over -> reachable(edges, over, new TreeSet<>()).contains(to));
    }

    static Set<String> reachable(Map<String, Set<String>> edges, String from, Set<String> seen) {
        for (String next : edges.getOrDefault(from, Set.of())) {
            if (seen.add(next)) {
                reachable(edges, next, seen);
            }
        }
        return seen;
    }

    private String table(String module, Set<String> packages) {
        Path sources =
                root.resolve(module)
                        .resolve("src/main/java/jp/nagaokapay")
                        .resolve(Modules.ROOTS.get(module));
        if (packages.isEmpty()) {
            return purpose(sources) + ".\n";
        }
        return packages.stream()
                .map(name -> "| `%s` | %s |%n".formatted(name, purpose(sources.resolve(name))))
                .collect(Collectors.joining("", "| package | what it is |\n| --- | --- |\n", ""));
    }

    /** The first sentence of a package's own description. */
    private static String purpose(Path folder) {
        Path file = folder.resolve("package-info.java");
        if (!Files.exists(file)) {
            return "";
        }
        try {
            Matcher sentence = PURPOSE.matcher(Files.readString(file));
            return sentence.find()
                    ? sentence.group(1)
                            .replaceAll("\\s*\\n \\* ?", " ")
                            .replaceAll("\\{@\\w+ (?:[\\w.]+[ .])?([^}]*)}", "`$1`")
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
