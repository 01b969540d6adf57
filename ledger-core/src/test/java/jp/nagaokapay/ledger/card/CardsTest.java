package jp.nagaokapay.ledger.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.Together.Outcome;
import jp.nagaokapay.ledger.card.CardBatches.Printable;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cards on the real log, from two nodes. */
class CardsTest {
    private static final TestClock CLOCK = new TestClock(Instant.parse("2023-10-02T03:00:00Z"));
    private static final String PIN = "4711";
    private static final String WRONG = "0000";
    private static LedgerNode node;
    private static LedgerNode beside;

    @BeforeAll
    static void start() {
        String database = TestDatabase.freshUrl();
        node = LedgerNode.on(database, CLOCK);
        beside = LedgerNode.on(database, CLOCK);
    }

    @AfterAll
    static void stop() {
        node.close();
        beside.close();
    }

    @AfterEach
    void the_books_are_right() {
        drain();
        assertThat(node.bean(Journal.class).trialBalance(null).difference()).isZero();
    }

    @Test
    void a_card_is_worth_nothing_before_it_is_activated_and_is_activated_once() {
        Printable printed = printed();
        Card card = node.bean(Cards.class).byCode(printed.code()).orElseThrow();
        assertThatThrownBy(card::requireUsable).hasMessage("CARD_NOT_ACTIVE");
        RequestKey key = key();

        Card active = node.bean(Cards.class).activate(printed.number(), PIN, key).card();

        assertThat(active.requireUsable().state()).isEqualTo(CardState.ACTIVE);
        assertThat(beside.bean(Cards.class).activate(printed.number(), WRONG, key).again())
                .isTrue();
        assertThatThrownBy(() -> beside.bean(Cards.class).activate(printed.number(), PIN, key()))
                .hasMessage("CARD_ALREADY_ACTIVE");
        assertThat(beside.bean(Cards.class).withPin(printed.number(), PIN)).isEqualTo(active);
    }

    @Test
    void of_two_clerks_who_activate_it_at_once_one_does() throws Exception {
        CardNumber number = printed().number();
        List<Callable<Cards.Activated>> both = new ArrayList<>();
        for (LedgerNode any : List.of(node, beside)) {
            both.add(() -> any.bean(Cards.class).activate(number, PIN, key()));
        }

        assertThat(Together.run(both)).filteredOn(Outcome::succeeded).hasSize(1);
    }

    @Test
    void a_code_cannot_be_guessed_from_a_number_nor_read_from_the_database() {
        Printable printed = printed();
        activate(printed);
        String guess = printed.number() + "0".repeat(20);

        assertThat(node.bean(Cards.class).byCode(guess)).isEmpty();
        assertThat(stored(printed.number())).doesNotContain(printed.code(), PIN);
        assertThat(printed.code()).hasSize(36).startsWith(printed.number().value());
        assertThat(printed.toString()).doesNotContain(printed.code());
    }

    @Test
    void no_more_than_five_pins_are_looked_at_however_many_come_at_once() throws Exception {
        Card card = activate(printed());
        List<Callable<Integer>> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            LedgerNode any = i % 2 == 0 ? node : beside;
            many.add(() -> pay(any, card, 3_001, WRONG));
        }

        List<String> failures =
                Together.run(many).stream().map(it -> it.failure().getMessage()).toList();

        assertThat(failures).filteredOn("PIN_WRONG"::equals).hasSize(5);
        assertThat(failures).filteredOn("CARD_BLOCKED"::equals).hasSize(7);
        assertThatThrownBy(() -> pay(beside, found(card), 1, PIN)).hasMessage("CARD_BLOCKED");
        assertThatThrownBy(() -> node.bean(Cards.class).withPin(card.number(), PIN))
                .hasMessage("CARD_OR_PIN_WRONG");
    }

    @Test
    void a_right_pin_gives_five_tries_again() {
        Card card = activate(printed());
        for (int round = 0; round < 2; round++) {
            for (int wrong = 0; wrong < 4; wrong++) {
                assertThatThrownBy(() -> pay(node, card, 3_001, WRONG)).hasMessage("PIN_WRONG");
            }
            pay(beside, card, 3_001, PIN);
        }
        assertThatThrownBy(() -> pay(node, card, 3_001, null)).hasMessage("PIN_REQUIRED");
        pay(node, card, 3_000, null);
    }

    @Test
    void no_more_is_paid_on_a_day_than_the_limit_however_many_pay_at_once() throws Exception {
        Card card = activate(printed());
        AtomicInteger asked = new AtomicInteger();
        List<Callable<Integer>> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            LedgerNode any = i % 2 == 0 ? node : beside;
            many.add(() ->
                    any.bean(CardPayments.class)
                            .pay(card, Yen.of(3_000), null, asked::incrementAndGet));
        }

        List<Outcome<Integer>> outcomes = Together.run(many);

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(6);
        assertThat(asked).hasValue(6);
        pay(node, card, 2_000, null);
        assertThatThrownBy(() -> pay(beside, card, 1, null)).hasMessage("CARD_DAY_LIMIT_EXCEEDED");
    }

    @Test
    void what_the_wallet_refuses_does_not_count_and_what_is_unclear_does() {
        Card card = activate(printed());
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() ->
                            node.bean(CardPayments.class)
                                    .pay(
                                            card,
                                            Yen.of(3_000),
                                            null,
                                            () ->
                                                    Scenario.pay(
                                                            node.ledger(), card.walletId(), 3_000)))
                    .hasMessage("INSUFFICIENT_BALANCE");
        }
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() ->
                            node.bean(CardPayments.class)
                                    .pay(
                                            card,
                                            Yen.of(3_000),
                                            null,
                                            () -> {
                                                throw new Unavailable(
                                                        "x", Duration.ofSeconds(1), null);
                                            }))
                    .isInstanceOf(Unavailable.class);
        }
        assertThatThrownBy(() -> pay(node, card, 3_000, null))
                .hasMessage("CARD_DAY_LIMIT_EXCEEDED");
    }

    @Test
    void a_replaced_card_is_blocked_and_its_lots_keep_their_expiry() {
        Card old = charged(5_000);
        LocalDate expiresOn = view(old.walletId()).lots().getFirst().expiresOn();
        CLOCK.advance(Duration.ofDays(3));
        Card next = activate(printed());

        CardMoves.Moved moved = replace(node, old, next);

        assertThat(moved.amount()).isEqualTo(Yen.of(5_000));
        assertThat(moved.card().state()).isEqualTo(CardState.REPLACED);
        assertThatThrownBy(() -> found(old).requireUsable()).hasMessage("CARD_BLOCKED");
        assertThat(available(old.walletId())).isZero();
        assertThat(view(next.walletId()).lots())
                .singleElement()
                .satisfies(lot -> assertThat(lot.expiresOn()).isEqualTo(expiresOn));
    }

    @Test
    void of_two_replacements_at_once_one_happens_and_nothing_is_doubled() throws Exception {
        Card old = charged(5_000);
        Card one = activate(printed());
        Card other = activate(printed());
        List<Callable<CardMoves.Moved>> both =
                List.of(
                        () -> replace(node, old, one),
                        () -> replace(beside, old, other),
                        () -> replace(beside, old, one),
                        () -> replace(node, old, other));

        List<Outcome<CardMoves.Moved>> outcomes = Together.run(both);

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(2);
        assertThat(available(one.walletId()) + available(other.walletId())).isEqualTo(5_000);
        assertThat(available(one.walletId()) * available(other.walletId())).isZero();
    }

    @Test
    void what_a_crash_left_on_a_replaced_card_moves_by_the_job() {
        Card old = charged(5_000);
        Card next = activate(printed());
        // as when the program ends right after the card was blocked
        node.bean(CardTable.class)
                .moves(old.number(), next.walletId(), next.number(), "key", CLOCK.instant());

        moveDue();

        assertThat(available(next.walletId())).isEqualTo(5_000);
        assertThat(due()).isZero();
    }

    @Test
    void a_refund_follows_to_the_new_card_and_on_to_the_phone() {
        Card old = charged(5_000);
        Payment paid = Scenario.pay(node.ledger(), old.walletId(), 2_000).payment();
        Card next = activate(printed());
        replace(node, old, next);
        WalletId phone = Scenario.walletWith(node.ledger(), 0);
        node.bean(CardMoves.class).takeOver(next.number(), () -> phone, key());
        assertThat(available(phone)).isEqualTo(3_000);

        refund(old.walletId(), paid, 2_000);
        moveDue();
        moveDue();

        assertThat(available(old.walletId())).isZero();
        assertThat(available(next.walletId())).isZero();
        assertThat(available(phone)).isEqualTo(5_000);
        assertThat(due()).isZero();
    }

    @Test
    void what_the_other_wallet_cannot_take_waits_an_hour_and_comes_then() {
        Card old = charged(5_000);
        WalletId phone = Scenario.walletWith(node.ledger(), 0);
        Payment paid = Scenario.pay(node.ledger(), old.walletId(), 5_000).payment();
        node.bean(CardMoves.class).takeOver(old.number(), () -> phone, key());
        charge(phone, 50_000);
        charge(phone, 50_000);
        refund(old.walletId(), paid, 5_000);

        moveDue();
        moveDue();
        assertThat(available(old.walletId())).isEqualTo(5_000);
        assertThat(due()).isZero();

        Scenario.pay(node.ledger(), phone, 10_000);
        CLOCK.advance(Duration.ofMinutes(61));
        moveDue();
        assertThat(available(phone)).isEqualTo(95_000);
    }

    @Test
    void a_wallet_that_has_no_room_is_found_out_before_the_card_is_blocked() {
        Card old = charged(5_000);
        WalletId full = Scenario.walletWith(node.ledger(), 98_000);

        assertThatThrownBy(
                        () -> node.bean(CardMoves.class).takeOver(old.number(), () -> full, key()))
                .hasMessage("HOLDING_LIMIT_EXCEEDED");

        assertThat(found(old).requireUsable().state()).isEqualTo(CardState.ACTIVE);
    }

    @Test
    void an_empty_card_and_one_that_wrong_pins_blocked_are_replaced_too() {
        Card empty = activate(printed());
        assertThat(replace(node, empty, activate(printed())).amount()).isEqualTo(Yen.ZERO);

        Card blocked = charged(1_000);
        node.bean(Cards.class).block(blocked.number());
        Card next = activate(printed());
        replace(beside, blocked, next);
        assertThat(available(next.walletId())).isEqualTo(1_000);
    }

    @Test
    void a_takeover_is_answered_again_though_the_phones_code_has_ended() {
        Card card = charged(1_000);
        WalletId phone = Scenario.walletWith(node.ledger(), 0);
        RequestKey key = key();
        node.bean(CardMoves.class).takeOver(card.number(), () -> phone, key);

        CardMoves.Moved again =
                beside.bean(CardMoves.class)
                        .takeOver(
                                card.number(),
                                () -> {
                                    throw new AssertionError("not asked again");
                                },
                                key);

        assertThat(again.again()).isTrue();
        assertThat(available(phone)).isEqualTo(1_000);
        assertThatThrownBy(() ->
                        node.bean(CardMoves.class).takeOver(card.number(), () -> phone, key()))
                .hasMessage("CARD_ALREADY_REPLACED");
    }

    @Test
    void a_card_is_no_non_resident_user() {
        drain();
        var before = node.bean(Kpis.class).fiscalYear(new FiscalYear(2023)).figures();

        activate(printed());
        drain();

        assertThat(node.bean(Kpis.class).fiscalYear(new FiscalYear(2023)).figures())
                .isEqualTo(before);
    }

    @Test
    void codes_of_cards_that_nobody_activated_are_forgotten() {
        CardBatchId batch = node.bean(CardBatches.class).make(2, "test", card -> "sealed");
        CardBatches batches = node.bean(CardBatches.class);
        assertThat(batches.printable(batch, CardBatches.Sealed::secret)).hasSize(2);
        CLOCK.advance(Duration.ofDays(31));

        batches.forgetCodes();

        assertThatThrownBy(() -> batches.printable(batch, CardBatches.Sealed::secret))
                .hasMessage("CARD_BATCH_NOT_PRINTABLE");
    }

    @Test
    void a_number_that_was_mistyped_is_none() {
        String number = printed().number().value();
        char last = (char) ('0' + (number.charAt(15) - '0' + 1) % 10);

        assertThatThrownBy(() -> new CardNumber(number.substring(0, 15) + last))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Printable printed() {
        List<Printable> printed = new ArrayList<>();
        node.bean(CardBatches.class)
                .make(
                        1,
                        "test",
                        card -> {
                            printed.add(card);
                            return "sealed";
                        });
        return printed.getFirst();
    }

    private static Card activate(Printable printed) {
        return node.bean(Cards.class).activate(printed.number(), PIN, key()).card();
    }

    private static Card charged(long yen) {
        Card card = activate(printed());
        charge(card.walletId(), yen);
        return card;
    }

    private static void charge(WalletId walletId, long yen) {
        ChargeId chargeId = ChargeId.next();
        node.ledger()
                .send(
                        new RequestCharge(
                                walletId,
                                chargeId,
                                Yen.of(yen),
                                Channel.COUNTER,
                                chargeId.value(),
                                chargeId.value()));
        node.ledger().send(new ConfirmCharge(walletId, chargeId));
    }

    private static int pay(LedgerNode any, Card card, long yen, @Nullable String pin) {
        return any.bean(CardPayments.class).pay(card, Yen.of(yen), pin, () -> 1);
    }

    private static CardMoves.Moved replace(LedgerNode any, Card old, Card next) {
        return any.bean(CardMoves.class).replace(old.number(), next.number(), key());
    }

    private static void refund(WalletId walletId, Payment paid, long yen) {
        RefundId refundId = RefundId.next();
        node.ledger()
                .send(
                        new RefundPayment(
                                walletId,
                                paid.paymentId(),
                                paid.merchantId(),
                                refundId,
                                refundId.value(),
                                Yen.of(yen),
                                null));
    }

    private static Card found(Card card) {
        return node.bean(Cards.class).find(card.number()).orElseThrow();
    }

    private static WalletView view(WalletId walletId) {
        return beside.bean(Wallets.class).find(walletId).orElseThrow();
    }

    private static long available(WalletId walletId) {
        return view(walletId).available().amount();
    }

    private static void moveDue() {
        drain();
        beside.bean(CardMoves.class).moveDue(100);
        drain();
    }

    private static int due() {
        return node.bean(CardTable.class).due(CLOCK.instant(), 100).size();
    }

    private static String stored(CardNumber number) {
        return node.bean(JdbcClient.class)
                .sql("SELECT to_jsonb(c)::text FROM card c WHERE number = ?")
                .param(number.value())
                .query(String.class)
                .single();
    }

    private static RequestKey key() {
        return new RequestKey(UUID.randomUUID().toString(), "hash");
    }

    private static void drain() {
        node.processors().awaitDrained(Duration.ofSeconds(20));
    }
}
