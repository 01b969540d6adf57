package jp.nagaokapay.ledger.wallet.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.Together.Outcome;
import jp.nagaokapay.ledger.journal.Account.TransferClearing;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.journal.LotConservation;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.ledger.proof.BooksProof;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.OfferEnd;
import jp.nagaokapay.ledger.wallet.TransferCommand.EndOffer;
import jp.nagaokapay.ledger.wallet.TransferCommand.OfferTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.SendTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.TakeOffer;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import jp.nagaokapay.ledger.wallet.TransferReceipt;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.history.WalletHistory;
import jp.nagaokapay.ledger.wallet.history.WalletHistory.Type;
import jp.nagaokapay.ledger.wallet.transfer.TransferList.Status;
import jp.nagaokapay.ledger.wallet.transfer.Transfers.Arrival;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transfers on the real log, from two nodes. */
@NullMarked
class TransfersTest {
    private static final TestClock CLOCK = new TestClock(Instant.parse("2023-10-02T03:00:00Z"));
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
        assertThat(node.bean(LotConservation.class).differences()).isEmpty();
        assertThat(clearing()).isZero();
    }

    @Test
    void value_sent_is_the_receivers_at_once_on_every_node() {
        WalletId ann = wallet(5_000);
        WalletId bob = wallet(0);

        TransferReceipt receipt = send(node, ann, bob, 3_000);

        assertThat(receipt.status()).isEqualTo(TransferReceipt.Status.TAKEN);
        assertThat(available(beside, ann)).isEqualTo(2_000);
        assertThat(available(beside, bob)).isEqualTo(3_000);
        Scenario.pay(node.ledger(), bob, 3_000);
        drain();
        assertThat(status(receipt.transferId())).isEqualTo(Status.TAKEN);
        assertThat(types(ann)).startsWith(Type.TRANSFER_SENT);
        assertThat(types(bob)).startsWith(Type.PAYMENT, Type.TRANSFER_RECEIVED);
    }

    @Test
    void an_offer_that_is_taken_and_undone_at_the_same_moment_ends_once() throws Exception {
        for (int round = 0; round < 8; round++) {
            WalletId ann = wallet(1_000);
            WalletId bob = wallet(0);
            TransferId offer = offer(ann, bob, 1_000);
            List<Callable<TransferReceipt>> both = new ArrayList<>();
            for (LedgerNode any : List.of(node, beside, node, beside)) {
                both.add(() -> take(any, ann, offer, bob));
                both.add(() -> any.ledger().send(new EndOffer(ann, offer, OfferEnd.UNDONE)));
            }

            List<Outcome<TransferReceipt>> outcomes = Together.run(both);

            assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
            assertThat(available(node, ann) + available(node, bob)).isEqualTo(1_000);
            assertThat(available(node, ann) * available(node, bob)).isZero();
        }
    }

    @Test
    void a_transfer_whose_process_died_between_its_steps_is_brought_by_the_job_once() {
        WalletId ann = wallet(1_000);
        WalletId bob = wallet(0);
        TransferId transfer = TransferId.next();
        node.ledger().send(sending(transfer, ann, bob, 1_000));
        drain();
        assertThat(status(transfer)).isEqualTo(Status.SENT);
        assertThat(available(node, bob)).isZero();

        assertThat(beside.bean(TransferJobs.class).bringOnTheirWay()).isEqualTo(1);
        assertThat(node.bean(Transfers.class).arrive(transfer)).isEqualTo(Arrival.TAKEN);
        drain();

        assertThat(available(node, bob)).isEqualTo(1_000);
        assertThat(status(transfer)).isEqualTo(Status.TAKEN);
    }

    @Test
    void what_two_nodes_bring_at_the_same_time_arrives_once() throws Exception {
        WalletId ann = wallet(1_000);
        WalletId bob = wallet(0);
        TransferId transfer = TransferId.next();
        node.ledger().send(sending(transfer, ann, bob, 1_000));
        List<Callable<Arrival>> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            LedgerNode any = i % 2 == 0 ? node : beside;
            many.add(() -> any.bean(Transfers.class).arrive(transfer));
        }

        assertThat(Together.run(many)).extracting(Outcome::answer).containsOnly(Arrival.TAKEN);
        assertThat(available(node, bob)).isEqualTo(1_000);
    }

    @Test
    void what_the_receivers_wallet_refuses_is_back_and_does_not_say_why() {
        WalletId ann = wallet(1_000);
        WalletId stopped = wallet(0);
        node.ledger().send(new SuspendWallet(stopped, "lost phone"));
        assertThatThrownBy(() -> send(node, ann, stopped, 1_000))
                .hasMessage("RECEIVER_CANNOT_TAKE");
        assertThat(available(beside, ann)).isEqualTo(1_000);

        WalletId full = wallet(100_000);
        TransferId offer = offer(ann, full, 500);
        assertThatThrownBy(() -> take(beside, ann, offer, full))
                .hasMessage("HOLDING_LIMIT_EXCEEDED");
        assertThat(available(node, ann)).isEqualTo(1_000);
        drain();
        assertThat(status(offer)).isEqualTo(Status.RETURNED);
        assertThat(types(ann)).startsWith(Type.TRANSFER_RETURNED, Type.TRANSFER_SENT);
    }

    @Test
    void what_was_on_its_way_to_a_wallet_that_closed_comes_back_by_the_job() {
        WalletId ann = wallet(1_000);
        WalletId bob = wallet(0);
        TransferId transfer = TransferId.next();
        node.ledger().send(sending(transfer, ann, bob, 1_000));
        node.ledger().send(new CloseWallet(bob));
        drain();

        node.bean(TransferJobs.class).bringOnTheirWay();

        assertThat(available(node, ann)).isEqualTo(1_000);
        assertThat(node.bean(Transfers.class).arrive(transfer)).isEqualTo(Arrival.RETURNED);
    }

    @Test
    void the_days_limit_is_exact_whichever_node_is_asked() throws Exception {
        WalletId ann = wallet(100_000);
        WalletId bob = wallet(0);
        List<Callable<TransferReceipt>> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            LedgerNode any = i % 2 == 0 ? node : beside;
            many.add(() -> send(any, ann, bob, 10_000));
        }

        List<Outcome<TransferReceipt>> outcomes = Together.run(many);

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(5);
        assertThat(available(node, bob)).isEqualTo(50_000);
    }

    @Test
    void the_same_request_offers_once() throws Exception {
        WalletId ann = wallet(10_000);
        WalletId bob = wallet(0);
        List<Callable<TransferReceipt>> many = new ArrayList<>();
        for (LedgerNode any : List.of(node, beside, node, beside)) {
            many.add(() ->
                    any.ledger()
                            .send(
                                    new OfferTransfer(
                                            ann, TransferId.next(), bob, Yen.of(1_000), "once")));
        }

        assertThat(Together.run(many)).filteredOn(Outcome::succeeded).hasSize(1);
        assertThat(available(node, ann)).isEqualTo(9_000);
    }

    @Test
    void an_offer_that_nobody_takes_ends_by_the_job() {
        WalletId ann = wallet(1_000);
        TransferId offer = offer(ann, wallet(0), 1_000);
        drain();
        CLOCK.advance(Duration.ofDays(7));

        assertThat(node.bean(TransferJobs.class).endOffers(CLOCK.instant())).isPositive();
        drain();

        assertThat(available(node, ann)).isEqualTo(1_000);
        assertThat(status(offer)).isEqualTo(Status.EXPIRED);
        assertThat(node.bean(TransferList.class).of(ann, null, 10))
                .singleElement()
                .satisfies(it -> assertThat(it.endedAt()).isEqualTo(CLOCK.instant()));
    }

    @Test
    void a_transfer_is_neither_charge_nor_payment_and_the_proof_finds_nothing() {
        WalletId ann = wallet(5_000);
        drain();
        FiscalYear year = FiscalYear.of(BusinessDate.of(node.bean(Clock.class).instant()));
        Kpis.Year before = node.bean(Kpis.class).fiscalYear(year);

        send(node, ann, wallet(0), 2_000);
        drain();

        assertThat(node.bean(Kpis.class).fiscalYear(year).figures()).isEqualTo(before.figures());
        BooksProof proof = node.bean(BooksProof.class);
        proof.runWhole(_ -> {});
        assertThat(proof.state().open()).isEmpty();
    }

    private static TransferReceipt send(LedgerNode any, WalletId from, WalletId to, long yen) {
        return any.bean(Transfers.class).send(sending(TransferId.next(), from, to, yen), null);
    }

    private static SendTransfer sending(TransferId id, WalletId from, WalletId to, long yen) {
        return new SendTransfer(
                from, id, to, TransferPurpose.PERSON, Yen.of(yen), "once-" + id.value());
    }

    private static TransferId offer(WalletId from, WalletId to, long yen) {
        TransferId id = TransferId.next();
        node.ledger().send(new OfferTransfer(from, id, to, Yen.of(yen), id.value()));
        return id;
    }

    private static TransferReceipt take(
            LedgerNode any, WalletId from, TransferId offer, WalletId to) {
        return any.bean(Transfers.class).take(new TakeOffer(from, offer, to), null);
    }

    private static WalletId wallet(long yen) {
        return Scenario.walletWith(node.ledger(), yen);
    }

    private static long available(LedgerNode any, WalletId wallet) {
        return any.bean(Wallets.class).find(wallet).orElseThrow().available().amount();
    }

    private static Status status(TransferId id) {
        return node.bean(TransferList.class).find(id).orElseThrow().status();
    }

    private static List<Type> types(WalletId wallet) {
        return node.bean(WalletHistory.class).page(wallet, null, 10).entries().stream()
                .map(WalletHistory.Entry::type)
                .toList();
    }

    private static long clearing() {
        return node.bean(Journal.class).trialBalance(null).lines().stream()
                .filter(line -> line.group().equals(new TransferClearing().group()))
                .mapToLong(line -> line.credit() - line.debit())
                .sum();
    }

    private static void drain() {
        node.processors().awaitDrained(Duration.ofSeconds(20));
    }
}
