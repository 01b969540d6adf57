package jp.nagaokapay.acceptance.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who uses whom, read from the classes that are packed into the programs. */
final class Modules {
    private static final String ROOT = "jp.nagaokapay.";

    /** Each Maven module, and the package in which all of its classes are. */
    static final Map<String, String> ROOTS =
            Map.of(
                    "payment-codes", "codes",
                    "web-kit", "web",
                    "ledger-core", "ledger",
                    "merchant-gateway", "gateway",
                    "ledger-api", "api",
                    "acceptance", "acceptance");

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(place ->
                            !place.contains("-tests.jar") && !place.contains("/test-classes/"))
                    .importPackages(ROOT);

    /** From each module to those whose classes it uses. */
    Map<String, Set<String>> modules() {
        return edges(Modules::module);
    }

    /** From each top package of a module to those of the same module that it uses. */
    Map<String, Set<String>> packagesOf(String module) {
        Map<String, Set<String>> inside =
                edges(type -> module(type).equals(module) ? topPackage(type) : "");
        inside.remove("");
        inside.values().forEach(used -> used.remove(""));
        return inside;
    }

    private Map<String, Set<String>> edges(Function<JavaClass, String> node) {
        Map<String, Set<String>> edges = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> used = edges.computeIfAbsent(node.apply(type), _ -> new TreeSet<>());
            uses(type)
                    .map(node)
                    .filter(other -> !other.equals(node.apply(type)))
                    .forEach(used::add);
        }
        return edges;
    }

    private static Stream<JavaClass> uses(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(ROOT));
    }

    private static String module(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        String root = below.split("\\.")[0];
        return ROOTS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(root))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getName() + " is in no module"));
    }

    /** The part after the module's own package; empty for classes right in that one. */
    private static String topPackage(JavaClass type) {
        String[] parts = type.getPackageName().substring(ROOT.length()).split("\\.");
        return parts.length > 1 ? parts[1] : "";
    }
}
