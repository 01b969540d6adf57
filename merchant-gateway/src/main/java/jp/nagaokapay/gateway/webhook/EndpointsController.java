package jp.nagaokapay.gateway.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import jp.nagaokapay.gateway.trail.ShopTrail;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.token.Bearer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a shop's owner says whom to call, and looks at how the calls went. */
@RestController
@RequestMapping("/shop/v1/webhook-endpoints")
class EndpointsController {
    private final Endpoints endpoints;
    private final EndpointHealth health;
    private final Deliveries deliveries;

    EndpointsController(Endpoints endpoints, EndpointHealth health, Deliveries deliveries) {
        this.endpoints = endpoints;
        this.health = health;
        this.deliveries = deliveries;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Registered registerWebhookEndpoint(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody NewEndpoint body) {
        Endpoints.WithSecret made =
                endpoints.register(
                        TokenTerminal.merchant(token),
                        Bearer.of(token),
                        body.url,
                        body.description);
        ShopTrail.made("endpointId", made.endpoint().endpointId());
        return Registered.of(made);
    }

    @GetMapping
    All listWebhookEndpoints(@AuthenticationPrincipal Jwt token) {
        return new All(endpoints.of(TokenTerminal.merchant(token)));
    }

    @GetMapping("/{id}")
    Endpoint getWebhookEndpoint(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        return endpoints.get(TokenTerminal.merchant(token), id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteWebhookEndpoint(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        endpoints.delete(TokenTerminal.merchant(token), id);
    }

    @PostMapping("/{id}/secret-rotation")
    Registered rotateWebhookSecret(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        return Registered.of(endpoints.rotate(TokenTerminal.merchant(token), id));
    }

    @PostMapping("/{id}/enabling")
    Endpoint enableWebhookEndpoint(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        health.enable(getWebhookEndpoint(token, id).endpointId(), Bearer.of(token));
        return getWebhookEndpoint(token, id);
    }

    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery sendWebhookTest(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        return deliveries.test(getWebhookEndpoint(token, id).endpointId());
    }

    @GetMapping("/{id}/deliveries")
    Deliveries.Page listWebhookDeliveries(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String id,
            @RequestParam(required = false) @Min(0) @Nullable Long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) Delivery.@Nullable Status status) {
        return deliveries.page(getWebhookEndpoint(token, id).endpointId(), after, limit, status);
    }

    @PostMapping("/{id}/deliveries/{deliveryId}/redelivery")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery redeliverWebhook(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String id,
            @PathVariable String deliveryId) {
        return deliveries.redeliver(getWebhookEndpoint(token, id).endpointId(), deliveryId);
    }

    record NewEndpoint(
            @NotNull @Size(min = 1, max = TargetPolicy.URL_LENGTH_MAX) String url,
            @Nullable @Size(max = 200) @WrittenAs(TextForm.LINES) String description) {}

    /** The only answers that tell a secret. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Registered(@JsonUnwrapped Endpoint endpoint, SigningSecret secret) {
        static Registered of(Endpoints.WithSecret made) {
            return new Registered(made.endpoint(), made.secret());
        }
    }

    record All(List<Endpoint> endpoints) {}
}
