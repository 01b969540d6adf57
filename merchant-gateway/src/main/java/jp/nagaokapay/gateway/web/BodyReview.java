package jp.nagaokapay.gateway.web;

import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.nagaokapay.gateway.web.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds everything that is wrong with a body that could not be read: Jackson stops at the first
 * field, and validation never begins.
 */
@Component
class BodyReview {
    private final JsonMapper json;
    private final Validator validator;

    BodyReview(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Every wrong field, by name; empty when the body is not a JSON object at all. */
    List<FieldProblem> of(KeptBody.@Nullable Kept body) {
        if (body == null) {
            return List.of();
        }
        try {
            JsonNode tree = json.readTree(body.json().array());
            return tree.isObject() ? review(tree, body.type()) : List.of();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private List<FieldProblem> review(JsonNode tree, Class<?> type) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> unknown = new HashSet<>(tree.propertyNames());
        for (RecordComponent component : type.getRecordComponents()) {
            unknown.remove(component.getName());
            field(tree.path(component.getName()), component, type).forEach(problems::add);
        }
        unknown.stream()
                .map(name -> FieldProblems.field(name, "UNKNOWN_FIELD"))
                .forEach(problems::add);
        problems.sort(Comparator.comparing(FieldProblem::field));
        return problems;
    }

    private Stream<FieldProblem> field(JsonNode node, RecordComponent component, Class<?> type) {
        Object value;
        try {
            value =
                    node.isMissingNode() || node.isNull()
                            ? null
                            : json.treeToValue(
                                    node, json.constructType(component.getGenericType()));
        } catch (JacksonException e) {
            return Stream.of(FieldProblems.of(e, component.getName()));
        }
        return validator.validateValue(type, component.getName(), value).stream()
                .map(FieldProblems::of);
    }
}
