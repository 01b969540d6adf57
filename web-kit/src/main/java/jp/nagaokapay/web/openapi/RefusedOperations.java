package jp.nagaokapay.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpStatus;

/**
 * Says of each operation which scopes open it and which codes it refuses with, and of the whole
 * which tags and codes there are.
 */
final class RefusedOperations implements GlobalOpenApiCustomizer {
    private static final String REF = "#/components/responses/";

    private final ApiTexts texts;
    private final OperationScopes scopes;

    RefusedOperations(ApiTexts texts, OperationScopes scopes) {
        this.texts = texts;
        this.scopes = scopes;
    }

    @Override
    public void customise(OpenAPI document) {
        // Here, because springdoc drops what no operation refers to yet.
        document.getComponents().addSchemas(ProblemDocs.SCHEMA, ProblemDocs.schema());
        SortedMap<String, SortedSet<Integer>> told = new TreeMap<>();
        Set<String> tags = new HashSet<>();
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> {
                                    refuse(document, operation, scopes.of(method.name(), path))
                                            .forEach((status, codes) ->
                                                    codes.forEach(code ->
                                                            told.computeIfAbsent(
                                                                            code,
                                                                            _ -> new TreeSet<>())
                                                                    .add(status)));
                                    tags.addAll(operation.getTags());
                                }));
        document.setTags(
                texts.tags().stream()
                        .filter(tag -> tags.contains(tag.tag()))
                        .map(tag -> new Tag().name(tag.tag()).description(tag.description()))
                        .toList());
        document.getInfo().setDescription(document.getInfo().getDescription() + table(told));
    }

    private static Refusals refuse(OpenAPI document, Operation operation, List<String> anyOf) {
        Refusals refusals = Refusals.takeFrom(operation);
        operation.setSecurity(
                anyOf.stream()
                        .map(scope -> new SecurityRequirement().addList(OpenApiBase.OAUTH, scope))
                        .toList());
        if (!anyOf.isEmpty()) {
            refusals.add(401, "UNAUTHORIZED");
            refusals.add(403, "FORBIDDEN");
        }
        refusals.forEach((status, codes) ->
                operation
                        .getResponses()
                        .addApiResponse(
                                String.valueOf(status),
                                response(document.getComponents(), status, codes)));
        ApiResponse other = ProblemDocs.other();
        if (KeyHeaders.areOf(operation)) {
            KeyHeaders.mayBeReplayed(other);
        }
        operation.getResponses().addApiResponse("default", other);
        return refusals;
    }

    /** What is the same everywhere is said once. */
    private static ApiResponse response(Components components, int status, List<String> codes) {
        if (!codes.equals(CommonRefusals.ALONE.get(status))) {
            return ProblemDocs.response(status, codes);
        }
        String name = name(status);
        components.addResponses(name, ProblemDocs.response(status, codes));
        return new ApiResponse().$ref(REF + name);
    }

    private static String name(int status) {
        return Arrays.stream(HttpStatus.valueOf(status).name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String table(SortedMap<String, SortedSet<Integer>> codes) {
        StringBuilder table =
                new StringBuilder("| `code` | status | says |\n| --- | --- | --- |\n");
        codes.forEach((code, statuses) ->
                table.append("| `")
                        .append(code)
                        .append("` | ")
                        .append(
                                statuses.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ")))
                        .append(" | ")
                        .append(ProblemDocs.sentence(code))
                        .append(" |\n"));
        return table.toString();
    }
}
