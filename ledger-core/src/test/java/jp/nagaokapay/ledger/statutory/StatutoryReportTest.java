package jp.nagaokapay.ledger.statutory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.RandomHistory;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.journal.JournalHandlers;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.statutory.StatutoryReport.Figures;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletEvent.LotExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletClosed;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.schedule.LotHandlers;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@NullMarked
class StatutoryReportTest {
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final LotId LOT = new LotId("lot:1");
    private static final LocalDate MARCH = LocalDate.parse("2023-03-31");
    private static final LocalDate SEPTEMBER = LocalDate.parse("2023-09-30");
    private static final Issuer ISSUER = new Issuer("市", List.of(), Issuer.Kind.SIX_MONTHS_EXEMPT);

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private final Projected journal =
            new Projected(
                    database,
                    JournalHandlers.on(database),
                    LotHandlers.on(database),
                    new StatutoryLots(new JdbcTemplate(database)));

    @AfterEach
    void close() {
        database.destroy();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_report_adds_up_and_is_the_same_whenever_it_is_computed(long seed) {
        // Expiries are booked up to a week late, at random.
        RandomHistory history = new RandomHistory(seed, 6, 1_200);
        Instant nextDay = BusinessDate.endOf(SEPTEMBER).plusSeconds(3_600);
        List<LedgerEvent> until =
                history.events().stream()
                        .filter(event -> event.occurredAt().isBefore(nextDay))
                        .toList();

        journal.apply(until, 100);
        StatutoryReport atOnce = reports(nextDay).of(SEPTEMBER);
        journal.reset().apply(history.events(), 100);
        StatutoryReports later = reports(history.now());

        assertThat(later.of(SEPTEMBER)).isEqualTo(atOnce);
        assertThat(later.baseDates()).contains(SEPTEMBER, MARCH);
        for (LocalDate base : later.baseDates()) {
            StatutoryReport report = later.of(base);
            for (Figures figures : List.of(report.paid(), report.points(), report.total())) {
                assertThat(figures.difference()).isZero();
                assertThat(figures.outstanding()).isNotNegative();
                assertThat(figures.expired()).isNotNegative();
            }
        }
        StatutoryReport report = later.of(SEPTEMBER);
        assertThat(report.paid().outstandingBefore())
                .isEqualTo(later.of(MARCH).paid().outstanding());
        assertThat(report.points().expired()).isPositive();
        assertThat(report.paid().issues()).isPositive();
        assertThat(report.paid().uses()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void lots_that_expired_or_are_unused_are_counted_as_one_by_one(long seed) {
        RandomHistory history = new RandomHistory(seed, 6, 1_200);
        Instant nextDay = BusinessDate.endOf(SEPTEMBER).plusSeconds(3_600);
        List<LedgerEvent> until =
                history.events().stream()
                        .filter(event -> event.occurredAt().isBefore(nextDay))
                        .toList();

        journal.apply(until, 7);
        assertCounted(nextDay, until, SEPTEMBER);
        StatutoryReport atOnce = reports(nextDay).of(SEPTEMBER);
        journal.reset().apply(history.events(), 333);

        StatutoryReports later = reports(history.now());
        assertThat(later.of(SEPTEMBER)).isEqualTo(atOnce);
        for (LocalDate base : later.baseDates()) {
            assertCounted(history.now(), history.events(), base);
        }
        assertThat(atOnce.total().expiredLots()).isPositive();
        assertThat(atOnce.total().outstandingLots()).isPositive();
    }

    private void assertCounted(Instant now, List<LedgerEvent> events, LocalDate base) {
        StatutoryReport report = reports(now).of(base);
        for (LotKind kind : LotKind.values()) {
            LotsByHand byHand = LotsByHand.of(events, kind, base);
            Figures figures = kind == LotKind.PAID ? report.paid() : report.points();
            assertThat(figures.expiredLots()).as("expired %s", base).isEqualTo(byHand.expired());
            assertThat(figures.outstandingLots())
                    .as("outstanding %s", base)
                    .isEqualTo(byHand.outstanding());
        }
    }

    @Test
    void a_refund_into_a_lot_that_is_over_expires_it_in_its_own_half_year_once() {
        journal.apply(
                charged("2023-04-10T00:00:00Z", 5_000, LocalDate.parse("2023-10-10")),
                paid("2023-05-01T00:00:00Z", "payment:1", 2_000),
                paid("2023-05-02T00:00:00Z", "payment:2", 1_000));
        Figures unused = reports("2023-10-01T00:00:00Z").of(SEPTEMBER).paid();
        journal.apply(
                lapsed("2023-10-20T00:00:00Z", "payment:1", 2_000),
                lapsed("2024-04-20T00:00:00Z", "payment:2", 1_000));

        assertThat(unused).isEqualTo(new Figures(0, 1, 5_000, 2, 3_000, 0, 2_000, 0, 1));
        assertThat(reports("2024-11-01T00:00:00Z").of(SEPTEMBER).paid()).isEqualTo(unused);
        assertThat(reports("2024-11-01T00:00:00Z").of(LocalDate.parse("2024-03-31")).paid())
                .isEqualTo(new Figures(2_000, 0, 0, 0, -2_000, 4_000, 0, 1, 0));
        assertThat(reports("2024-11-01T00:00:00Z").of(LocalDate.parse("2024-09-30")).paid())
                .isEqualTo(new Figures(0, 0, 0, 0, -1_000, 1_000, 0, 1, 0));
    }

    @Test
    void what_ends_on_the_base_date_is_expired_with_it_booked_or_not() {
        journal.apply(charged("2023-04-01T00:00:00Z", 5_001, SEPTEMBER));

        Figures unbooked = reports("2023-10-01T00:00:00Z").of(SEPTEMBER).paid();
        journal.apply(
                new LotExpired(
                        ANN,
                        Instant.parse("2023-12-01T00:00:00Z"),
                        LOT,
                        LotKind.PAID,
                        Yen.of(5_001),
                        SEPTEMBER));
        Figures booked = reports("2023-12-02T00:00:00Z").of(SEPTEMBER).paid();

        assertThat(unbooked).isEqualTo(new Figures(0, 1, 5_001, 0, 0, 5_001, 0, 1, 0));
        assertThat(booked).isEqualTo(unbooked);
    }

    @Test
    void a_wallet_closed_since_changes_nothing() {
        LocalDate end = LocalDate.parse("2023-12-01");
        journal.apply(charged("2023-06-01T00:00:00Z", 5_000, end));
        StatutoryReport before = reports("2023-10-01T00:00:00Z").of(SEPTEMBER);

        journal.apply(
                new WalletClosed(
                        ANN,
                        Instant.parse("2023-10-05T00:00:00Z"),
                        Residency.RESIDENT,
                        false,
                        List.of(new LotPart(LOT, LotKind.PAID, Yen.of(5_000), end, null))));

        assertThat(reports("2023-10-06T00:00:00Z").of(SEPTEMBER)).isEqualTo(before);
        assertThat(before.paid().outstanding()).isEqualTo(5_000);
        assertThat(reports("2024-04-01T00:00:00Z").of(LocalDate.parse("2024-03-31")).paid())
                .isEqualTo(new Figures(5_000, 0, 0, 0, 0, 5_000, 0, 1, 0));
    }

    @Test
    void half_is_deposited_of_what_is_above_the_threshold_rounded_up() {
        assertThat(outstanding(10_000_000).deposit()).isZero();
        assertThat(outstanding(10_000_001).deposit()).isEqualTo(5_000_001);
        assertThat(outstanding(20_000_000).deposit()).isEqualTo(10_000_000);
    }

    @Test
    void only_base_dates_of_the_law_that_are_over_and_in_the_books_have_a_report() {
        journal.apply(charged("2023-04-01T00:00:00Z", 5_000, SEPTEMBER));
        StatutoryReports reports = reports("2023-09-30T14:59:59Z");

        refused(reports, "2023-06-30", "BASE_DATE_UNKNOWN");
        refused(reports, "2023-09-30", "OUTSIDE_THE_BOOKS");
        refused(reports, "2023-03-31", "OUTSIDE_THE_BOOKS");
        assertThat(reports.baseDates()).isEmpty();
        assertThat(reports("2024-04-01T00:00:00Z").baseDates())
                .containsExactly(LocalDate.parse("2024-03-31"), SEPTEMBER);
    }

    @Test
    void whether_it_is_due_is_the_issuers_standing() {
        for (Issuer.Kind kind : Issuer.Kind.values()) {
            Issuer issuer = new IssuerSettings("市", null, kind).issuer();
            assertThat(issuer.kind().due()).isEqualTo(kind == Issuer.Kind.REGISTERED);
        }
        assertThat(new IssuerSettings(null, null, null).issuer().kind().due()).isFalse();
    }

    private static void refused(StatutoryReports reports, String baseDate, String code) {
        assertThatThrownBy(() -> reports.of(LocalDate.parse(baseDate)))
                .isInstanceOf(Refused.class)
                .hasMessage(code);
    }

    private static Figures outstanding(long amount) {
        return new Figures(0, 0, 0, 0, 0, 0, amount, 0, 0);
    }

    private static LedgerEvent charged(String at, long amount, LocalDate until) {
        return new WalletCharged(
                ANN,
                Instant.parse(at),
                new ChargeId("charge:1"),
                LOT,
                Yen.of(amount),
                Channel.COUNTER,
                until);
    }

    private static LedgerEvent paid(String at, String payment, long amount) {
        return new PaymentMade(
                ANN,
                Instant.parse(at),
                new PaymentId(payment),
                payment,
                RandomHistory.SHOP,
                null,
                PaymentMode.MPM,
                Yen.of(amount),
                List.of(part(amount)),
                null,
                null);
    }

    /** A refund that finds its lot over. */
    private static LedgerEvent lapsed(String at, String payment, long amount) {
        return new PaymentRefunded(
                ANN,
                Instant.parse(at),
                new PaymentId(payment),
                payment,
                RandomHistory.SHOP,
                new RefundId("refund:" + payment.substring(payment.indexOf(':') + 1)),
                "r",
                Yen.of(amount),
                List.of(),
                List.of(part(amount)),
                Instant.parse(at));
    }

    private static LotPart part(long amount) {
        return new LotPart(LOT, LotKind.PAID, Yen.of(amount), LocalDate.parse("2023-10-10"), null);
    }

    private StatutoryReports reports(String now) {
        return reports(Instant.parse(now));
    }

    private StatutoryReports reports(Instant now) {
        return new StatutoryReports(
                JdbcClient.create(database),
                Clock.fixed(now, ZoneOffset.UTC),
                (_, _) -> {},
                ISSUER);
    }
}
