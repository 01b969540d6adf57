package jp.nagaokapay.web.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.JsonNode;

/**
 * Characters that no text may contain: control characters but tab and line breaks, and lone
 * surrogates. The database cannot store U+0000, and other programs trip over the rest.
 */
final class TextCharacters {
    private static final String CODE = "BAD_CHARACTER";
    private static final String ALLOWED = "\t\r\n";

    private TextCharacters() {}

    static boolean areFine(String text) {
        return text.codePoints().noneMatch(TextCharacters::isBad);
    }

    private static boolean isBad(int point) {
        return (point < ' ' && ALLOWED.indexOf(point) < 0)
                || Character.getType(point) == Character.SURROGATE;
    }

    /** Where no language is set yet, as in filters. */
    static FieldProblem problem(String field, Locale language) {
        return FieldProblem.of(field, CODE, language);
    }

    private static FieldProblem problem(String field) {
        return FieldProblem.of(field, CODE, LocaleContextHolder.getLocale());
    }

    /** Every bad text below a node, names of fields included. */
    static List<FieldProblem> problems(JsonNode node, String path) {
        List<FieldProblem> problems = new ArrayList<>();
        find(node, path, problems);
        return problems;
    }

    private static void find(JsonNode node, String path, List<FieldProblem> problems) {
        if (node.isString() && !areFine(node.asString())) {
            problems.add(problem(path));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            find(node.get(i), path + "[" + i + "]", problems);
        }
        node.properties()
                .forEach(field -> {
                    if (areFine(field.getKey())) {
                        find(field.getValue(), path + "." + field.getKey(), problems);
                    } else {
                        problems.add(problem(path));
                    }
                });
    }
}
