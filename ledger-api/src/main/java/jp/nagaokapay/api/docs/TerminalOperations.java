package jp.nagaokapay.api.docs;

import static java.util.Map.entry;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Says what the shops' door does; the gateway's own code knows nothing of this document. */
final class TerminalOperations implements GlobalOpenApiCustomizer {
    private static final String PREFIX = "/terminal/v1";

    private static final Map<String, String> SUMMARIES =
            Map.ofEntries(
                    entry("POST /payments", "Take a payment by the code a customer shows (CPM)"),
                    entry("GET /payments", "A day's payments with their totals"),
                    entry("GET /payments/{id}", "A payment by the shop's own id"),
                    entry("POST /payments/{id}/capture", "Take all or part of an authorization"),
                    entry(
                            "POST /payments/{id}/void",
                            "Release an authorization, or close an unknown id"),
                    entry("POST /payments/{id}/refunds", "Return captured value, whole or in part"),
                    entry("GET /qr-codes/static", "The shop's own code"),
                    entry("GET /qr-codes/static.svg", "A sheet with the shop's own code, as SVG"),
                    entry("GET /qr-codes/static.png", "The same sheet as PNG, 300 dots an inch"),
                    entry("GET /qr-codes/static.pdf", "The same sheet to be printed"),
                    entry("POST /qr-codes", "A code for one payment (dynamic MPM)"),
                    entry(
                            "DELETE /qr-codes/{id}",
                            "Give the payment of a code up: its id is closed for ever"));

    private static final List<String> CREATING =
            List.of("POST /payments", "POST /payments/{id}/refunds", "POST /qr-codes");

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> {
                    if (path.startsWith(PREFIX)) {
                        describe(path.substring(PREFIX.length()), item);
                    }
                });
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap()
                .forEach((method, operation) -> describe(method + " " + path, operation));
    }

    private static void describe(String name, Operation operation) {
        operation.setTags(List.of("terminal"));
        operation.setSummary(SUMMARIES.get(name));
        ApiResponses responses = operation.getResponses();
        ApiResponse done = responses.get("200");
        if (CREATING.contains(name) && done != null) {
            responses.remove("200");
            responses.addApiResponse("201", done.description("Created"));
        }
    }
}
