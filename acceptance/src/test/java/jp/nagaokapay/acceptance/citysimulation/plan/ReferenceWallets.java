package jp.nagaokapay.acceptance.citysimulation.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.WalletCommand;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * Every lot of every wallet, computed independently of the planner: sorted anew at each payment.
 */
final class ReferenceWallets {
    private static final Duration HOLD_LIVES = Duration.ofMinutes(30);
    private static final Comparator<LotPart> SPENT_FIRST =
            Comparator.comparing(LotPart::expiresOn)
                    .thenComparing(part -> part.kind() == LotKind.PAID)
                    .thenComparing(part -> part.lotId().value());

    private final Map<WalletId, Map<LotId, LotPart>> lots = new HashMap<>();
    private final Set<WalletId> closed = new HashSet<>();
    private final Map<ChargeId, PlannedStep.Charge> charges = new HashMap<>();
    private final Map<PaymentId, Hold> holds =
            new TreeMap<>(Comparator.comparing(PaymentId::value));
    private final Map<PaymentId, List<LotPart>> captured = new HashMap<>();
    private final Map<LotId, Long> owed = new HashMap<>();
    private BiConsumer<LotId, Long> whoeverGetsIt = (_, _) -> {};

    private record Hold(
            WalletId walletId, PaymentRequest request, List<LotPart> parts, Instant until) {}

    long available(WalletId walletId, LocalDate today) {
        return of(walletId).values().stream()
                .filter(lot -> !lot.expiresOn().isBefore(today))
                .mapToLong(lot -> lot.amount().amount())
                .sum();
    }

    boolean isClosed(WalletId walletId) {
        return closed.contains(walletId);
    }

    /** What is free in a lot and alive goes; answers how much that was. */
    long takeOut(WalletId walletId, LotId lotId, long amount, LocalDate today) {
        LotPart lot = of(walletId).get(lotId);
        long there = lot == null || lot.expiresOn().isBefore(today) ? 0 : lot.amount().amount();
        long taken = Math.min(there, amount);
        if (lot != null && taken > 0) {
            put(walletId, lot.with(Yen.of(there - taken)));
        }
        owed.merge(lotId, amount - taken, Long::sum);
        return taken;
    }

    /** Who hears of points that could only be taken when they came back to their lot. */
    void owedTo(BiConsumer<LotId, Long> somebody) {
        whoeverGetsIt = somebody;
    }

    /** Adds to a lot, or makes it. */
    void putIn(WalletId walletId, LotPart part) {
        LotPart there = of(walletId).get(part.lotId());
        put(walletId, there == null ? part : part.with(there.amount().plus(part.amount())));
    }

    void releaseHolds(Instant now) {
        for (Hold hold : List.copyOf(holds.values())) {
            if (!now.isBefore(hold.until)) {
                holds.remove(hold.request.paymentId());
                wayBack(hold.walletId, hold.parts, BusinessDate.of(now));
            }
        }
    }

    WalletEvent charge(PlannedStep.Charge step, Instant at) {
        charges.put(step.chargeId(), step);
        LocalDate expiresOn = BusinessDate.of(at).plusMonths(6);
        LotId lotId = LotId.of(step.chargeId());
        putIn(step.walletId(), new LotPart(lotId, LotKind.PAID, step.amount(), expiresOn, null));
        return new WalletEvent.WalletCharged(
                step.walletId(),
                at,
                step.chargeId(),
                lotId,
                step.amount(),
                step.channel(),
                expiresOn);
    }

    WalletEvent reverse(WalletCommand.ReverseCharge undo, Instant at) {
        PlannedStep.Charge charge = requireNonNull(charges.remove(undo.chargeId()));
        LotId lotId = LotId.of(undo.chargeId());
        LotPart lot = requireNonNull(of(undo.walletId()).remove(lotId));
        assertThat(lot.amount()).isEqualTo(charge.amount());
        return new WalletEvent.ChargeReversed(
                undo.walletId(),
                at,
                undo.chargeId(),
                lotId,
                charge.amount(),
                charge.channel(),
                lot.expiresOn());
    }

    WalletEvent pay(WalletCommand.Pay pay, Instant at) {
        PaymentRequest request = pay.request();
        List<LotPart> parts = spend(pay.walletId(), request.amount(), BusinessDate.of(at));
        captured.put(request.paymentId(), parts);
        return captured(pay.walletId(), request, parts, at);
    }

    void authorize(WalletCommand.AuthorizePayment authorize, Instant at) {
        PaymentRequest request = authorize.request();
        List<LotPart> parts = spend(authorize.walletId(), request.amount(), BusinessDate.of(at));
        holds.put(
                request.paymentId(),
                new Hold(authorize.walletId(), request, parts, at.plus(HOLD_LIVES)));
    }

    WalletEvent capture(WalletCommand.CapturePayment capture, Instant at) {
        Hold hold = requireNonNull(holds.remove(capture.paymentId()));
        List<LotPart> taken = new ArrayList<>();
        Yen missing = capture.amount() == null ? hold.request.amount() : capture.amount();
        for (LotPart part : hold.parts) {
            Yen here = part.amount().min(missing);
            missing = missing.minus(here);
            taken.add(part.with(here));
            comesBack(hold.walletId, part.with(part.amount().minus(here)));
        }
        captured.put(capture.paymentId(), taken);
        return captured(hold.walletId, hold.request, taken, at);
    }

    void voided(WalletCommand.VoidPayment voided, Instant at) {
        Hold hold = requireNonNull(holds.remove(voided.paymentId()));
        wayBack(hold.walletId, hold.parts, BusinessDate.of(at));
    }

    WalletEvent refund(WalletCommand.RefundPayment refund, Instant at) {
        List<LotPart> parts = requireNonNull(captured.remove(refund.paymentId()));
        if (!LotPart.total(parts).equals(refund.amount())) {
            assertThat(parts).as("which part goes back is not for the plan to say").hasSize(1);
            parts = List.of(parts.getFirst().with(refund.amount()));
        }
        wayBack(refund.walletId(), parts, BusinessDate.of(at));
        return new WalletEvent.PaymentRefunded(
                refund.walletId(),
                at,
                refund.paymentId(),
                refund.paymentId().value(),
                refund.merchantId(),
                refund.refundId(),
                refund.merchantRefundId(),
                refund.amount(),
                parts,
                List.of(),
                at);
    }

    void close(WalletId walletId) {
        closed.add(walletId);
        of(walletId).clear();
    }

    private static WalletEvent captured(
            WalletId walletId, PaymentRequest request, List<LotPart> parts, Instant at) {
        return new WalletEvent.PaymentCaptured(
                walletId,
                at,
                request.paymentId(),
                request.merchantPaymentId(),
                request.merchantId(),
                LotPart.total(parts),
                parts,
                List.of(),
                List.of());
    }

    private List<LotPart> spend(WalletId walletId, Yen amount, LocalDate today) {
        List<LotPart> parts = new ArrayList<>();
        Yen missing = amount;
        for (LotPart lot : of(walletId).values().stream().sorted(SPENT_FIRST).toList()) {
            if (!lot.expiresOn().isBefore(today) && !missing.isZero()) {
                Yen here = lot.amount().min(missing);
                missing = missing.minus(here);
                put(walletId, lot.with(lot.amount().minus(here)));
                parts.add(lot.with(here));
            }
        }
        assertThat(missing).as("nobody spends what is not there").isEqualTo(Yen.ZERO);
        return parts;
    }

    private void wayBack(WalletId walletId, List<LotPart> parts, LocalDate today) {
        for (LotPart part : parts) {
            if (!isClosed(walletId) && !part.expiresOn().isBefore(today)) {
                comesBack(walletId, part);
            }
        }
    }

    private void comesBack(WalletId walletId, LotPart part) {
        long taken = Math.min(owed.getOrDefault(part.lotId(), 0L), part.amount().amount());
        putIn(walletId, part.with(Yen.of(part.amount().amount() - taken)));
        if (taken > 0) {
            owed.merge(part.lotId(), -taken, Long::sum);
            whoeverGetsIt.accept(part.lotId(), taken);
        }
    }

    private void put(WalletId walletId, LotPart lot) {
        if (lot.amount().isZero()) {
            of(walletId).remove(lot.lotId());
        } else {
            of(walletId).put(lot.lotId(), lot);
        }
    }

    private Map<LotId, LotPart> of(WalletId walletId) {
        return lots.computeIfAbsent(walletId, _ -> new HashMap<>());
    }
}
