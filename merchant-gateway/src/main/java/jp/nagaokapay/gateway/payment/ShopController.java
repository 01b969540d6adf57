package jp.nagaokapay.gateway.payment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.gateway.ledger.BusinessDates;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.PaymentDay;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
    private final ShopPeriod period;
    private final Clock clock;

    ShopController(LedgerClient ledger, ShopPeriod period, DeclineCounts declined, Clock clock) {
        this.ledger = ledger;
        this.period = period;
        this.declined = declined;
        this.clock = clock;
    }

    @GetMapping("/payments")
    ShopPayments listShopPayments(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Min(0) @Nullable Long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        String shop = TokenTerminal.merchant(token);
        if (from == null) {
            return ShopPayments.of(ledger.dayOfShop(shop, orToday(date), after, limit));
        }
        LocalDate last = orToday(to);
        ShopPeriod.require(from, last);
        return ShopPayments.of(from, last, period.page(shop, from, last, after, limit));
    }

    @GetMapping(path = "/payments.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> listShopPaymentsCsv(
            @AuthenticationPrincipal Jwt token,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        ShopPeriod.require(from, to);
        return FileDownload.csv(
                "payments-%s-%s.csv".formatted(from, to),
                ShopPeriodSheet.of(period.all(TokenTerminal.merchant(token), from, to)));
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

    /**
     * A page of a day, with the totals of the whole day, or of a period.
     *
     * @param nextFrom of a period: what to give as {@code from} for the next page; absent on the
     *     last one
     * @param next what to give as {@code after} for the next page, where it does not begin with a
     *     day
     */
    record ShopPayments(
            @Nullable LocalDate date,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            PaymentDay.@Nullable Totals totals,
            List<GatewayPayment> payments,
            @Nullable LocalDate nextFrom,
            @Nullable Long next) {
        static ShopPayments of(PaymentDay day) {
            return new ShopPayments(
                    day.date(), null, null, day.totals(), day.payments(), null, day.next());
        }

        static ShopPayments of(LocalDate from, LocalDate to, ShopPeriod.Page page) {
            return new ShopPayments(
                    null, from, to, null, page.payments(), page.nextFrom(), page.next());
        }
    }
}
