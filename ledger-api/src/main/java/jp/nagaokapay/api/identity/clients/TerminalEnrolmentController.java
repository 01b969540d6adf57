package jp.nagaokapay.api.identity.clients;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where a new terminal hands in its key, with a code from the office instead of a token. */
@RestController
@RequestMapping("/oauth2/terminal-enrolments")
@BuiltInIssuer
class TerminalEnrolmentController {
    private final TerminalClients terminals;
    private final RateLimits limits;
    private final AuthorizationServerSettings server;

    TerminalEnrolmentController(
            TerminalClients terminals, RateLimits limits, AuthorizationServerSettings server) {
        this.terminals = terminals;
        this.limits = limits;
        this.server = server;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Enrolled redeemEnrolmentCode(@Valid @RequestBody Redemption form, HttpServletRequest request) {
        limits.require(RateLimits.Attempt.ENROLMENT, request.getRemoteAddr(), "");
        ClientKey key = ClientKey.of(form.jwk());
        ShopClient client = terminals.redeem(form.enrolmentCode(), key);
        return new Enrolled(
                client.clientId(),
                Objects.requireNonNull(client.terminalId()).value(),
                client.merchantId().value(),
                tokenEndpoint(),
                key.algorithm().getName());
    }

    private String tokenEndpoint() {
        String issuer = server.getIssuer();
        return (issuer == null
                        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                        : issuer.replaceFirst("/$", ""))
                + server.getTokenEndpoint();
    }

    /**
     * @param enrolmentCode as the office gave it; letter case and hyphens do not matter
     * @param jwk the public key as a JSON Web Key: EC P-256, or RSA of 2048 to 4096 bits
     */
    record Redemption(
            @NotBlank @Size(max = 100) @WrittenAs(TextForm.RAW) String enrolmentCode,
            @NotNull @Size(min = 1, max = 20) Map<String, Object> jwk) {
        @Override
        public String toString() {
            return "a redemption";
        }
    }

    /**
     * What the terminal signs its token requests as.
     *
     * @param tokenEndpoint where they go, and their {@code aud}
     * @param algorithm their {@code alg}
     */
    record Enrolled(
            String clientId,
            String terminalId,
            String merchantId,
            String tokenEndpoint,
            String algorithm) {}
}
