package jp.nagaokapay.ledger.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.EventCatalogue;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.RandomHistory;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.journal.JournalHandlers;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@NullMarked
class PaymentListTest {
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final MerchantId SHOP = new MerchantId("merchant:a");
    private static final MerchantId OTHER = new MerchantId("merchant:b");
    private static final TerminalId TILL = new TerminalId("terminal:1");
    private static final Instant LATE = Instant.parse("2023-04-10T14:50:00Z");
    private static final LocalDate TENTH = LocalDate.parse("2023-04-10");

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final PaymentList list =
            new PaymentList(
                    JdbcClient.create(jdbc),
                    new EventLog(
                            jdbc,
                            new LogReader(jdbc),
                            EventCatalogue.NAMES,
                            new EventUpcasterChain()),
                    group -> {});
    private final Projected projected =
            Projected.fromLog(database, JournalHandlers.on(database), new HoldsAndRefunds(jdbc));

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void an_open_authorization_stands_with_its_split_and_its_end() {
        projected.apply(authorized("a", SHOP, LATE));

        assertThat(payment("a"))
                .isEqualTo(
                        new Payment(
                                id("a"),
                                "a",
                                SHOP,
                                TILL,
                                PaymentMode.CPM,
                                PaymentStatus.AUTHORIZED,
                                Yen.of(1_000),
                                Yen.ZERO,
                                Yen.ZERO,
                                Yen.of(700),
                                Yen.of(300),
                                LATE,
                                LATE.plusSeconds(1_800)));
    }

    @Test
    void a_captured_payment_is_split_as_it_was_captured() {
        projected.apply(authorized("a", SHOP, LATE));
        projected.apply(captured("a", LATE.plusSeconds(60)));

        Payment payment = payment("a");
        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(payment.amount()).isEqualTo(Yen.of(1_000));
        assertThat(payment.captured()).isEqualTo(Yen.of(400));
        assertThat(payment.paid()).isEqualTo(Yen.of(100));
        assertThat(payment.points()).isEqualTo(Yen.of(300));
        assertThat(payment.expiresAt()).isNull();
    }

    @Test
    void refunds_add_up_until_all_is_returned() {
        projected.apply(authorized("a", SHOP, LATE), captured("a", LATE), refunded("a", 150));
        assertThat(payment("a").status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);

        projected.apply(refunded("a", 250));

        assertThat(payment("a").status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(payment("a").refunded()).isEqualTo(Yen.of(400));
    }

    @Test
    void a_void_and_an_expiry_end_a_payment_untaken() {
        projected.apply(
                authorized("a", SHOP, LATE),
                authorized("b", SHOP, LATE),
                new PaymentVoided(
                        ANN, LATE, id("a"), "a", SHOP, Yen.of(1_000), List.of(), List.of()),
                new HoldExpired(
                        ANN, LATE, id("b"), "b", SHOP, Yen.of(1_000), List.of(), List.of()));

        assertThat(payment("a").status()).isEqualTo(PaymentStatus.VOIDED);
        assertThat(payment("b").status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(payment("b").captured()).isEqualTo(Yen.ZERO);
    }

    @Test
    void a_payment_belongs_to_the_day_of_its_capture_and_before_it_of_its_authorization() {
        projected.apply(authorized("a", SHOP, LATE));
        assertThat(list.day(SHOP, TENTH, null, 10).entries()).hasSize(1);

        projected.apply(captured("a", LATE.plusSeconds(900)));

        assertThat(list.day(SHOP, TENTH, null, 10).entries()).isEmpty();
        assertThat(list.day(SHOP, TENTH.plusDays(1), null, 10).entries()).hasSize(1);
    }

    @Test
    void a_shops_day_comes_in_pages_with_the_totals_of_the_whole_day() {
        for (int i = 0; i < 10; i++) {
            projected.apply(made("m" + i, SHOP), made("o" + i, OTHER));
        }
        projected.apply(authorized("a", SHOP, LATE), refunded("m3", 200));

        List<String> names = new ArrayList<>();
        PaymentList.Day day = list.day(SHOP, TENTH, null, 4);
        assertThat(day.totals())
                .isEqualTo(new PaymentList.Totals(11, 10, Yen.of(5_000), Yen.of(200)));
        day.entries().forEach(entry -> names.add(entry.payment().merchantPaymentId()));
        while (day.next() != null) {
            day = list.day(SHOP, TENTH, day.next(), 4);
            day.entries().forEach(entry -> names.add(entry.payment().merchantPaymentId()));
        }

        assertThat(names)
                .containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "a");
    }

    @Test
    void a_rebuild_in_other_batches_gives_the_same_list() {
        RandomHistory history = new RandomHistory(4, 5, 600);
        projected.apply(history.events(), 1);
        List<PaymentList.Day> days = days(history);

        projected.reset().apply(history.events(), 500);

        assertThat(days(history)).isEqualTo(days);
        long net =
                days.stream()
                        .map(PaymentList.Day::totals)
                        .mapToLong(it -> it.captured().amount() - it.refunded().amount())
                        .sum();
        assertThat(net)
                .isEqualTo(
                        days.stream()
                                .flatMap(day -> day.entries().stream())
                                .map(PaymentList.Entry::payment)
                                .mapToLong(it -> it.captured().amount() - it.refunded().amount())
                                .sum());
        assertThat(net).isEqualTo(history.spent(LotKind.PAID) + history.spent(LotKind.POINTS));
    }

    private List<PaymentList.Day> days(RandomHistory history) {
        return BusinessDate.of(RandomHistory.BEGAN)
                .datesUntil(BusinessDate.of(history.now()).plusDays(1))
                .map(date -> list.day(RandomHistory.SHOP, date, null, 500))
                .toList();
    }

    private Payment payment(String name) {
        return Stream.of(TENTH, TENTH.plusDays(1))
                .flatMap(date -> list.day(SHOP, date, null, 10).entries().stream())
                .map(PaymentList.Entry::payment)
                .filter(payment -> payment.paymentId().equals(id(name)))
                .findAny()
                .orElseThrow();
    }

    private static PaymentId id(String name) {
        return new PaymentId("payment:" + name);
    }

    private static LotPart part(LotKind kind, long amount) {
        return new LotPart(new LotId("lot:" + kind), kind, Yen.of(amount), TENTH, null);
    }

    private static WalletEvent authorized(String name, MerchantId shop, Instant at) {
        return new PaymentAuthorized(
                ANN,
                at,
                id(name),
                name,
                shop,
                TILL,
                PaymentMode.CPM,
                Yen.of(1_000),
                List.of(part(LotKind.POINTS, 300), part(LotKind.PAID, 700)),
                at.plusSeconds(1_800),
                null,
                null);
    }

    private static WalletEvent captured(String name, Instant at) {
        return new PaymentCaptured(
                ANN,
                at,
                id(name),
                name,
                SHOP,
                Yen.of(400),
                List.of(part(LotKind.POINTS, 300), part(LotKind.PAID, 100)),
                List.of(part(LotKind.PAID, 500)),
                List.of(part(LotKind.PAID, 100)));
    }

    private static WalletEvent made(String name, MerchantId shop) {
        return new PaymentMade(
                ANN,
                LATE,
                id(name),
                name,
                shop,
                null,
                PaymentMode.MPM,
                Yen.of(500),
                List.of(part(LotKind.PAID, 500)),
                null,
                null);
    }

    private static WalletEvent refunded(String name, long amount) {
        return new PaymentRefunded(
                ANN,
                LATE,
                id(name),
                name,
                SHOP,
                new RefundId("refund:" + name + amount),
                "r" + amount,
                Yen.of(amount),
                List.of(part(LotKind.PAID, amount)),
                List.of(),
                LATE);
    }
}
