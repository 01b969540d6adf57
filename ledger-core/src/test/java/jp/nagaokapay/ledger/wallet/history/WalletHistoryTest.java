package jp.nagaokapay.ledger.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.LotSums;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.read.EventLog.StreamEntry;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.*;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletMetaData;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.history.WalletHistory.Entry;
import jp.nagaokapay.ledger.wallet.history.WalletHistory.Type;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

@NullMarked
class WalletHistoryTest {
    private static final Instant NOW = Instant.parse("2023-04-10T03:00:00Z");
    private static final TestClock CLOCK = new TestClock(NOW);
    private static LedgerNode node;
    private static WalletHistory history;

    private final WalletId wallet = WalletId.next();
    private final WalletGiven given = new WalletGiven(node.ledger(), CLOCK, wallet);

    @BeforeAll
    static void start() {
        node = LedgerNode.on(TestDatabase.freshUrl(), CLOCK, "nagaokapay.log.snapshot-every=50");
        history = node.bean(WalletHistory.class);
        Scenario.openShop(node.ledger());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void open() {
        CLOCK.set(NOW);
        send(new OpenWallet(wallet, HolderRef.next(), Residency.RESIDENT, false));
    }

    @Test
    void each_entry_says_what_can_be_spent_after_it_with_holds_taken_off() {
        ChargeId mistaken = Scenario.charge(node.ledger(), wallet, 1_000);
        send(new ReverseCharge(wallet, mistaken));
        Scenario.charge(node.ledger(), wallet, 5_000);
        GrantId grant = given.granted(500, NOW);
        PaymentId captured = Scenario.authorize(node.ledger(), wallet, 2_500).payment().paymentId();
        send(new CapturePayment(wallet, captured, Yen.of(2_300), null));
        PaymentId voided = Scenario.authorize(node.ledger(), wallet, 700).payment().paymentId();
        send(new VoidPayment(wallet, voided, null));
        PaymentId expired = Scenario.authorize(node.ledger(), wallet, 900).payment().paymentId();
        CLOCK.advance(Duration.ofMinutes(30));
        send(new ExpireHold(wallet, expired));
        PaymentId small = Scenario.pay(node.ledger(), wallet, 100).payment().paymentId();
        CLOCK.advance(Duration.ofDays(30));
        given.refunded(captured, 2_300);
        given.refunded(small, 100);
        given.takenBack(grant, NOW);
        GrantId again = given.granted(40, CLOCK.instant());
        given.takenBack(again, CLOCK.instant());
        CLOCK.advance(Duration.ofDays(160));
        send(new ExpireLots(wallet, BusinessDate.of(CLOCK.instant())));
        Scenario.charge(node.ledger(), wallet, 2_000);
        send(new CloseWallet(wallet));

        assertThat(history.page(wallet, null, 50).entries())
                .extracting(
                        Entry::type,
                        entry -> entry.amount().amount(),
                        entry -> entry.lapsed().amount(),
                        entry -> entry.balanceAfter().amount())
                .containsExactly(
                        tuple(Type.CLOSING, 2_000L, 0L, 0L),
                        tuple(Type.CHARGE, 2_000L, 0L, 2_000L),
                        tuple(Type.EXPIRY, 5_000L, 0L, 0L),
                        tuple(Type.GRANT_RETURN, 40L, 0L, 5_000L),
                        tuple(Type.GRANT, 40L, 0L, 5_040L),
                        tuple(Type.REFUND, 100L, 0L, 5_000L),
                        tuple(Type.REFUND, 2_300L, 500L, 4_900L),
                        tuple(Type.PAYMENT, 100L, 0L, 3_100L),
                        tuple(Type.HOLD_EXPIRY, 900L, 0L, 3_200L),
                        tuple(Type.AUTHORIZATION, 900L, 0L, 2_300L),
                        tuple(Type.VOID, 700L, 0L, 3_200L),
                        tuple(Type.AUTHORIZATION, 700L, 0L, 2_500L),
                        tuple(Type.PAYMENT, 2_300L, 0L, 3_200L),
                        tuple(Type.AUTHORIZATION, 2_500L, 0L, 3_000L),
                        tuple(Type.GRANT, 500L, 0L, 5_500L),
                        tuple(Type.CHARGE, 5_000L, 0L, 5_000L),
                        tuple(Type.CHARGE_REVERSAL, 1_000L, 0L, 0L),
                        tuple(Type.CHARGE, 1_000L, 0L, 1_000L));
    }

    @Test
    void an_entry_at_a_shop_carries_the_shop_and_its_name_once_that_is_known() {
        Scenario.charge(node.ledger(), wallet, 5_000);
        MerchantId shop = MerchantId.next();
        PaymentId payment = given.paidAt(shop);
        assertThat(newest().merchantName()).isNull();

        node.bean(JdbcTemplate.class)
                .update(
                        """
                        INSERT INTO merchant_directory (merchant_id, status, name, name_kana,
                            name_latin, shop_class, district, category, category_code, postal_code,
                            search_key, registered_at)
                        VALUES (?, 'APPROVED', '長岡書店', 'ナガオカショテン', 'NAGAOKA BOOKS',
                            'INDEPENDENT', '長岡', '小売', '5942', '9400061', '', now())
                        """,
                        shop.value());

        assertThat(newest().merchantId()).isEqualTo(shop);
        assertThat(newest().merchantName()).isEqualTo("長岡書店");
        assertThat(newest().reference()).isEqualTo(payment.value());
        assertThat(newest().at()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void entries_read_as_a_column_however_late_an_event_comes(long seed) {
        RandomLife life = new RandomLife(node.ledger(), CLOCK, wallet, seed);
        for (int i = 0; i < 300; i++) {
            life.step();
        }
        send(new ExpireLots(wallet, BusinessDate.of(CLOCK.instant())));

        List<Entry> entries = paged(7);
        assertThat(entries).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(entries).isEqualTo(paged(200));
        assertThat(entries)
                .hasSize((int) events().stream().filter(WalletHistoryTest::moves).count());
        long balance = 0;
        Instant last = Instant.MIN;
        List<Instant> times = new ArrayList<>();
        for (Entry entry : entries.reversed()) {
            balance += entry.change();
            assertThat(entry.balanceAfter().amount()).isEqualTo(balance);
            assertThat(entry.at()).isAfterOrEqualTo(last).isAfterOrEqualTo(entry.causedAt());
            last = entry.at();
            times.add(entry.at());
        }
        assertThat(balance).isEqualTo(available());
        assertThat(times).isEqualTo(latestTimes());
        assertThat(entries).anyMatch(entry -> entry.at().isAfter(entry.causedAt()));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void each_event_names_the_lots_that_it_emptied_or_put_something_into(long seed) {
        RandomLife life = new RandomLife(node.ledger(), CLOCK, wallet, seed);
        for (int i = 0; i < 300; i++) {
            life.step();
        }

        LotSums lots = new LotSums();
        List<StreamEntry> log = log();
        for (StreamEntry entry : log) {
            WalletEvent event = (WalletEvent) entry.event();
            assertThat(WalletMetaData.of(event, entry.metaData()).turned())
                    .as("%s", event)
                    .isEqualTo(lots.turnedBy(event));
        }
        assertThat(log).anyMatch(entry -> entry.metaData().containsKey("turned"));
    }

    @Test
    void points_for_a_charge_come_behind_a_payment_made_meanwhile() {
        Scenario.charge(node.ledger(), wallet, 5_000);
        CLOCK.advance(Duration.ofSeconds(60));
        Scenario.pay(node.ledger(), wallet, 100);
        GrantId grant = given.granted(500, NOW);

        assertThat(history.page(wallet, null, 20).entries())
                .extracting(Entry::at, Entry::causedAt, Entry::change, Entry::lotId)
                .containsExactly(
                        tuple(NOW.plusSeconds(60), NOW, 500L, LotId.of(grant)),
                        tuple(NOW.plusSeconds(60), NOW.plusSeconds(60), -100L, null),
                        tuple(NOW, NOW, 5_000L, null));
    }

    @Test
    void what_moves_no_value_is_no_entry_and_makes_no_page_shorter() {
        assertThat(history.page(wallet, null, 20))
                .isEqualTo(new WalletHistory.Page(List.of(), null));
        Scenario.charge(node.ledger(), wallet, 2_000);
        for (int i = 0; i < 9; i++) {
            ChargeId id = ChargeId.next();
            send(new RequestCharge(wallet, id, Yen.of(1_000), Channel.ATM, id.value(), id.value()));
            send(new FailCharge(wallet, id, "declined"));
        }
        Scenario.pay(node.ledger(), wallet, 100);
        Scenario.pay(node.ledger(), wallet, 200);

        WalletHistory.Page first = history.page(wallet, null, 2);
        assertThat(first.entries()).extracting(Entry::change).containsExactly(-200L, -100L);
        WalletHistory.Page second = history.page(wallet, first.next(), 2);
        assertThat(second.entries()).extracting(Entry::change).containsExactly(2_000L);
        assertThat(second.next()).isNull();
        assertThat(history.page(WalletId.next(), null, 2).entries()).isEmpty();
    }

    private List<StreamEntry> log() {
        return node.bean(EventLog.class)
                .backwards(wallet.value(), Long.MAX_VALUE, 1_000)
                .reversed();
    }

    private List<WalletEvent> events() {
        return log().stream().map(entry -> (WalletEvent) entry.event()).toList();
    }

    private static boolean moves(WalletEvent event) {
        return HistoryLine.of(event) != null;
    }

    /** Of each event that moves something: the latest time of all up to it. */
    private List<Instant> latestTimes() {
        List<Instant> times = new ArrayList<>();
        Instant latest = Instant.MIN;
        for (WalletEvent event : events()) {
            latest = event.occurredAt().isAfter(latest) ? event.occurredAt() : latest;
            if (moves(event)) {
                times.add(latest);
            }
        }
        return times;
    }

    private List<Entry> paged(int limit) {
        WalletHistory.Page page = history.page(wallet, null, limit);
        List<Entry> paged = new ArrayList<>(page.entries());
        while (page.next() != null) {
            page = history.page(wallet, page.next(), limit);
            paged.addAll(page.entries());
        }
        return paged;
    }

    private Entry newest() {
        return history.page(wallet, null, 1).entries().getFirst();
    }

    private long available() {
        return node.bean(Wallets.class).find(wallet).orElseThrow().available().amount();
    }

    private static void send(LedgerCommand<?> command) {
        node.ledger().send(command);
    }
}
