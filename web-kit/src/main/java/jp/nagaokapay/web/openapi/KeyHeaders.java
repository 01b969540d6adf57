package jp.nagaokapay.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import jp.nagaokapay.web.header.ApiHeaders;
import jp.nagaokapay.web.idempotency.IdempotencyKey;

/** The headers of operations that happen once per key. */
final class KeyHeaders {
    private KeyHeaders() {}

    static void addTo(Operation operation) {
        operation.addParametersItem(key());
        operation.getResponses().values().forEach(KeyHeaders::mayBeReplayed);
    }

    static boolean areOf(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(each -> ApiHeaders.IDEMPOTENCY_KEY.equals(each.getName()));
    }

    static void mayBeReplayed(ApiResponse response) {
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
