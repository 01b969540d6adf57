package jp.nagaokapay.ledger.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.RandomHistory;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@NullMarked
class WalletHistoryTest {
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final PaymentId PAYMENT = new PaymentId("payment:1");
    private static final Instant NOW = Instant.parse("2023-04-10T03:00:00Z");
    private static final LocalDate END = LocalDate.parse("2023-10-10");

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private final WalletHistory history =
            new WalletHistory(new JdbcTemplate(database), group -> {});
    private final Projected projected = new Projected(database, history);

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void each_entry_says_what_can_be_spent_after_it_with_holds_taken_off() {
        projected.apply(
                charged(5_000),
                granted(500),
                authorized(part(LotKind.POINTS, 500), part(LotKind.PAID, 2_000)),
                captured(
                        part(LotKind.POINTS, 500),
                        List.of(part(LotKind.PAID, 1_800)),
                        List.of(part(LotKind.PAID, 200))),
                refunded(List.of(part(LotKind.PAID, 0)), List.of(part(LotKind.POINTS, 300))),
                new LotExpired(ANN, NOW, new LotId("lot:1"), LotKind.PAID, Yen.of(700), END),
                new WalletClosed(
                        ANN, NOW, Residency.RESIDENT, false, List.of(part(LotKind.PAID, 4_100))));

        assertThat(history.page(ANN, null, 20).entries())
                .extracting(
                        WalletHistory.Entry::type,
                        entry -> entry.amount().amount(),
                        entry -> entry.lapsed().amount(),
                        entry -> entry.balanceAfter().amount())
                .containsExactly(
                        tuple(WalletHistory.Type.CLOSING, 4_100L, 0L, 0L),
                        tuple(WalletHistory.Type.EXPIRY, 700L, 0L, 4_100L),
                        tuple(WalletHistory.Type.REFUND, 300L, 300L, 4_800L),
                        tuple(WalletHistory.Type.PAYMENT, 500L, 200L, 4_800L),
                        tuple(WalletHistory.Type.AUTHORIZATION, 2_500L, 0L, 3_000L),
                        tuple(WalletHistory.Type.GRANT, 500L, 0L, 5_500L),
                        tuple(WalletHistory.Type.CHARGE, 5_000L, 0L, 5_000L));
    }

    @Test
    void an_entry_at_a_shop_carries_the_shop_and_its_name_once_that_is_known() {
        projected.apply(charged(5_000), paid(100));
        assertThat(history.page(ANN, null, 1).entries().getFirst().merchantName()).isNull();

        new JdbcTemplate(database)
                .update(
                        """
                        INSERT INTO merchant_directory (merchant_id, status, name, name_kana,
                            name_latin, shop_class, district, category, category_code, postal_code,
                            search_key, registered_at)
                        VALUES (?, 'APPROVED', '長岡書店', 'ナガオカショテン', 'NAGAOKA BOOKS',
                            'INDEPENDENT', '長岡', '小売', '5942', '9400061', '', now())
                        """,
                        RandomHistory.SHOP.value());

        WalletHistory.Entry entry = history.page(ANN, null, 1).entries().getFirst();
        assertThat(entry.merchantId()).isEqualTo(RandomHistory.SHOP);
        assertThat(entry.merchantName()).isEqualTo("長岡書店");
        assertThat(entry.reference()).isEqualTo(PAYMENT.value());
        assertThat(entry.at()).isEqualTo(NOW);
    }

    @Test
    void pages_go_back_in_time_and_lose_nothing() {
        RandomHistory events = new RandomHistory(5, 3, 600);
        projected.apply(events.events(), 50);

        for (WalletId wallet : events.available().keySet()) {
            List<WalletHistory.Entry> whole = history.page(wallet, null, 200).entries();
            List<WalletHistory.Entry> paged = paged(wallet);
            assertThat(paged.subList(0, whole.size())).isEqualTo(whole);
            assertThat(paged).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40})
    void entries_read_as_a_column_however_late_an_event_comes(int batch) {
        RandomHistory events = new RandomHistory(11, 2, 150);
        projected.apply(events.events().stream().map(WalletHistoryTest::late).toList(), batch);

        List<WalletHistory.Entry> late = new ArrayList<>();
        for (WalletId wallet : events.available().keySet()) {
            long balance = 0;
            Instant last = Instant.MIN;
            for (WalletHistory.Entry entry : paged(wallet).reversed()) {
                balance += entry.change();
                assertThat(entry.balanceAfter().amount()).isEqualTo(balance);
                assertThat(entry.at()).isAfterOrEqualTo(last).isAfterOrEqualTo(entry.causedAt());
                if (!entry.at().equals(entry.causedAt())) {
                    assertThat(entry.at()).isEqualTo(last);
                    late.add(entry);
                }
                last = entry.at();
            }
        }
        assertThat(late).isNotEmpty();
    }

    @Test
    void points_for_a_charge_come_behind_a_payment_made_meanwhile() {
        projected.apply(charged(5_000), paidAt(NOW.plusSeconds(60), 100));
        projected.apply(granted(500));

        assertThat(history.page(ANN, null, 20).entries())
                .extracting(
                        WalletHistory.Entry::at,
                        WalletHistory.Entry::causedAt,
                        WalletHistory.Entry::change,
                        WalletHistory.Entry::lotId)
                .containsExactly(
                        tuple(NOW.plusSeconds(60), NOW, 500L, new LotId("lot:2")),
                        tuple(NOW.plusSeconds(60), NOW.plusSeconds(60), -100L, null),
                        tuple(NOW, NOW, 5_000L, null));
    }

    @Test
    void balances_end_at_what_the_wallets_hold_however_the_events_are_batched() {
        RandomHistory events = new RandomHistory(9, 4, 2_000);
        projected.apply(events.events(), 1);
        List<WalletHistory.Page> one = pages(events.available());

        projected.reset().apply(events.events(), 333);

        assertThat(pages(events.available())).isEqualTo(one);
        events.available()
                .forEach((wallet, available) ->
                        assertThat(
                                        history.page(wallet, null, 1)
                                                .entries()
                                                .getFirst()
                                                .balanceAfter()
                                                .amount())
                                .isEqualTo(available));
    }

    @Test
    void what_moves_no_value_is_no_entry() {
        projected.apply(
                new ChargeRequested(
                        ANN, NOW, new ChargeId("charge:1"), Yen.of(1_000), Channel.ATM, "ref"),
                new ChargeFailed(ANN, NOW, new ChargeId("charge:1"), Yen.of(1_000), "declined"),
                new WalletClosed(ANN, NOW, Residency.RESIDENT, false, List.of()));

        assertThat(history.page(ANN, null, 20)).isEqualTo(new WalletHistory.Page(List.of(), null));
    }

    /** Points as they come for something that was three days ago, the rest as it is. */
    private static LedgerEvent late(LedgerEvent event) {
        return event instanceof PointsGranted e
                ? new PointsGranted(
                        e.walletId(),
                        e.occurredAt().minus(Duration.ofDays(3)),
                        e.grantId(),
                        e.source(),
                        e.occasionId(),
                        e.lotId(),
                        e.points(),
                        e.expiresOn(),
                        e.restriction())
                : event;
    }

    private List<WalletHistory.Entry> paged(WalletId wallet) {
        WalletHistory.Page page = history.page(wallet, null, 7);
        List<WalletHistory.Entry> paged = new ArrayList<>(page.entries());
        while (page.next() != null) {
            page = history.page(wallet, page.next(), 7);
            paged.addAll(page.entries());
        }
        return paged;
    }

    private List<WalletHistory.Page> pages(Map<WalletId, Long> wallets) {
        return wallets.keySet().stream().map(wallet -> history.page(wallet, null, 200)).toList();
    }

    private static LotPart part(LotKind kind, long amount) {
        return new LotPart(new LotId("lot:" + kind), kind, Yen.of(amount), END, null);
    }

    private static WalletEvent charged(long amount) {
        return new WalletCharged(
                ANN,
                NOW,
                new ChargeId("charge:1"),
                new LotId("lot:1"),
                Yen.of(amount),
                Channel.ATM,
                END);
    }

    private static WalletEvent granted(long points) {
        return new PointsGranted(
                ANN,
                NOW,
                new GrantId("grant:1"),
                "campaign:a",
                "charge:1",
                new LotId("lot:2"),
                Points.of(points),
                END,
                null);
    }

    private static WalletEvent authorized(LotPart... parts) {
        return new PaymentAuthorized(
                ANN,
                NOW,
                PAYMENT,
                "a",
                RandomHistory.SHOP,
                null,
                PaymentMode.CPM,
                LotPart.total(List.of(parts)),
                List.of(parts),
                NOW,
                null,
                null);
    }

    private static WalletEvent captured(
            LotPart taken, List<LotPart> released, List<LotPart> lapsed) {
        return new PaymentCaptured(
                ANN,
                NOW,
                PAYMENT,
                "a",
                RandomHistory.SHOP,
                taken.amount(),
                List.of(taken),
                released,
                lapsed);
    }

    private static WalletEvent paid(long amount) {
        return paidAt(NOW, amount);
    }

    private static WalletEvent paidAt(Instant at, long amount) {
        return new PaymentMade(
                ANN,
                at,
                PAYMENT,
                "a",
                RandomHistory.SHOP,
                null,
                PaymentMode.MPM,
                Yen.of(amount),
                List.of(part(LotKind.PAID, amount)),
                null,
                null);
    }

    private static WalletEvent refunded(List<LotPart> returned, List<LotPart> lapsed) {
        return new PaymentRefunded(
                ANN,
                NOW,
                PAYMENT,
                "a",
                RandomHistory.SHOP,
                new RefundId("refund:1"),
                "r",
                LotPart.total(returned).plus(LotPart.total(lapsed)),
                returned,
                lapsed,
                NOW);
    }
}
