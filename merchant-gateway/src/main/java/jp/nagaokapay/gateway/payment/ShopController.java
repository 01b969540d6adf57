package jp.nagaokapay.gateway.payment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import jp.nagaokapay.gateway.ledger.BusinessDates;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.PaymentDay;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a shop's owner sees of its payments. Where no date is said, today's. */
@RestController
@RequestMapping("/shop/v1")
class ShopController {
    private final LedgerClient ledger;
    private final DeclineCounts declined;
    private final Clock clock;

    ShopController(LedgerClient ledger, DeclineCounts declined, Clock clock) {
        this.ledger = ledger;
        this.declined = declined;
        this.clock = clock;
    }

    @GetMapping("/payments")
    PaymentDay listShopPayments(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Min(0) @Nullable Long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        return ledger.dayOfShop(TokenTerminal.merchant(token), orToday(date), after, limit);
    }

    @GetMapping("/declined-attempts")
    DeclineCounts.Counts countDeclinedAttempts(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        LocalDate last = orToday(to);
        LocalDate first = from == null ? last : from;
        requireReasonable(first, last);
        return declined.of(TokenTerminal.merchant(token), first, last);
    }

    /** No more days than attempts are kept for. */
    private static void requireReasonable(LocalDate first, LocalDate last) {
        if (first.isAfter(last)
                || first.plusDays(DeclinedAttempts.KEPT_FOR.toDays()).isBefore(last)) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "DATES_OUT_OF_BOUNDS")
                    .with(Map.of("days", DeclinedAttempts.KEPT_FOR.toDays()));
        }
    }

    private LocalDate orToday(@Nullable LocalDate date) {
        return date == null ? BusinessDates.today(clock) : date;
    }
}
