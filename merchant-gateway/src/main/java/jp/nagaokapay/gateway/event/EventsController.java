package jp.nagaokapay.gateway.event;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Streams what happens to a shop's payments. */
@RestController
class EventsController {
    private static final Logger LOG = LoggerFactory.getLogger(EventsController.class);
    private static final Duration LIFETIME_MAX = Duration.ofHours(1);

    private final LedgerClient ledger;
    private final EventLog log;
    private final OpenStreams streams;
    private final EventStream stream;
    private final JsonMapper json;
    private final Clock clock;

    EventsController(
            LedgerClient ledger,
            EventLog log,
            OpenStreams streams,
            EventStream stream,
            JsonMapper json,
            Clock clock) {
        this.ledger = ledger;
        this.log = log;
        this.streams = streams;
        this.stream = stream;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping(path = "/terminal/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void streamShopEvents(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response) {
        ShopTerminal terminal = TokenTerminal.of(token);
        Long said = ResumePosition.said(lastEventId, after);
        ledger.requireLive(terminal);
        long position = ResumePosition.within(log.cursor(), said);
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            ServerSentEvents.head(response);
            return;
        }
        OpenStream open = streams.open(terminal);
        try {
            stream.run(open, position, until(token), new ServerSentEvents(response, json));
        } catch (IOException e) {
            LOG.debug("A client is gone", e);
        } catch (DataAccessException e) {
            // The response has begun, so no error can be answered; the client connects again.
            LOG.warn("A stream ends, its events cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.close(open);
        }
    }

    /** No longer than the token, and no token is good for ever. */
    private Instant until(Jwt token) {
        Instant latest = clock.instant().plus(LIFETIME_MAX);
        Instant expiresAt = token.getExpiresAt();
        return expiresAt == null || expiresAt.isAfter(latest) ? latest : expiresAt;
    }
}
