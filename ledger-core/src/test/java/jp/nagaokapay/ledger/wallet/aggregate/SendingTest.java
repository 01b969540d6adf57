package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.opened;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.OfferEnd;
import jp.nagaokapay.ledger.wallet.TransferCommand.EndOffer;
import jp.nagaokapay.ledger.wallet.TransferCommand.OfferTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.ReceiveTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.ReturnTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.SendTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.TakeOffer;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReceived;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import jp.nagaokapay.ledger.wallet.TransferReceipt;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What a person may send to another; the day is 2 October 2023. */
@NullMarked
class SendingTest {
    private static final WalletId OTHER = new WalletId("wallet:other");

    @Test
    void an_offer_is_held_until_it_is_taken_and_then_gone() {
        WalletGiven wallet = opened().charged(10_000);

        TransferReceipt offered = wallet.answers(offer("1", 3_000));
        assertThat(offered.status()).isEqualTo(TransferReceipt.Status.OFFERED);
        assertThat(offered.undoUntil()).isEqualTo(wallet.now().plus(Duration.ofDays(7)));
        assertThat(wallet.available()).isEqualTo(7_000);
        assertThat(wallet.state().held()).isEqualTo(Yen.of(3_000));

        assertThat(wallet.answers(take("1")).available()).isEqualTo(Yen.of(7_000));
        assertThat(wallet.state().held()).isEqualTo(Yen.ZERO);
        wallet.refused(take("1"), WalletRule.TRANSFER_IS_OFFERED);
        wallet.refused(end("1", OfferEnd.UNDONE), WalletRule.TRANSFER_IS_OFFERED);
    }

    @Test
    void what_is_undone_is_back_in_its_lot_and_can_no_longer_be_taken() {
        WalletGiven wallet = opened().charged(10_000).does(offer("1", 3_000));
        wallet.does(end("1", OfferEnd.UNDONE));
        assertThat(wallet.available()).isEqualTo(10_000);
        wallet.refused(take("1"), WalletRule.TRANSFER_IS_OFFERED);
    }

    @Test
    void an_offer_ends_by_itself_after_its_time_and_no_later_than_its_lots() {
        WalletGiven wallet = opened().charged(1_000).does(offer("1", 1_000));
        assertThat(wallet.events(end("1", OfferEnd.EXPIRED))).isEmpty();
        wallet.after(Duration.ofDays(7)).refused(take("1"), WalletRule.TRANSFER_IS_OFFERED);
        assertThat(wallet.available()).isEqualTo(1_000);

        wallet.at("2024-04-01T03:00:00Z");
        assertThat(wallet.answers(offer("2", 500)).undoUntil()).isEqualTo("2024-04-02T15:00:00Z");
    }

    @Test
    void only_the_one_to_whom_it_was_offered_takes_it() {
        WalletGiven wallet = opened().charged(1_000).does(offer("1", 1_000));
        wallet.refused(
                new TakeOffer(WALLET, id("1"), new WalletId("wallet:thief")),
                WalletRule.TRANSFER_IS_OFFERED);
    }

    @Test
    void paid_value_alone_is_sent_the_earliest_expiry_first() {
        WalletGiven wallet = opened().charged(new ChargeId("charge:old"), 1_000);
        wallet.after(Duration.ofDays(31)).charged(new ChargeId("charge:new"), 1_000);
        wallet.granted(5_000, "2023-11-30");

        TransferSent sent = (TransferSent) wallet.events(send("1", 1_500)).getFirst();

        assertThat(sent.parts())
                .extracting(part -> part.lotId().value(), part -> part.amount().amount())
                .containsExactly(tuple("lot:old", 1_000L), tuple("lot:new", 500L));
        wallet.refused(send("2", 501), WalletRule.ENOUGH_AVAILABLE);
    }

    @Test
    void bounds_hold_for_a_transfer_a_day_and_a_month() {
        WalletGiven wallet = opened().charged(50_000).charged(50_000);
        wallet.refused(offer("0", 0), WalletRule.TRANSFER_WITHIN_BOUNDS);
        wallet.refused(offer("0", 30_001), WalletRule.TRANSFER_WITHIN_BOUNDS);
        wallet.refused(
                new OfferTransfer(WALLET, id("0"), WALLET, Yen.of(1), "o"),
                WalletRule.TRANSFER_IS_TO_ANOTHER);

        wallet.does(offer("1", 30_000)).does(send("2", 20_000));
        wallet.refused(send("3", 1), WalletRule.WITHIN_DAILY_TRANSFERS);
        wallet.after(Duration.ofDays(1)).does(send("4", 30_000)).does(send("5", 19_999));
        wallet.after(Duration.ofDays(1)).does(send("6", 1));
        wallet.charged(20_000).refused(send("7", 1), WalletRule.WITHIN_MONTHLY_TRANSFERS);
        wallet.at("2023-10-31T15:00:00Z").does(send("8", 20_000));
    }

    @Test
    void what_was_undone_refused_or_came_back_does_not_count() {
        WalletGiven wallet = opened().charged(50_000).charged(50_000);
        wallet.does(offer("1", 30_000)).does(end("1", OfferEnd.REFUSED));
        TransferSent sent = (TransferSent) wallet.events(send("2", 30_000)).getFirst();
        wallet.does(back(sent)).does(send("3", 30_000)).does(send("4", 20_000));
        wallet.refused(send("5", 1), WalletRule.WITHIN_DAILY_TRANSFERS);
    }

    @Test
    void ten_transfers_a_day_are_enough() {
        WalletGiven wallet = opened().charged(10_000);
        for (int i = 0; i < 10; i++) {
            wallet.does(i % 2 == 0 ? offer("t" + i, 10) : send("t" + i, 10));
        }
        wallet.refused(send("t10", 10), WalletRule.WITHIN_TRANSFERS_OF_A_DAY);
    }

    @Test
    void a_suspended_wallet_sends_nothing_and_its_offers_are_not_taken() {
        WalletGiven wallet = opened().charged(10_000).does(offer("1", 1_000));
        wallet.does(new SuspendWallet(WALLET, "lost phone"));
        wallet.refused(offer("2", 1), WalletRule.WALLET_IS_NOT_SUSPENDED);
        wallet.refused(send("2", 1), WalletRule.WALLET_IS_NOT_SUSPENDED);
        wallet.refused(take("1"), WalletRule.WALLET_IS_NOT_SUSPENDED);
        wallet.does(end("1", OfferEnd.UNDONE));
        assertThat(wallet.available()).isEqualTo(10_000);
    }

    @Test
    void a_wallet_with_an_open_offer_is_not_closed() {
        WalletGiven wallet = opened().charged(1_000).does(offer("1", 1_000));
        wallet.refused(new CloseWallet(WALLET), WalletRule.NO_TRANSFER_IS_OPEN);
    }

    @Test
    void a_charge_of_which_something_was_sent_is_not_reversed() {
        ChargeId charge = new ChargeId("charge:c");
        WalletGiven wallet = opened().charged(charge, 1_000).does(send("1", 1));
        wallet.refused(new ReverseCharge(WALLET, charge), WalletRule.CHARGE_IS_UNSPENT);
    }

    @Test
    void all_of_a_card_moves_with_its_points_and_every_lot_keeps_its_expiry() {
        WalletGiven wallet = opened().charged(1_000).granted(500, "2023-10-20");
        SendTransfer all =
                new SendTransfer(
                        WALLET, id("1"), OTHER, TransferPurpose.CARD_REPLACED, null, "once");
        TransferSent sent = (TransferSent) wallet.events(all).getFirst();

        List<LotPart> arriving = LotPart.arriving(sent.transferId(), sent.parts());
        assertThat(arriving)
                .extracting(LotPart::kind, part -> part.expiresOn().toString())
                .containsExactly(
                        tuple(LotKind.POINTS, "2023-10-20"), tuple(LotKind.PAID, "2024-04-02"));
        assertThat(wallet.available()).isZero();
        wallet.refused(
                new SendTransfer(
                        WALLET, id("2"), OTHER, TransferPurpose.CARD_REPLACED, null, "again"),
                WalletRule.SOMETHING_TO_SEND);
    }

    @Test
    void a_receiver_takes_what_he_may_hold_and_what_is_still_good() {
        WalletGiven wallet = opened().charged(50_000).charged(49_000);
        wallet.refused(receive("1", 1_001, "2023-12-31"), WalletRule.WITHIN_HOLDING_LIMIT);
        wallet.does(receive("2", 1_000, "2023-12-31"));
        assertThat(wallet.available()).isEqualTo(100_000);

        TransferReceived late =
                (TransferReceived) wallet.events(receive("3", 700, "2023-10-01")).getFirst();
        assertThat(LotPart.total(late.lapsed())).isEqualTo(Yen.of(700));
        assertThat(wallet.available()).isEqualTo(100_000);
        wallet.does(new SuspendWallet(WALLET, "lost"))
                .refused(receive("4", 1, "2023-12-31"), WalletRule.WALLET_IS_NOT_SUSPENDED);
    }

    @Test
    void what_did_not_arrive_comes_back_past_every_limit_and_lapses_in_a_closed_wallet() {
        WalletGiven wallet = opened().charged(50_000).charged(50_000);
        TransferSent sent = (TransferSent) wallet.events(send("1", 30_000)).getFirst();
        wallet.after(Duration.ofDays(1)).charged(30_000).does(new SuspendWallet(WALLET, "lost"));
        wallet.does(back(sent));
        assertThat(wallet.available()).isEqualTo(130_000);

        WalletGiven closed = opened().charged(1_000);
        TransferSent last = (TransferSent) closed.events(send("2", 1_000)).getFirst();
        TransferReturned lapsed =
                (TransferReturned)
                        closed.does(new CloseWallet(WALLET)).events(back(last)).getFirst();
        assertThat(LotPart.total(lapsed.lapsed())).isEqualTo(Yen.of(1_000));
        assertThat(lapsed.returned()).isEmpty();
    }

    @Test
    void what_was_received_is_spent_as_any_other_value() {
        WalletGiven wallet = opened().does(receive("1", 700, "2023-12-31"));
        wallet.does(pay("p", 700));
        assertThat(wallet.available()).isZero();
    }

    private static TransferId id(String name) {
        return new TransferId("transfer:" + name);
    }

    private static OfferTransfer offer(String name, long yen) {
        return new OfferTransfer(WALLET, id(name), OTHER, Yen.of(yen), "once-" + name);
    }

    private static SendTransfer send(String name, long yen) {
        return new SendTransfer(
                WALLET, id(name), OTHER, TransferPurpose.PERSON, Yen.of(yen), "once-" + name);
    }

    private static TakeOffer take(String name) {
        return new TakeOffer(WALLET, id(name), OTHER);
    }

    private static EndOffer end(String name, OfferEnd cause) {
        return new EndOffer(WALLET, id(name), cause);
    }

    private static ReturnTransfer back(TransferSent sent) {
        return new ReturnTransfer(
                WALLET, sent.transferId(), sent.receiver(), sent.purpose(), sent.parts());
    }

    private static ReceiveTransfer receive(String name, long yen, String expiresOn) {
        return new ReceiveTransfer(
                WALLET,
                id(name),
                OTHER,
                TransferPurpose.PERSON,
                List.of(
                        new LotPart(
                                LotId.of(id(name), 1),
                                LotKind.PAID,
                                Yen.of(yen),
                                LocalDate.parse(expiresOn),
                                null)));
    }
}
