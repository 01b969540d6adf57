package jp.nagaokapay.api.finance;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.journal.Account;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.journal.Posting;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The books: postings, trial balance, outstanding balance (未使用残高). */
@RestController
@RequestMapping("/finance/v1")
class BooksController {
    private final Journal journal;

    BooksController(Journal journal) {
        this.journal = journal;
    }

    @GetMapping("/journal")
    JournalBody listJournal(
            @RequestParam(required = false) @Nullable Account account,
            @RequestParam(required = false) @Size(min = 1, max = 100) @Nullable String group,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) Journal.@Nullable Cursor after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Journal.PAGE_MAX) int limit) {
        if (account != null && group != null) {
            throw ProblemException.invalid("group", "ONLY_ONE");
        }
        Journal.Page page =
                journal.select(
                        new Journal.Selection(account, group, Journal.Days.of(from, to)),
                        after,
                        limit);
        return new JournalBody(
                page.entries().stream().map(JournalEntry::of).toList(),
                page.next() == null ? null : page.next().toString());
    }

    @GetMapping("/journal/{position}")
    JournalEvent getJournalEvent(@PathVariable @Min(1) long position) {
        return journal.event(position)
                .map(JournalEvent::of)
                .orElseThrow(() -> ProblemException.notFound("JOURNAL_ENTRY_NOT_FOUND"));
    }

    @GetMapping("/trial-balance")
    TrialBalanceBody getTrialBalance(@RequestParam(required = false) @Nullable Instant at) {
        Journal.TrialBalance balance = journal.trialBalance(at);
        return new TrialBalanceBody(
                at,
                balance.lines().stream().map(TrialBalanceLine::of).toList(),
                balance.debit(),
                balance.credit(),
                balance.difference());
    }

    @GetMapping("/outstanding-balance")
    OutstandingBody getOutstandingBalance(@RequestParam LocalDate baseDate) {
        Journal.Outstanding outstanding = journal.outstanding(baseDate);
        return new OutstandingBody(
                outstanding.baseDate(),
                outstanding.paid(),
                outstanding.points(),
                outstanding.total());
    }

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record JournalBody(List<JournalEntry> entries, @Nullable String next) {}

    /**
     * One posting: {@code amount} yen from {@code credit} to {@code debit}.
     *
     * @param cursor where it stands in the log
     * @param event the event it comes from
     * @param valueDate the business date on which reports count it
     */
    record JournalEntry(
            String cursor,
            Instant at,
            String event,
            String debit,
            String credit,
            long amount,
            LocalDate valueDate,
            @Nullable String lotId,
            @Nullable LocalDate expiresOn) {

        static JournalEntry of(Journal.Entry entry) {
            Posting posting = entry.posting();
            @Nullable LotId lot = posting.lotId();
            return new JournalEntry(
                    entry.cursor().toString(),
                    entry.at(),
                    entry.event(),
                    posting.debit().code(),
                    posting.credit().code(),
                    posting.amount().amount(),
                    posting.valueDate(),
                    lot == null ? null : lot.value(),
                    posting.expiresOn());
        }
    }

    /**
     * @param event its name in the log
     * @param payload as stored; it names no person
     */
    record JournalEvent(
            long position,
            String event,
            String revision,
            String aggregateId,
            Instant occurredAt,
            Instant recordedAt,
            Map<String, Object> payload,
            List<JournalEntry> postings) {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        static JournalEvent of(Journal.BookedEvent event) {
            return new JournalEvent(
                    event.position(),
                    event.name(),
                    event.revision(),
                    event.aggregateId(),
                    event.occurredAt(),
                    event.recordedAt(),
                    JSON.readValue(event.payload(), new TypeReference<Map<String, Object>>() {}),
                    event.postings().stream().map(JournalEntry::of).toList());
        }
    }

    /**
     * @param difference debit less credit: zero, or the books are wrong
     */
    record TrialBalanceBody(
            @Nullable Instant at,
            List<TrialBalanceLine> lines,
            long debit,
            long credit,
            long difference) {}

    /**
     * @param unbookedExpiry yen in debit (of wallets) or credit (of breakage) that are not posted
     *     yet; zero without an instant
     */
    record TrialBalanceLine(String account, long debit, long credit, long unbookedExpiry) {
        static TrialBalanceLine of(Journal.TrialBalance.Line line) {
            return new TrialBalanceLine(
                    line.group(), line.debit(), line.credit(), line.unbookedExpiry());
        }
    }

    /** Whole yen; premium points count as yen, apart. */
    record OutstandingBody(LocalDate baseDate, long paid, long points, long total) {}
}
