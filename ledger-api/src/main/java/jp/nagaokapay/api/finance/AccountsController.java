package jp.nagaokapay.api.finance;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.journal.Account;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.journal.Journal.AccountTurnover;
import jp.nagaokapay.ledger.journal.Journal.Balance;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The accounts behind the lines of the trial balance, one by one. */
@RestController
@RequestMapping("/finance/v1/accounts")
class AccountsController {
    private final Journal journal;

    AccountsController(Journal journal) {
        this.journal = journal;
    }

    @GetMapping
    AccountsBody listAccounts(
            @RequestParam @Size(min = 1, max = 100) String group,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Size(max = 200) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Journal.PAGE_MAX) int limit) {
        List<AccountTurnover> accounts =
                journal.accounts(group, Journal.Days.of(from, to), after, limit);
        return new AccountsBody(
                accounts, accounts.size() < limit ? null : accounts.getLast().account());
    }

    @GetMapping("/{code}/balance")
    AccountBalance getAccountBalance(
            @PathVariable String code, @RequestParam(required = false) @Nullable Instant at) {
        List<BalanceLine> lines =
                named(code).stream()
                        .map(account -> line(account, journal.balance(account, at)))
                        .toList();
        long debit = lines.stream().mapToLong(BalanceLine::debit).reduce(0, Math::addExact);
        long credit = lines.stream().mapToLong(BalanceLine::credit).reduce(0, Math::addExact);
        long unbooked =
                lines.stream().mapToLong(BalanceLine::unbookedExpiry).reduce(0, Math::addExact);
        return new AccountBalance(
                code, at, debit, credit, Math.subtractExact(credit, debit), unbooked, lines);
    }

    private static BalanceLine line(Account account, Balance balance) {
        return new BalanceLine(
                account.code(), balance.debit(), balance.credit(), balance.unbookedExpiry());
    }

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record AccountsBody(List<AccountTurnover> accounts, @Nullable String next) {}

    /**
     * Yen on each side.
     *
     * @param unbookedExpiry how much of them is value that was over and is not posted as expired
     *     yet; zero without an instant
     */
    record BalanceLine(String account, long debit, long credit, long unbookedExpiry) {}

    /**
     * @param balance credit less debit: what is owed; below zero where money came in or was spent
     * @param accounts one, or a wallet's two
     */
    record AccountBalance(
            String code,
            @Nullable Instant at,
            long debit,
            long credit,
            long balance,
            long unbookedExpiry,
            List<BalanceLine> accounts) {}

    /** The accounts that a code in the path names. */
    private static List<Account> named(String code) {
        try {
            if (code.startsWith("wallet:") && code.indexOf(':') == code.lastIndexOf(':')) {
                WalletId wallet = new WalletId(code);
                return List.of(
                        new WalletValue(wallet, LotKind.PAID),
                        new WalletValue(wallet, LotKind.POINTS));
            }
            return List.of(Account.parse(code));
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("NOT_FOUND");
        }
    }
}
