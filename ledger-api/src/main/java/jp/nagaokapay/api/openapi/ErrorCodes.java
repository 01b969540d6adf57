package jp.nagaokapay.api.openapi;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.nagaokapay.web.problem.ProblemMessages;

/** Every error code a caller can meet, from the sentences themselves. */
final class ErrorCodes {
    private ErrorCodes() {}

    static String table() {
        return ProblemMessages.codes().stream()
                .map(code ->
                        "| `" + code + "` | " + ProblemMessages.of(code, Locale.ENGLISH) + " |\n")
                .collect(Collectors.joining("", "| `code` | says |\n| --- | --- |\n", ""));
    }

    static Schema<?> problemSchema() {
        Schema<?> problem =
                object(
                        Map.of(
                                "type", new StringSchema().format("uri"),
                                "title", new StringSchema(),
                                "status", new IntegerSchema(),
                                "detail", new StringSchema().description("for a person"),
                                "code", new StringSchema().description("for a program; stable"),
                                "errors", wrongFields()));
        problem.setDescription("An error (RFC 9457); more members where a code has details.");
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    private static Schema<?> wrongFields() {
        Schema<?> fields = new ArraySchema();
        fields.setDescription("every wrong field, with VALIDATION_FAILED");
        fields.setItems(
                object(
                        Map.of(
                                "field", new StringSchema(),
                                "message", new StringSchema(),
                                "code", new StringSchema())));
        return fields;
    }

    private static Schema<?> object(Map<String, Schema<?>> properties) {
        Schema<?> object = new ObjectSchema();
        new TreeMap<>(properties).forEach(object::addProperty);
        return object;
    }
}
