package jp.nagaokapay.web.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A document as tests look at it. */
@NullMarked
public final class DocumentedApi {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final JsonNode document;
    private final SchemaRegistry schemas =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    public DocumentedApi(JsonNode document) {
        this.document = document;
    }

    /**
     * @param name method and path
     */
    public record Operation(String name, String path, JsonNode said) {
        public String id() {
            return said.path("operationId").asString();
        }

        public String text(String field) {
            return said.path(field).asString();
        }

        /** The codes it refuses with, by status. */
        public Stream<Map.Entry<String, JsonNode>> responses() {
            return said.path("responses").properties().stream();
        }
    }

    public List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .filter(each -> METHODS.contains(each.getKey()))
                                .map(each ->
                                        new Operation(
                                                each.getKey() + " " + path.getKey(),
                                                path.getKey(),
                                                each.getValue())))
                .toList();
    }

    /** The codes of an operation by status, wherever they are said. */
    public Map<String, Set<String>> refusals(Operation operation) {
        return operation
                .responses()
                .filter(response -> !response.getKey().startsWith("2"))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                response -> codes(resolved(response.getValue()))));
    }

    /** Where an example does not fit its schema, and where there is none. */
    public List<String> wrongExamples() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations()) {
            JsonNode request = operation.said().path("requestBody");
            if (!request.isMissingNode()) {
                check(operation.name() + " request", request, wrong);
            }
            operation
                    .responses()
                    .filter(response -> !response.getKey().equals("default"))
                    .forEach(response ->
                            check(
                                    operation.name() + " " + response.getKey(),
                                    resolved(response.getValue()),
                                    wrong));
        }
        return wrong;
    }

    private void check(String where, JsonNode body, List<String> wrong) {
        for (Map.Entry<String, JsonNode> content : body.path("content").properties()) {
            JsonNode example = content.getValue().path("example");
            if (example.isMissingNode()) {
                if (content.getKey().endsWith("json")) {
                    wrong.add(where + ": no example");
                }
                continue;
            }
            for (Error error : schemas.getSchema(schema(content.getValue())).validate(example)) {
                wrong.add(where + ": " + error);
            }
        }
    }

    /** With the whole document's components, for schemas refer to them. */
    private JsonNode schema(JsonNode content) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.set("components", document.path("components"));
        schema.putArray("allOf").add(content.path("schema"));
        return schema;
    }

    private JsonNode resolved(JsonNode response) {
        JsonNode reference = response.path("$ref");
        return reference.isMissingNode()
                ? response
                : document.at(reference.asString().substring(1));
    }

    private static Set<String> codes(JsonNode response) {
        return response
                .at("/content/application~1problem+json/schema/allOf/1/properties/code/enum")
                .values()
                .stream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }
}
