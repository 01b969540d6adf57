package jp.nagaokapay.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.nagaokapay.gateway.GatewayDatabase;
import jp.nagaokapay.web.openapi.DocumentedApi;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway alone serves the document of its own operations. */
@SpringBootTest(
        classes = MerchantGateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=merchant-gateway",
            "nagaokapay.demo=true",
            "nagaokapay.ledger.url=http://127.0.0.1:1"
        })
class GatewayDocumentTest {
    private static final Path OF_THE_WHOLE = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) throws JOSEException {
        String key = new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        settings.add("nagaokapay.ledger.client-key", () -> key);
        settings.add("nagaokapay.gateway.database.url", GatewayDatabase::freshUrl);
    }

    @Test
    void it_says_of_its_operations_what_the_document_of_the_whole_says() throws Exception {
        JsonNode own = JSON.readTree(get("/v3/api-docs").body());
        JsonNode whole = JSON.readTree(Files.readString(OF_THE_WHOLE));
        var operations = new DocumentedApi(own).operations();
        assertThat(operations)
                .extracting(DocumentedApi.Operation::id)
                .contains("takePayment", "registerWebhookEndpoint");
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(whole.path("paths").path(operation.path()))
                                .isEqualTo(own.path("paths").path(operation.path())));
    }

    @Test
    void its_examples_fit_their_schemas() throws Exception {
        assertThat(new DocumentedApi(JSON.readTree(get("/v3/api-docs").body())).wrongExamples())
                .isEmpty();
    }

    @Test
    void it_can_be_read_as_pages_too() throws Exception {
        assertThat(get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
    }

    @Test
    void its_address_leads_to_a_page_and_its_interface_stays_closed() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(302);
        assertThat(get("/").headers().firstValue("Location").orElseThrow())
                .endsWith("/swagger-ui.html");
        for (String closed : List.of("/terminal/v1/payments", "/index.html", "/elsewhere")) {
            HttpResponse<String> refused = get(closed);
            assertThat(refused.statusCode()).as(closed).isEqualTo(401);
            assertThat(refused.body()).contains("\"UNAUTHORIZED\"");
        }
    }

    @Test
    void whoever_watches_it_sees_whether_it_can_serve_and_how_its_requests_go() throws Exception {
        get("/terminal/v1/payments");
        // noted when the answer has left
        await().untilAsserted(() ->
                assertThat(get("/actuator/prometheus").body())
                        .contains(
                                "nagaokapay_ready 1.0",
                                "nagaokapay_database_size_bytes",
                                "hikaricp_connections_pending",
                                "http_server_requests_seconds_count{method=\"GET\",status=\"401\","
                                        + "uri=\"/terminal/v1/payments\"}"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
