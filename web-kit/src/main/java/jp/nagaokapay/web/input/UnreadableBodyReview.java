package jp.nagaokapay.web.input;

import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds everything that is wrong with a body that could not be read: Jackson stops at the first
 * field, and validation never begins.
 */
@Component
public class UnreadableBodyReview {
    private final JsonMapper json;
    private final Validator validator;

    UnreadableBodyReview(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * One wrong field.
     *
     * @param cause what the reader says; null where the value was read and breaks a bound
     */
    public record Finding(FieldProblem problem, @Nullable JacksonException cause) {}

    /** Every wrong field of the body of the current request, by name. */
    public List<Finding> ofCurrentRequest() {
        return findings(BufferedBody.of(RequestContextHolder.currentRequestAttributes()));
    }

    /** Every wrong field, by name; empty when the body is not a JSON object at all. */
    List<FieldProblem> of(BufferedBody.@Nullable Kept body) {
        return findings(body).stream().map(Finding::problem).toList();
    }

    private List<Finding> findings(BufferedBody.@Nullable Kept body) {
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

    private List<Finding> review(JsonNode tree, Class<?> type) {
        List<Finding> problems = new ArrayList<>();
        Set<String> unknown = new HashSet<>(tree.propertyNames());
        for (RecordComponent component : type.getRecordComponents()) {
            unknown.remove(component.getName());
            field(tree.path(component.getName()), component, type).forEach(problems::add);
        }
        unknown.stream()
                .map(name -> new Finding(FieldProblems.field(name, "UNKNOWN_FIELD"), null))
                .forEach(problems::add);
        problems.sort(Comparator.comparing(finding -> finding.problem().field()));
        return problems;
    }

    private Stream<Finding> field(JsonNode node, RecordComponent component, Class<?> type) {
        List<FieldProblem> bad =
                TextCharacters.problems(
                        node, component.getName(), TextCharacters.formOf(component));
        if (!bad.isEmpty()) {
            return bad.stream().map(problem -> new Finding(problem, null));
        }
        JavaType as = json.constructType(component.getGenericType());
        List<Finding> unread =
                as.isCollectionLikeType() && node.isArray()
                        ? entries(node, component.getName(), as.getContentType())
                        : List.of();
        if (!unread.isEmpty()) {
            return unread.stream();
        }
        Object value;
        try {
            value = node.isMissingNode() || node.isNull() ? null : json.treeToValue(node, as);
        } catch (JacksonException e) {
            return Stream.of(new Finding(FieldProblems.of(e, component.getName()), e));
        }
        return validator.validateValue(type, component.getName(), value).stream()
                .map(violation -> new Finding(FieldProblems.of(violation), null));
    }

    /** Reading a list would stop at its first wrong entry. */
    private List<Finding> entries(JsonNode list, String name, JavaType type) {
        List<Finding> unread = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            try {
                json.treeToValue(list.get(i), type);
            } catch (JacksonException e) {
                unread.add(new Finding(FieldProblems.of(e, name + "[" + i + "]"), e));
            }
        }
        return unread;
    }
}
