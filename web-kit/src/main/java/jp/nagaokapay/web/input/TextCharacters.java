package jp.nagaokapay.web.input;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the texts of a request that are not written as they may be. */
final class TextCharacters {
    private TextCharacters() {}

    /** Whether a text outside of a body, which is looked up and never kept, holds what it may. */
    static boolean areFine(String text) {
        return TextForm.RAW.fault(text) == null;
    }

    /** Where no language is set yet, as in filters. */
    static FieldProblem problem(String field, Locale language) {
        return FieldProblem.of(field, "BAD_CHARACTER", language);
    }

    static TextForm formOf(RecordComponent field) {
        WrittenAs writtenAs = field.getAnnotation(WrittenAs.class);
        return writtenAs == null ? TextForm.LINE : writtenAs.value();
    }

    /** The form of a body's own field of this name. */
    static TextForm formOf(Class<?> body, @Nullable String name) {
        return Arrays.stream(body.getRecordComponents())
                .filter(field -> field.getName().equals(name))
                .map(TextCharacters::formOf)
                .findFirst()
                .orElse(TextForm.LINE);
    }

    /** Every bad text below a node, names of fields included; the node itself has a form. */
    static List<FieldProblem> problems(JsonNode node, String path, TextForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        find(node, path, form, problems);
        return problems;
    }

    private static void find(
            JsonNode node, String path, TextForm form, List<FieldProblem> problems) {
        String fault = node.isString() ? form.fault(node.asString()) : null;
        if (fault != null) {
            problems.add(FieldProblems.field(path, fault));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            find(node.get(i), path + "[" + i + "]", TextForm.LINE, problems);
        }
        node.properties()
                .forEach(field -> {
                    if (areFine(field.getKey())) {
                        find(
                                field.getValue(),
                                path + "." + field.getKey(),
                                TextForm.LINE,
                                problems);
                    } else {
                        problems.add(FieldProblems.field(path, "BAD_CHARACTER"));
                    }
                });
    }
}
