package jp.nagaokapay.api.counter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.input.NoPhoneNumber;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A clerk's cash against what is booked. */
@RestController
@RequestMapping("/counter/v1/cash-ups")
class CashUpController {
    private static final int PAGE_MAX = 200;
    private static final long YEN_MAX = 1_000_000_000;

    private final CashUps cashUps;
    private final CashUpTable table;
    private final AuditedIds record;
    private final Clock clock;

    CashUpController(CashUps cashUps, CashUpTable table, AuditedIds record, Clock clock) {
        this.cashUps = cashUps;
        this.table = table;
        this.record = record;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<CashUp> cashUp(
            Caller caller, IdempotencyKey key, @Valid @RequestBody CountedCash counted) {
        if (counted.date().isAfter(BusinessDate.of(clock.instant()))) {
            throw ProblemException.invalid("date", "RANGE");
        }
        CashUps.Answer answer =
                cashUps.cashUp(
                        caller.person(),
                        counted.date(),
                        counted.counted(),
                        counted.reason(),
                        RequestKeys.of(caller.subject(), key, counted));
        record.names("cashUpId", answer.cashUp().cashUpId());
        return IdempotentAnswers.created(answer.cashUp(), answer.replayed());
    }

    /** Of all clerks, newest first. */
    @GetMapping
    CashUpPage listCashUps(
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable CashUpId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(PAGE_MAX) int limit) {
        List<CashUp> found = table.list(date, after, limit + 1);
        List<CashUp> page = found.subList(0, Math.min(limit, found.size()));
        return new CashUpPage(page, found.size() > limit ? page.getLast().cashUpId() : null);
    }

    /**
     * @param counted yen in cash, without the change the drawer began with
     * @param reason of a difference; never a person's data
     */
    record CountedCash(
            @NotNull LocalDate date,
            @NotNull @Min(-YEN_MAX) @Max(YEN_MAX) Long counted,
            @Nullable @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {}

    /**
     * @param next what to give as {@code after} for older ones; absent on the last page
     */
    record CashUpPage(List<CashUp> cashUps, @Nullable CashUpId next) {}
}
