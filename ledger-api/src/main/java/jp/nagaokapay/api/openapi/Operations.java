package jp.nagaokapay.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import jp.nagaokapay.web.header.ApiHeaders;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation what all of them share: problems, and the key where one is needed. */
final class Operations implements GlobalOperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem; its `code` says which.")
                                .content(
                                        new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType().schema(problem()))));
        if (Arrays.asList(handler.getMethod().getParameterTypes()).contains(IdempotencyKey.class)) {
            operation.addParametersItem(key());
            operation.getResponses().values().forEach(Operations::mayBeReplayed);
        }
        return operation;
    }

    private static Schema<?> problem() {
        return new Schema<>().$ref("#/components/schemas/Problem");
    }

    private static void mayBeReplayed(ApiResponse response) {
        response.addHeaderObject(
                ApiHeaders.IDEMPOTENCY_REPLAYED,
                new Header()
                        .description("true when it is the answer to an earlier request")
                        .schema(new BooleanSchema()));
    }

    private static HeaderParameter key() {
        HeaderParameter key = new HeaderParameter();
        key.name(ApiHeaders.IDEMPOTENCY_KEY)
                .required(true)
                .description("A new one for each wish, the same one for each retry.")
                .schema(
                        new StringSchema()
                                .minLength(1)
                                .maxLength(IdempotencyKey.LENGTH_MAX)
                                .example("\"8e03978e-40d5-43dd-bc93-6894a57f9324\""));
        return key;
    }
}
