package jp.nagaokapay.api.openapi;

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
final class GatewayOperations implements GlobalOpenApiCustomizer {
    /** The doors and the tags of what is behind them. */
    private static final Map<String, String> DOORS =
            Map.of("/terminal/v1", "terminal", "/shop/v1", "shop");

    private static final Map<String, String> SUMMARIES =
            Map.ofEntries(
                    entry(
                            "POST /terminal/v1/payments",
                            "Take a payment by the code a customer shows (CPM)"),
                    entry("GET /terminal/v1/payments", "A day's payments with their totals"),
                    entry("GET /terminal/v1/payments/{id}", "A payment by the shop's own id"),
                    entry(
                            "POST /terminal/v1/payments/{id}/capture",
                            "Take all or part of an authorization"),
                    entry(
                            "POST /terminal/v1/payments/{id}/void",
                            "Release an authorization, or close an unknown id"),
                    entry(
                            "POST /terminal/v1/payments/{id}/refunds",
                            "Return captured value, whole or in part"),
                    entry("GET /terminal/v1/qr-codes/static", "The shop's own code"),
                    entry(
                            "GET /terminal/v1/qr-codes/static.svg",
                            "A sheet with the shop's own code, as SVG"),
                    entry(
                            "GET /terminal/v1/qr-codes/static.png",
                            "The same sheet as PNG, 300 dots an inch"),
                    entry("GET /terminal/v1/qr-codes/static.pdf", "The same sheet to be printed"),
                    entry("POST /terminal/v1/qr-codes", "A code for one payment (dynamic MPM)"),
                    entry(
                            "DELETE /terminal/v1/qr-codes/{id}",
                            "Give the payment of a code up: its id is closed for ever"),
                    entry(
                            "GET /terminal/v1/events",
                            "Every payment and refund of the shop, as it happens (SSE)"),
                    entry("GET /shop/v1/payments", "A day's payments with their totals"),
                    entry(
                            "GET /shop/v1/declined-attempts",
                            "How many attempts were refused, by date and code"),
                    entry("POST /shop/v1/webhook-endpoints", "Register an address to be called"),
                    entry("GET /shop/v1/webhook-endpoints", "The shop's endpoints"),
                    entry("GET /shop/v1/webhook-endpoints/{id}", "An endpoint and its standing"),
                    entry("DELETE /shop/v1/webhook-endpoints/{id}", "Call an address no more"),
                    entry(
                            "POST /shop/v1/webhook-endpoints/{id}/secret-rotation",
                            "A new secret; the one before still signs for a day"),
                    entry(
                            "POST /shop/v1/webhook-endpoints/{id}/enabling",
                            "Call a disabled endpoint again, for all that it missed"),
                    entry("POST /shop/v1/webhook-endpoints/{id}/test", "Send a test"),
                    entry(
                            "GET /shop/v1/webhook-endpoints/{id}/deliveries",
                            "How the calls went, newest first"),
                    entry(
                            "POST /shop/v1/webhook-endpoints/{id}/deliveries/{deliveryId}"
                                    + "/redelivery",
                            "Send an event again"));

    private static final List<String> CREATING =
            List.of(
                    "POST /terminal/v1/payments",
                    "POST /terminal/v1/payments/{id}/refunds",
                    "POST /terminal/v1/qr-codes");

    @Override
    public void customise(OpenAPI document) {
        DOORS.forEach((door, tag) ->
                document.getPaths()
                        .forEach((path, item) -> {
                            if (path.startsWith(door)) {
                                describe(path, tag, item);
                            }
                        }));
    }

    private static void describe(String path, String tag, PathItem item) {
        item.readOperationsMap()
                .forEach((method, operation) -> describe(method + " " + path, tag, operation));
    }

    private static void describe(String name, String tag, Operation operation) {
        operation.setTags(List.of(tag));
        operation.setSummary(SUMMARIES.get(name));
        ApiResponses responses = operation.getResponses();
        ApiResponse done = responses.get("200");
        if (CREATING.contains(name) && done != null) {
            responses.remove("200");
            responses.addApiResponse("201", done.description("Created"));
        }
    }
}
