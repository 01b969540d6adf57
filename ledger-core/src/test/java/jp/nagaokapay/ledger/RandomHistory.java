package jp.nagaokapay.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.message.LedgerEvent;
import jp.nagaokapay.ledger.money.Points;
import jp.nagaokapay.ledger.money.Yen;
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
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/**
 * A history that could have happened: some wallets charge, earn, pay, hold, give back and let
 * expire, for months, the same for the same seed. Deliberately careless about expiry: the event
 * comes up to a week late, as after a downtime. Its own sums are kept apart from any projection.
 */
@NullMarked
public final class RandomHistory {
    public static final Instant BEGAN = Instant.parse("2023-03-20T00:00:00Z");
    public static final MerchantId SHOP = new MerchantId("merchant:shop");

    public final List<LedgerEvent> events = new ArrayList<>();
    public final Map<LotKind, Long> issued = new EnumMap<>(LotKind.class);
    public final Map<LotKind, Long> spent = new EnumMap<>(LotKind.class);
    public final Map<LotKind, Long> lapsed = new EnumMap<>(LotKind.class);
    public final Map<LotKind, Long> outstanding = new EnumMap<>(LotKind.class);
    public final Map<WalletId, Long> available =
            new TreeMap<>(Comparator.comparing(WalletId::value));

    private final Random random;
    private final List<Purse> purses = new ArrayList<>();
    private Instant now = BEGAN;
    private int number;

    public RandomHistory(long seed, int wallets, int steps) {
        random = new Random(seed);
        for (LotKind kind : LotKind.values()) {
            List.of(issued, spent, lapsed).forEach(sums -> sums.put(kind, 0L));
        }
        for (int i = 0; i < wallets; i++) {
            purses.add(new Purse(new WalletId("wallet:" + seed + "-" + i)));
        }
        for (int i = 0; i < steps; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24)));
            step(purses.get(random.nextInt(wallets)));
        }
        for (LotKind kind : LotKind.values()) {
            outstanding.put(kind, purses.stream().mapToLong(purse -> purse.sum(kind)).sum());
        }
        purses.forEach(purse -> available.put(purse.id, purse.available()));
    }

    public Instant now() {
        return now;
    }

    private void step(Purse purse) {
        purse.expire();
        switch (random.nextInt(10)) {
            case 0, 1 -> purse.charge();
            case 2 -> purse.grant();
            case 3, 4, 5 -> purse.pay();
            case 6 -> purse.hold();
            case 7 -> purse.endHold();
            case 8 -> purse.refund();
            default -> purse.reverse();
        }
    }

    private void count(Map<LotKind, Long> sums, LotKind kind, long amount) {
        sums.merge(kind, amount, Long::sum);
    }

    private static final class Lot {
        private final LotId id;
        private final LotKind kind;
        private final LocalDate expiresOn;
        private long free;
        private boolean expired;

        Lot(LotId id, LotKind kind, LocalDate expiresOn, long free) {
            this.id = id;
            this.kind = kind;
            this.expiresOn = expiresOn;
            this.free = free;
        }

        LotPart part(long amount) {
            return new LotPart(id, kind, Yen.of(amount), expiresOn, null);
        }
    }

    private record Paid(PaymentId id, List<LotPart> parts, Instant at) {}

    private record Charged(ChargeId id, Lot lot, long amount, Channel channel) {}

    private final class Purse {
        private final WalletId id;
        private final Map<LotId, Lot> lots = new TreeMap<>(Comparator.comparing(LotId::value));
        private final List<Paid> holds = new ArrayList<>();
        private final List<Paid> captured = new ArrayList<>();
        private final List<Charged> charges = new ArrayList<>();

        Purse(WalletId id) {
            this.id = id;
            Residency residency =
                    random.nextBoolean() ? Residency.RESIDENT : Residency.NON_RESIDENT;
            events.add(
                    new WalletOpened(
                            id,
                            now,
                            new HolderRef("holder:" + id.value().substring(7)),
                            residency,
                            random.nextInt(5) == 0));
        }

        long sum(LotKind kind) {
            long free =
                    lots.values().stream().filter(l -> l.kind == kind).mapToLong(l -> l.free).sum();
            return free
                    + holds.stream().mapToLong(h -> LotPart.total(h.parts, kind).amount()).sum();
        }

        long available() {
            return lots.values().stream().mapToLong(lot -> lot.free).sum();
        }

        void charge() {
            ChargeId charge = new ChargeId("charge:" + id.value().substring(7) + "-" + ++number);
            long amount = 1_000L * (1 + random.nextInt(20));
            Channel channel = Channel.values()[random.nextInt(Channel.values().length)];
            LocalDate end = BusinessDate.of(now).plusMonths(6);
            Lot lot = new Lot(LotId.of(charge), LotKind.PAID, end, amount);
            lots.put(lot.id, lot);
            charges.add(new Charged(charge, lot, amount, channel));
            count(issued, LotKind.PAID, amount);
            events.add(new WalletCharged(id, now, charge, lot.id, Yen.of(amount), channel, end));
        }

        void reverse() {
            for (Charged each : charges) {
                if (each.lot.free == each.amount
                        && !each.lot.expiresOn.isBefore(BusinessDate.of(now))) {
                    each.lot.free = 0;
                    count(issued, LotKind.PAID, -each.amount);
                    events.add(
                            new ChargeReversed(
                                    id,
                                    now,
                                    each.id,
                                    each.lot.id,
                                    Yen.of(each.amount),
                                    each.channel));
                    return;
                }
            }
        }

        void grant() {
            GrantId grant = new GrantId("grant:" + id.value().substring(7) + "-" + ++number);
            long points = 1 + random.nextInt(900);
            LocalDate end = BusinessDate.of(now).plusDays(random.nextInt(40));
            Lot lot = new Lot(LotId.of(grant), LotKind.POINTS, end, points);
            lots.put(lot.id, lot);
            count(issued, LotKind.POINTS, points);
            events.add(
                    new PointsGranted(
                            id,
                            now,
                            grant,
                            "campaign:spring",
                            grant.value(),
                            lot.id,
                            Points.of(points),
                            end,
                            null));
        }

        void pay() {
            List<LotPart> parts = take();
            if (!parts.isEmpty()) {
                PaymentId payment = payment();
                spend(parts);
                captured.add(new Paid(payment, parts, now));
                events.add(
                        new PaymentMade(
                                id,
                                now,
                                payment,
                                payment.value(),
                                SHOP,
                                null,
                                PaymentMode.MPM,
                                LotPart.total(parts),
                                parts,
                                null,
                                null));
            }
        }

        void hold() {
            List<LotPart> parts = take();
            if (!parts.isEmpty()) {
                PaymentId payment = payment();
                holds.add(new Paid(payment, parts, now));
                events.add(
                        new PaymentAuthorized(
                                id,
                                now,
                                payment,
                                payment.value(),
                                SHOP,
                                null,
                                PaymentMode.CPM,
                                LotPart.total(parts),
                                parts,
                                now.plusSeconds(1800),
                                null,
                                null));
            }
        }

        /** Captures the first part of a hold, or ends it untaken; dead lots take nothing back. */
        void endHold() {
            if (holds.isEmpty()) {
                return;
            }
            Paid hold = holds.removeFirst();
            String name = hold.id.value();
            LotPart first = hold.parts.getFirst();
            boolean live = !first.expiresOn().isBefore(BusinessDate.of(now));
            if (live && random.nextBoolean()) {
                List<LotPart> taken = List.of(first);
                Back rest = giveBack(hold.parts.subList(1, hold.parts.size()));
                spend(taken);
                captured.add(new Paid(hold.id, taken, now));
                events.add(
                        new PaymentCaptured(
                                id,
                                now,
                                hold.id,
                                name,
                                SHOP,
                                first.amount(),
                                taken,
                                rest.returned,
                                rest.lapsed));
            } else {
                Back back = giveBack(hold.parts);
                Yen amount = LotPart.total(hold.parts);
                events.add(
                        live
                                ? new PaymentVoided(
                                        id,
                                        now,
                                        hold.id,
                                        name,
                                        SHOP,
                                        amount,
                                        back.returned,
                                        back.lapsed)
                                : new HoldExpired(
                                        id,
                                        now,
                                        hold.id,
                                        name,
                                        SHOP,
                                        amount,
                                        back.returned,
                                        back.lapsed));
            }
        }

        void refund() {
            if (captured.isEmpty()) {
                return;
            }
            Paid payment = captured.removeFirst();
            payment.parts.forEach(part -> count(spent, part.kind(), -part.amount().amount()));
            Back back = giveBack(payment.parts);
            RefundId refund = new RefundId("refund:" + payment.id.value().substring(8));
            events.add(
                    new PaymentRefunded(
                            id,
                            now,
                            payment.id,
                            payment.id.value(),
                            SHOP,
                            refund,
                            refund.value(),
                            LotPart.total(payment.parts),
                            back.returned,
                            back.lapsed,
                            payment.at));
        }

        /** Books what ended; a lot that ended within the week may be left for later. */
        void expire() {
            LocalDate today = BusinessDate.of(now);
            for (Lot lot : lots.values()) {
                boolean due = lot.expiresOn.isBefore(today.minusDays(random.nextInt(7)));
                if (due && !lot.expired && lot.free > 0) {
                    long amount = lot.free;
                    lot.free = 0;
                    count(lapsed, lot.kind, amount);
                    events.add(
                            new LotExpired(
                                    id, now, lot.id, lot.kind, Yen.of(amount), lot.expiresOn));
                }
                lot.expired |= due;
            }
        }

        private List<LotPart> take() {
            List<LotPart> parts = new ArrayList<>();
            long wanted = 1 + random.nextInt(3_000);
            for (Lot lot : lots.values()) {
                long taken = Math.min(wanted, lot.free);
                if (taken > 0 && !lot.expiresOn.isBefore(BusinessDate.of(now))) {
                    lot.free -= taken;
                    wanted -= taken;
                    parts.add(lot.part(taken));
                }
            }
            return List.copyOf(parts);
        }

        private void spend(List<LotPart> parts) {
            parts.forEach(part -> count(spent, part.kind(), part.amount().amount()));
        }

        private Back giveBack(List<LotPart> parts) {
            Back back = new Back(new ArrayList<>(), new ArrayList<>());
            for (LotPart part : parts) {
                if (part.expiresOn().isBefore(BusinessDate.of(now))) {
                    count(lapsed, part.kind(), part.amount().amount());
                    back.lapsed.add(part);
                } else {
                    java.util.Objects.requireNonNull(lots.get(part.lotId())).free +=
                            part.amount().amount();
                    back.returned.add(part);
                }
            }
            return back;
        }

        private PaymentId payment() {
            return new PaymentId("payment:" + id.value().substring(7) + "-" + ++number);
        }
    }

    private record Back(List<LotPart> returned, List<LotPart> lapsed) {}
}
