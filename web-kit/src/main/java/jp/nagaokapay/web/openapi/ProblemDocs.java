package jp.nagaokapay.web.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.nagaokapay.web.problem.ProblemMessages;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.http.HttpHeaders;

/** How refusals look in the document: their schema, and a response for the codes of a status. */
final class ProblemDocs {
    static final String SCHEMA = "Problem";

    private static final String REF = "#/components/schemas/" + SCHEMA;
    private static final String TYPE = "application/problem+json";

    private ProblemDocs() {}

    static ApiResponse response(int status, List<String> codes) {
        Schema<?> code = new StringSchema();
        codes.forEach(each -> ((StringSchema) code).addEnumItem(each));
        Schema<?> schema =
                new ComposedSchema()
                        .addAllOfItem(new Schema<>().$ref(REF))
                        .addAllOfItem(new ObjectSchema().addProperty("code", code));
        ApiResponse response =
                new ApiResponse()
                        .description(list(codes))
                        .content(
                                content(
                                        new MediaType()
                                                .schema(schema)
                                                .example(example(status, codes.getFirst()))));
        if (status == 429 || status == 503) {
            response.addHeaderObject(
                    HttpHeaders.RETRY_AFTER,
                    new Header()
                            .description("seconds to wait before the same request")
                            .schema(new IntegerSchema()));
        }
        return response;
    }

    /** What stands for all that is not listed. */
    static ApiResponse other() {
        return new ApiResponse()
                .description("Any other problem; its `code` says which.")
                .content(content(new MediaType().schema(new Schema<>().$ref(REF))));
    }

    static Schema<?> schema() {
        Schema<?> problem =
                object(
                        Map.of(
                                "type", new StringSchema().format("uri"),
                                "title", new StringSchema(),
                                "status", new IntegerSchema(),
                                "detail", new StringSchema().description("for a person"),
                                "code", new StringSchema().description("for a program; stable"),
                                "errors", wrongFields()));
        problem.setDescription(
                "An error (RFC 9457); more members where a code has details. `least`, `most` and the like are"
                        + " the numbers that `detail` names.");
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    /** The sentence of a code, its numbers left open; a code that has none does not exist. */
    static String sentence(String code) {
        String sentence = ProblemMessages.find(code, Locale.ENGLISH);
        if (sentence == null) {
            throw new IllegalStateException("nothing answers the code " + code);
        }
        return sentence.replaceAll("\\{\\w+}", "…");
    }

    private static Content content(MediaType body) {
        return new Content().addMediaType(TYPE, body);
    }

    private static String list(List<String> codes) {
        return codes.stream()
                .map(code -> "- `" + code + "`: " + sentence(code))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> example(int status, String code) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", Problems.typeOf(code));
        example.put("title", ProblemMessages.title(status, Locale.ENGLISH));
        example.put("status", status);
        example.put("detail", sentence(code));
        example.put("code", code);
        return example;
    }

    private static Schema<?> wrongFields() {
        Schema<?> fields = new ArraySchema();
        fields.setDescription(
                "every wrong field, with VALIDATION_FAILED; a text shows something (NOT_BLANK), is"
                        + " one line unless it is a free text (LINE_BREAK), and holds no control"
                        + " characters and nothing that turns its direction (BAD_CHARACTER)");
        fields.setItems(
                object(
                        Map.of(
                                "field", new StringSchema(),
                                "message", new StringSchema().description("for a person"),
                                "code", new StringSchema(),
                                "least", bound("least"),
                                "most", bound("most"))));
        return fields;
    }

    private static Schema<?> bound(String which) {
        return new IntegerSchema()
                .format("int64")
                .description("the " + which + " that is allowed, where that was broken");
    }

    private static Schema<?> object(Map<String, Schema<?>> properties) {
        Schema<?> object = new ObjectSchema();
        new TreeMap<>(properties).forEach(object::addProperty);
        return object;
    }
}
