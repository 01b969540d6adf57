package jp.nagaokapay.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.nagaokapay.api.HttpTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds the committed document to the code. To renew it: {@code -Dopenapi.update=true}. */
class OpenApiTest extends HttpTest {
    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper SORTED =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                    .build();

    @Test
    void the_committed_document_is_the_codes_own() throws IOException {
        String generated = SORTED.writeValueAsString(document()) + "\n";
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(Files.readString(COMMITTED)).isEqualTo(generated);
    }

    @Test
    void it_names_scopes_keys_and_problems() {
        JsonNode document = document();
        JsonNode pay = document.at("/paths/~1api~1v1~1wallet~1payments/post");
        assertThat(pay.at("/security/0/oauth2/0").asString()).isEqualTo("wallet");
        assertThat(pay.path("parameters").toString()).contains("Idempotency-Key");
        assertThat(pay.at("/responses/default/content").has("application/problem+json")).isTrue();
        assertThat(document.at("/info/description").asString()).contains("INSUFFICIENT_BALANCE");
        assertThat(document.at("/components/schemas/Problem/properties").has("code")).isTrue();
        JsonNode amount = document.at("/components/schemas/PaymentOrder/properties/amount");
        assertThat(amount.path("type").asString()).isEqualTo("integer");
        assertThat(amount.path("minimum").asLong()).isEqualTo(1);
    }

    @Test
    void it_can_be_read_by_everybody_as_pages_too() {
        assertThat(nobody().get("/swagger-ui/index.html").status()).isEqualTo(200);
    }

    private JsonNode document() {
        return nobody().get("/v3/api-docs").json();
    }
}
