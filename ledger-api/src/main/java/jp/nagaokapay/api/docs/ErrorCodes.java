package jp.nagaokapay.api.docs;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.nagaokapay.gateway.web.Sentences;

/** Every error code a caller can meet, from the sentences themselves. */
final class ErrorCodes {
    private ErrorCodes() {}

    static String table() {
        return Sentences.codes().stream()
                .map(code -> "| `" + code + "` | " + Sentences.of(code, Locale.ENGLISH) + " |\n")
                .collect(Collectors.joining("", "| `code` | says |\n| --- | --- |\n", ""));
    }

    static Schema<?> problemSchema() {
        return new ObjectSchema()
                .description("An error (RFC 9457); more members where a code has details.")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("for a person"))
                .addProperty("code", new StringSchema().description("for a program; stable"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .description("every wrong field, with VALIDATION_FAILED")
                                .items(
                                        new ObjectSchema()
                                                .addProperty("field", new StringSchema())
                                                .addProperty("message", new StringSchema())
                                                .addProperty("code", new StringSchema())))
                .required(List.of("type", "title", "status", "detail", "code"));
    }
}
