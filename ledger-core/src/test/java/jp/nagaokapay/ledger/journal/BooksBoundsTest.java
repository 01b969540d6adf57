package jp.nagaokapay.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.journal.Account.MerchantPayable;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Journal.Balance;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the books cannot answer is refused, never answered with nothing. */
@NullMarked
class BooksBoundsTest {
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final WalletValue PAID = new WalletValue(ANN, LotKind.PAID);
    private static final Instant CHARGED = Instant.parse("2023-04-10T00:00:00Z");

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private final Projected journal = Projected.fromLog(database, JournalHandlers.on(database));

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void a_time_before_the_first_event_or_after_now_is_refused() {
        Journal empty = books("2023-05-01T00:00:00Z");
        assertThat(empty.trialBalance(null).lines()).isEmpty();
        assertThat(empty.trialBalance(Instant.parse("2023-05-01T00:00:00Z")).lines()).isEmpty();
        assertThat(empty.outstanding(LocalDate.parse("2023-05-01")).total()).isZero();
        assertOutside(() -> empty.trialBalance(Instant.parse("2023-04-30T14:59:59Z")));
        assertOutside(() -> empty.outstanding(LocalDate.parse("2023-04-30")));
        journal.apply(charged(5_000));

        Journal books = books("2023-05-01T00:00:00Z");
        assertOutside(() -> books.trialBalance(CHARGED.minusMillis(1)));
        assertOutside(() -> books.trialBalance(Instant.parse("2023-05-01T00:00:00.001Z")));
        assertOutside(() -> books.balance(PAID, CHARGED.minusMillis(1)));
        assertOutside(() -> books.outstanding(LocalDate.parse("2023-04-09")));
        assertOutside(() -> books.outstanding(LocalDate.parse("2023-05-02")));
        assertThat(books.trialBalance(CHARGED).debit()).isEqualTo(5_000);
    }

    @Test
    void days_outside_the_books_or_turned_round_are_refused() {
        journal.apply(charged(5_000));
        Journal books = books("2023-05-01T00:00:00Z");

        for (Journal.Days outside :
                List.of(
                        days("2023-05-02", null),
                        days("2100-01-01", null),
                        days(null, "2023-04-09"),
                        days("2000-01-01", "2000-02-01"))) {
            assertOutside(() -> books.select(new Journal.Selection(null, null, outside), null, 1));
            assertOutside(() -> books.accounts("bank", outside, null, 1));
        }
        assertRefused(
                "RANGE", () -> books.accounts("bank", days("2023-04-20", "2023-04-19"), null, 1));
        assertThat(books.accounts("funding:COUNTER", days("2000-01-01", "2023-04-10"), null, 1))
                .hasSize(1);
        assertThat(books.accounts("funding:COUNTER", days("2023-04-10", "2100-01-01"), null, 1))
                .hasSize(1);
        assertThat(books("2023-04-10T00:00:00Z").entries(null, null, 1).entries()).hasSize(1);
    }

    @Test
    void an_account_that_never_had_a_posting_is_not_in_the_books() {
        journal.apply(charged(5_000));
        Journal books = books("2023-05-01T00:00:00Z");
        WalletValue nobodys = new WalletValue(new WalletId("wallet:none"), LotKind.PAID);

        assertRefused("ACCOUNT_NOT_FOUND", () -> books.balance(nobodys, null));
        assertRefused("ACCOUNT_NOT_FOUND", () -> books.balance(nobodys, CHARGED));
        assertRefused("ACCOUNT_NOT_FOUND", () -> books.entries(nobodys, null, 1));
        assertRefused(
                "ACCOUNT_NOT_FOUND",
                () -> books.balance(new MerchantPayable(new MerchantId("merchant:none")), null));
        for (String group : List.of("nothing", "funding", "wallet", "wallet:none", "bank:")) {
            assertRefused(
                    "ACCOUNT_NOT_FOUND", () -> books.accounts(group, Journal.Days.ALL, null, 1));
            assertRefused(
                    "ACCOUNT_NOT_FOUND",
                    () ->
                            books.select(
                                    new Journal.Selection(null, group, Journal.Days.ALL), null, 1));
        }
        assertThat(books.balance(new Account.Bank(), null)).isEqualTo(new Balance(0, 0, 0));
        assertThat(books.balance(new WalletValue(ANN, LotKind.POINTS), null))
                .isEqualTo(new Balance(0, 0, 0));
        assertThat(books.accounts("bank", Journal.Days.ALL, null, 1)).isEmpty();
    }

    private static void assertOutside(ThrowingCallable question) {
        assertRefused("OUTSIDE_THE_BOOKS", question);
    }

    private static void assertRefused(String code, ThrowingCallable question) {
        assertThatThrownBy(question).isInstanceOf(Refused.class).hasMessage(code);
    }

    private static Journal.Days days(@Nullable String from, @Nullable String to) {
        return Journal.Days.of(
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    private static LedgerEvent charged(long amount) {
        return new WalletCharged(
                ANN,
                CHARGED,
                new ChargeId("charge:1"),
                new LotId("lot:1"),
                Yen.of(amount),
                Channel.COUNTER,
                LocalDate.parse("2023-10-10"));
    }

    private Journal books(String now) {
        return new Journal(
                JdbcClient.create(database),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
                (_, _) -> {});
    }
}
