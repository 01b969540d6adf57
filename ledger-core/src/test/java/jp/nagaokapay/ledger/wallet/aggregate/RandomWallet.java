package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.OTHER_SHOP;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.SHOP;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.OfferEnd;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.PaymentRequest.PresentedCode;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.TransferCommand.*;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferLimits;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.CapturePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireHold;
import jp.nagaokapay.ledger.wallet.WalletCommand.FailCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.TakeBackPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Lives a wallet's life by chance: the same for the same seed. */
@NullMarked
final class RandomWallet {
    private static final WalletId OTHER = new WalletId("wallet:other");

    final List<WalletEvent> events = new ArrayList<>();
    WalletState state = WalletState.EMPTY;
    private final PastPayments past = new PastOf(events);
    Instant now = WalletGiven.NOON;

    private final Random random;
    private int ids;

    RandomWallet(long seed) {
        random = new Random(seed);
        add(new WalletOpened(WALLET, now, new HolderRef("holder:h"), Residency.RESIDENT, false));
    }

    /** Some time passes and one thing is tried; a refusal is part of life. */
    void step() {
        now = now.plus(pause());
        try {
            wish().forEach(this::add);
        } catch (Refused | Duplicate _) {
            // nothing happened
        }
    }

    private Duration pause() {
        return switch (random.nextInt(10)) {
            case 0 -> Duration.ofDays(random.nextInt(40));
            case 1, 2 -> Duration.ofHours(random.nextInt(30));
            default -> Duration.ofSeconds(random.nextInt(900));
        };
    }

    private List<? extends WalletEvent> wish() {
        WalletLimits limits = WalletLimits.DEFAULT;
        return switch (random.nextInt(25)) {
            case 0, 1, 2 ->
                    List.of(
                            ChargeDecisions.request(
                                    state,
                                    WalletGiven.requestCharge(
                                            new ChargeId("charge:" + ++ids),
                                            1_000L * random.nextInt(1, 20)),
                                    now,
                                    limits));
            case 3, 4, 5 ->
                    maybe(ChargeDecisions.confirm(state, new ConfirmCharge(WALLET, charge()), now));
            case 6 ->
                    maybe(ChargeDecisions.fail(state, new FailCharge(WALLET, charge(), "no"), now));
            case 7 ->
                    List.of(
                            ChargeDecisions.reverse(
                                    state, new ReverseCharge(WALLET, charge()), now));
            case 8 -> List.of(ValueDecisions.grant(state, grant(), now));
            case 9 ->
                    random.nextInt(3) == 0
                            ? List.of(ValueDecisions.takeBack(state, takeBack(), now))
                            : List.of(ValueDecisions.grant(state, grant(), now));
            case 10, 11, 12 ->
                    List.of(
                            PaymentDecisions.pay(
                                    state, past, new Pay(WALLET, request()), now, limits));
            case 13, 14 ->
                    List.of(
                            PaymentDecisions.authorize(
                                    state,
                                    past,
                                    new AuthorizePayment(WALLET, request()),
                                    now,
                                    limits));
            case 15 ->
                    List.of(
                            HoldDecisions.capture(
                                    state,
                                    past,
                                    new CapturePayment(
                                            WALLET,
                                            hold(),
                                            random.nextBoolean() ? null : amount(),
                                            null),
                                    now));
            case 16 ->
                    List.of(
                            HoldDecisions.voided(
                                    state, past, new VoidPayment(WALLET, hold(), null), now));
            case 17 -> maybe(HoldDecisions.expire(state, new ExpireHold(WALLET, hold()), now));
            case 18 -> List.of(refund(limits));
            case 19, 20, 21, 22, 23 -> transfer(limits);
            default ->
                    random.nextInt(60) == 0
                            ? ValueDecisions.close(state, new CloseWallet(WALLET), now)
                            : ValueDecisions.expire(state, WALLET, LocalDate.MAX, now);
        };
    }

    private List<WalletEvent> transfer(WalletLimits limits) {
        TransferLimits sending = TransferLimits.DEFAULT;
        TransferId id = new TransferId("transfer:" + ++ids);
        TransferId open =
                anyOf(
                        List.copyOf(state.transfers().offers().keySet()),
                        new TransferId("transfer:n"));
        return switch (random.nextInt(6)) {
            case 0 ->
                    List.of(
                            TransferDecisions.offer(
                                    state,
                                    new OfferTransfer(WALLET, id, OTHER, amount(), "once-" + id),
                                    now,
                                    sending));
            case 1 ->
                    List.of(
                            TransferDecisions.send(
                                    state,
                                    random.nextInt(4) == 0
                                            ? new SendTransfer(
                                                    WALLET,
                                                    id,
                                                    OTHER,
                                                    TransferPurpose.CARD_REPLACED,
                                                    null,
                                                    "once-" + id)
                                            : new SendTransfer(
                                                    WALLET,
                                                    id,
                                                    OTHER,
                                                    TransferPurpose.PERSON,
                                                    amount(),
                                                    "once-" + id),
                                    now,
                                    sending));
            case 2 ->
                    List.of(TransferDecisions.take(state, new TakeOffer(WALLET, open, OTHER), now));
            case 3 ->
                    maybe(
                            TransferDecisions.end(
                                    state,
                                    new EndOffer(
                                            WALLET, open, OfferEnd.values()[random.nextInt(3)]),
                                    now));
            case 4 ->
                    List.of(
                            ArrivalDecisions.receive(
                                    state,
                                    new ReceiveTransfer(
                                            WALLET,
                                            id,
                                            OTHER,
                                            TransferPurpose.PERSON,
                                            List.of(
                                                    new LotPart(
                                                            LotId.of(id, 1),
                                                            LotKind.PAID,
                                                            amount(),
                                                            BusinessDate.of(now)
                                                                    .plusDays(
                                                                            random.nextInt(90) - 3),
                                                            null))),
                                    now,
                                    limits));
            default -> maybe(back());
        };
    }

    /** Something that was sent and did not come back yet comes back. */
    private @Nullable WalletEvent back() {
        Set<TransferId> backAlready =
                events.stream()
                        .filter(TransferReturned.class::isInstance)
                        .map(event -> ((TransferReturned) event).transferId())
                        .collect(Collectors.toSet());
        List<TransferSent> sent =
                events.stream()
                        .filter(TransferSent.class::isInstance)
                        .map(TransferSent.class::cast)
                        .filter(event -> !backAlready.contains(event.transferId()))
                        .toList();
        if (sent.isEmpty()) {
            return null;
        }
        TransferSent any = sent.get(random.nextInt(sent.size()));
        return ArrivalDecisions.back(
                state,
                new ReturnTransfer(WALLET, any.transferId(), OTHER, any.purpose(), any.parts()),
                now);
    }

    private static List<WalletEvent> maybe(@Nullable WalletEvent event) {
        return event == null ? List.of() : List.of(event);
    }

    private void add(WalletEvent event) {
        events.add(event);
        state = state.evolve(event);
    }

    private Yen amount() {
        return Yen.of(1 + (long) (random.nextDouble() * random.nextDouble() * 9_000));
    }

    private ChargeId charge() {
        List<ChargeId> known = new ArrayList<>(state.charges().pending().keySet());
        state.charges().ended().list().forEach(entry -> known.add(entry.key()));
        return anyOf(known, new ChargeId("charge:none"));
    }

    private PaymentId hold() {
        return anyOf(List.copyOf(state.holds().keySet()), new PaymentId("payment:none"));
    }

    private PaymentRequest request() {
        PresentedCode code =
                random.nextBoolean()
                        ? null
                        : new PresentedCode(
                                new CodeId("code:" + random.nextInt(200)),
                                now.plus(Duration.ofMinutes(random.nextInt(6))));
        String id = random.nextInt(20) == 0 ? String.valueOf(random.nextInt(ids + 1)) : "p" + ++ids;
        return WalletGiven.request(
                id,
                amount().amount(),
                random.nextBoolean() ? SHOP : OTHER_SHOP,
                ShopClass.values()[random.nextInt(ShopClass.values().length)],
                code,
                random.nextBoolean());
    }

    private GrantPoints grant() {
        LocalDate lastDay = BusinessDate.of(now).plusDays(random.nextInt(120) - 3);
        return new GrantPoints(
                WALLET,
                new GrantId("grant:" + ++ids),
                "campaign:c",
                "t" + ids,
                Points.of(random.nextInt(1, 2_000)),
                lastDay,
                random.nextInt(3) == 0
                        ? ShopClass.values()[random.nextInt(ShopClass.values().length)]
                        : null,
                now);
    }

    private TakeBackPoints takeBack() {
        return new TakeBackPoints(
                WALLET,
                new GrantId("grant:" + random.nextInt(ids + 1)),
                "campaign:c",
                "t",
                "r" + ++ids,
                Points.of(random.nextInt(1, 2_000)),
                BusinessDate.of(now),
                now);
    }

    private WalletEvent refund(WalletLimits limits) {
        RefundPayment refund = refund();
        CapturedPayment payment = RefundDecision.requireCaptured(state, past, refund);
        return RefundDecision.refund(state, payment, refund, now, limits);
    }

    private RefundPayment refund() {
        List<CapturedPayment> payments =
                events.stream()
                        .map(event ->
                                switch (event) {
                                    case PaymentMade e -> e.paymentId();
                                    case PaymentCaptured e -> e.paymentId();
                                    default -> null;
                                })
                        .filter(Objects::nonNull)
                        .map(id -> Objects.requireNonNull(past.find(WALLET, id).captured()))
                        .toList();
        if (payments.isEmpty()) {
            return WalletGiven.refund("none", "none", 1);
        }
        CapturedPayment payment = payments.get(random.nextInt(payments.size()));
        return new RefundPayment(
                WALLET,
                payment.paymentId(),
                payment.merchantId(),
                new RefundId("refund:" + ++ids),
                "slip-" + ids,
                random.nextBoolean() ? payment.refundable() : amount().min(payment.refundable()),
                null);
    }

    private <T> T anyOf(List<T> list, T none) {
        return list.isEmpty() ? none : list.get(random.nextInt(list.size()));
    }
}
