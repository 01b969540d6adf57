package jp.nagaokapay.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.TransferEvent.*;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/** One wallet of a {@link RandomHistory}: does what a wallet could do next. */
@NullMarked
final class RandomPurse {
    private static final List<Channel> CHANNELS = List.of(Channel.values());

    private final RandomHistory history;
    private final Random random;
    private final WalletId id;
    private final RandomLots lots;
    private final List<Paid> holds = new ArrayList<>();
    private final List<Paid> captured = new ArrayList<>();
    private final List<Charged> charges = new ArrayList<>();

    RandomPurse(RandomHistory history, WalletId id) {
        this.history = history;
        random = history.random;
        lots = new RandomLots(history, id);
        this.id = id;
        Residency residency = random.nextBoolean() ? Residency.RESIDENT : Residency.NON_RESIDENT;
        history.add(
                new WalletOpened(
                        id,
                        history.now(),
                        new HolderRef("holder:" + id.value().substring(7)),
                        residency,
                        random.nextInt(5) == 0));
    }

    WalletId id() {
        return id;
    }

    void step() {
        lots.expire();
        switch (random.nextInt(12)) {
            case 0, 1 -> charge();
            case 2 -> grant();
            case 3, 4, 5 -> pay();
            case 6 -> hold();
            case 7 -> endHold();
            case 8 -> refund();
            case 9 -> send();
            case 10 -> history.arrive();
            default -> reverse();
        }
    }

    long sum(LotKind kind) {
        return lots.free(kind)
                + holds.stream().mapToLong(h -> LotPart.total(h.parts, kind).amount()).sum();
    }

    long available() {
        return lots.free(LotKind.PAID) + lots.free(LotKind.POINTS);
    }

    private void charge() {
        ChargeId charge =
                new ChargeId("charge:" + id.value().substring(7) + "-" + history.nextNumber());
        long amount = 1_000L * (1 + random.nextInt(20));
        Channel channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        LocalDate end = history.today().plusMonths(6);
        RandomLot lot = new RandomLot(LotId.of(charge), LotKind.PAID, end, amount);
        lots.add(lot);
        charges.add(new Charged(charge, lot, amount, channel));
        history.issue(LotKind.PAID, amount);
        history.add(
                new WalletCharged(id, history.now(), charge, lot.id, Yen.of(amount), channel, end));
    }

    private void reverse() {
        for (Charged each : charges) {
            if (each.lot.free == each.amount && !each.lot.expiresOn.isBefore(history.today())) {
                each.lot.free = 0;
                history.issue(LotKind.PAID, -each.amount);
                history.add(
                        new ChargeReversed(
                                id,
                                history.now(),
                                each.id,
                                each.lot.id,
                                Yen.of(each.amount),
                                each.channel,
                                each.lot.expiresOn));
                return;
            }
        }
    }

    private void grant() {
        GrantId grant =
                new GrantId("grant:" + id.value().substring(7) + "-" + history.nextNumber());
        long points = 1L + random.nextInt(900);
        LocalDate end = history.today().plusDays(random.nextInt(40));
        RandomLot lot = new RandomLot(LotId.of(grant), LotKind.POINTS, end, points);
        lots.add(lot);
        history.issue(LotKind.POINTS, points);
        history.add(
                new PointsGranted(
                        id,
                        history.now(),
                        grant,
                        "campaign:spring",
                        grant.value(),
                        lot.id,
                        Points.of(points),
                        end,
                        null));
    }

    private void pay() {
        List<LotPart> parts = lots.take();
        if (!parts.isEmpty()) {
            PaymentId payment = payment();
            spend(parts);
            captured.add(new Paid(payment, parts, history.now()));
            history.add(
                    new PaymentMade(
                            id,
                            history.now(),
                            payment,
                            payment.value(),
                            RandomHistory.SHOP,
                            null,
                            PaymentMode.MPM,
                            LotPart.total(parts),
                            parts,
                            null,
                            null));
        }
    }

    private void hold() {
        List<LotPart> parts = lots.take();
        if (!parts.isEmpty()) {
            PaymentId payment = payment();
            holds.add(new Paid(payment, parts, history.now()));
            history.add(
                    new PaymentAuthorized(
                            id,
                            history.now(),
                            payment,
                            payment.value(),
                            RandomHistory.SHOP,
                            null,
                            PaymentMode.CPM,
                            LotPart.total(parts),
                            parts,
                            history.now().plusSeconds(1800),
                            null,
                            null));
        }
    }

    /** Captures the first part of a hold, or ends it untaken; dead lots take nothing back. */
    private void endHold() {
        if (holds.isEmpty()) {
            return;
        }
        Paid hold = holds.removeFirst();
        String name = hold.id.value();
        LotPart first = hold.parts.getFirst();
        boolean live = !first.expiresOn().isBefore(history.today());
        if (live && random.nextBoolean()) {
            List<LotPart> taken = List.of(first);
            RandomLots.Back rest = lots.giveBack(hold.parts.subList(1, hold.parts.size()));
            spend(taken);
            captured.add(new Paid(hold.id, taken, history.now()));
            history.add(
                    new PaymentCaptured(
                            id,
                            history.now(),
                            hold.id,
                            name,
                            RandomHistory.SHOP,
                            first.amount(),
                            taken,
                            rest.returned(),
                            rest.lapsed()));
        } else {
            RandomLots.Back back = lots.giveBack(hold.parts);
            Yen amount = LotPart.total(hold.parts);
            history.add(
                    live
                            ? new PaymentVoided(
                                    id,
                                    history.now(),
                                    hold.id,
                                    name,
                                    RandomHistory.SHOP,
                                    amount,
                                    back.returned(),
                                    back.lapsed())
                            : new HoldExpired(
                                    id,
                                    history.now(),
                                    hold.id,
                                    name,
                                    RandomHistory.SHOP,
                                    amount,
                                    back.returned(),
                                    back.lapsed()));
        }
    }

    private void refund() {
        if (captured.isEmpty()) {
            return;
        }
        Paid payment = captured.removeFirst();
        payment.parts.forEach(part -> history.spend(part.kind(), -part.amount().amount()));
        RandomLots.Back back = lots.giveBack(payment.parts);
        RefundId refund = new RefundId("refund:" + payment.id.value().substring(8));
        history.add(
                new PaymentRefunded(
                        id,
                        history.now(),
                        payment.id,
                        payment.id.value(),
                        RandomHistory.SHOP,
                        refund,
                        refund.value(),
                        LotPart.total(payment.parts),
                        back.returned(),
                        back.lapsed(),
                        payment.at));
    }

    private void send() {
        RandomPurse receiver = history.another(this);
        List<LotPart> parts = lots.take();
        if (!parts.isEmpty()) {
            TransferId transfer =
                    new TransferId(
                            "transfer:" + id.value().substring(7) + "-" + history.nextNumber());
            history.leaves(new RandomHistory.Transit(transfer, this, receiver, parts));
            history.add(
                    new TransferSent(
                            id,
                            history.now(),
                            transfer,
                            receiver.id,
                            TransferPurpose.CARD_REPLACED,
                            parts,
                            null));
        }
    }

    /** What another sent is here, in lots of its own; a dead lot lapses. */
    void receive(TransferId transfer, RandomPurse sender, List<LotPart> sent) {
        List<LotPart> parts = LotPart.arriving(transfer, sent);
        parts.forEach(
                part -> lots.add(new RandomLot(part.lotId(), part.kind(), part.expiresOn(), 0)));
        RandomLots.Back in = lots.giveBack(parts);
        history.add(
                new TransferReceived(
                        id,
                        history.now(),
                        transfer,
                        sender.id,
                        TransferPurpose.CARD_REPLACED,
                        parts,
                        in.lapsed()));
    }

    void takeBack(TransferId transfer, RandomPurse receiver, List<LotPart> sent) {
        RandomLots.Back back = lots.giveBack(sent);
        history.add(
                new TransferReturned(
                        id,
                        history.now(),
                        transfer,
                        receiver.id,
                        TransferPurpose.CARD_REPLACED,
                        sent,
                        back.lapsed()));
    }

    private void spend(List<LotPart> parts) {
        parts.forEach(part -> history.spend(part.kind(), part.amount().amount()));
    }

    private PaymentId payment() {
        return new PaymentId("payment:" + id.value().substring(7) + "-" + history.nextNumber());
    }

    private record Paid(PaymentId id, List<LotPart> parts, Instant at) {}

    private record Charged(ChargeId id, RandomLot lot, long amount, Channel channel) {}
}
