package jp.nagaokapay.api.funding;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.web.access.SecurityEvent.Kind;
import jp.nagaokapay.web.access.SecurityEvents;
import jp.nagaokapay.web.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Providers say here that a charge has news. Nobody is believed without a signature, and nothing of
 * what they say but which charge it is: the provider is asked for the rest.
 */
@RestController
class NotificationController {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationController.class);
    private static final int BODY_BYTES_MAX = 4_096;

    private final SignedNotifications signatures;
    private final NotifiedCharges charges;
    private final SecurityEvents refusals;

    NotificationController(
            SignedNotifications signatures, NotifiedCharges charges, SecurityEvents refusals) {
        this.signatures = signatures;
        this.charges = charges;
        this.refusals = refusals;
    }

    @PostMapping(path = "/funding/v1/{provider}/notifications", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Notification.class)))
    void notifyOfCharge(
            @PathVariable String provider,
            @RequestHeader(name = MessageSignature.REQUEST_ID, defaultValue = "") String requestId,
            @RequestHeader(name = MessageSignature.HEADER, defaultValue = "") String signature,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        switch (signatures.judge(provider, request.getRequestURI(), requestId, signature, body)) {
            case FORGED -> {
                refusals.refused(Kind.CLIENT, "SIGNATURE", null, null, request);
                throw ProblemException.of(HttpStatus.UNAUTHORIZED, "SIGNATURE_INVALID");
            }
            case KNOWN -> {} // the same again, which was taken before
            case NEW -> charges.news(chargeId(body));
        }
    }

    private static ChargeId chargeId(byte[] body) {
        try {
            if (body.length <= BODY_BYTES_MAX) {
                String chargeId = JsonMapper.shared().readTree(body).path("chargeId").asString("");
                return new ChargeId(chargeId);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.debug("A notification that cannot be read", e);
        }
        throw ProblemException.of(HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST");
    }

    /** What the bytes of a notification say; its signature is over the bytes. */
    record Notification(ChargeId chargeId) {}
}
