package jp.nagaokapay.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.nagaokapay.web.openapi.TagTexts.Answer;
import jp.nagaokapay.web.openapi.TagTexts.OperationText;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Gives each operation its id, its texts, its examples and its successes. */
final class DescribedOperations implements GlobalOperationCustomizer {
    private static final String ANY = "*/*";
    private static final String JSON = "application/json";

    private final ApiTexts texts;

    DescribedOperations(ApiTexts texts) {
        this.texts = texts;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String operationId = handler.getMethod().getName();
        ApiTexts.Described described = texts.require(operationId);
        OperationText text = described.text();
        operation.setOperationId(operationId);
        operation.setTags(List.of(described.tag().tag()));
        operation.setSummary(text.summary());
        operation.setDescription(text.description());
        operation.setResponses(answers(operation.getResponses(), text.answers()));
        if (operation.getRequestBody() != null) {
            example(operation.getRequestBody().getContent(), text.request());
        }
        if (CommonRefusals.takesKey(handler)) {
            KeyHeaders.addTo(operation);
        }
        refusals(described, handler).leaveWith(operation);
        return operation;
    }

    private static Refusals refusals(ApiTexts.Described described, HandlerMethod handler) {
        Refusals refusals = new Refusals();
        refusals.addAll(described.text().refusals());
        refusals.addAll(described.tag().refusals());
        CommonRefusals.addTo(refusals, handler);
        return refusals;
    }

    private static ApiResponses answers(ApiResponses found, Map<Integer, Answer> answers) {
        @Nullable Content content =
                found.entrySet().stream()
                        .filter(one -> one.getKey().startsWith("2"))
                        .map(one -> one.getValue().getContent())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        ApiResponses responses = new ApiResponses();
        answers.forEach((status, answer) ->
                responses.addApiResponse(String.valueOf(status), response(answer, content)));
        return responses;
    }

    private static ApiResponse response(Answer answer, @Nullable Content found) {
        ApiResponse response = new ApiResponse().description(answer.description());
        Content content = content(answer, found);
        if (content != null) {
            example(content, answer.example());
            response.setContent(content);
        }
        if (answer.headers() != null) {
            answer.headers()
                    .forEach((name, meaning) ->
                            response.addHeaderObject(
                                    name,
                                    new Header().description(meaning).schema(new StringSchema())));
        }
        return response;
    }

    private static @Nullable Content content(Answer answer, @Nullable Content found) {
        if (answer.mediaType() != null) {
            return new Content()
                    .addMediaType(answer.mediaType(), new MediaType().schema(new StringSchema()));
        }
        if (found == null) {
            return null;
        }
        Content content = new Content();
        found.forEach((type, body) ->
                content.addMediaType(
                        type.equals(ANY) ? JSON : type, new MediaType().schema(body.getSchema())));
        return content;
    }

    private static void example(Content content, @Nullable Object example) {
        content.forEach((type, body) -> {
            if (!type.equals(JSON)) {
                body.setSchema(file(type));
            }
            if (example != null) {
                body.setExample(example);
            }
        });
    }

    /** Springdoc takes bytes for Base64, which no file is sent in. */
    private static Schema<?> file(String type) {
        Schema<?> file = new StringSchema();
        return type.startsWith("text/") ? file : file.format("binary");
    }
}
