package jp.nagaokapay.ledger.wallet.history;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.WalletCommand.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/**
 * Sends a wallet commands by chance, the same for the same seed. Points come up to three days after
 * what earned them, expiries late, and much is refused.
 */
@NullMarked
final class RandomLife {
    private final Ledger ledger;
    private final TestClock clock;
    private final WalletId wallet;
    private final Random random;
    private final List<ChargeId> charges = new ArrayList<>();
    private final List<GrantId> grants = new ArrayList<>();
    private final List<PaymentId> holds = new ArrayList<>();
    private final List<PaymentId> payments = new ArrayList<>();

    RandomLife(Ledger ledger, TestClock clock, WalletId wallet, long seed) {
        this.ledger = ledger;
        this.clock = clock;
        this.wallet = wallet;
        random = new Random(seed);
    }

    void step() {
        clock.advance(Duration.ofMinutes(random.nextInt(random.nextInt(5) == 0 ? 60 * 48 : 60)));
        try {
            wish();
        } catch (Refused | Duplicate _) {
            // a part of life
        }
    }

    private void wish() {
        switch (random.nextInt(12)) {
            case 0, 1 -> charge();
            case 2 -> grant();
            case 3 -> any(grants).ifPresent(this::takeBack);
            case 4, 5, 6 -> {
                PaymentRequest payment = payment();
                send(new Pay(wallet, payment));
                payments.add(payment.paymentId());
            }
            case 7 -> {
                PaymentRequest payment = payment();
                send(new AuthorizePayment(wallet, payment));
                holds.add(payment.paymentId());
                payments.add(payment.paymentId());
            }
            case 8 ->
                    any(holds)
                            .ifPresent(id ->
                                    send(
                                            random.nextInt(3) == 0
                                                    ? new VoidPayment(wallet, id, null)
                                                    : new CapturePayment(
                                                            wallet, id, Yen.of(5), null)));
            case 9, 10 ->
                    any(payments)
                            .ifPresent(id ->
                                    send(
                                            new RefundPayment(
                                                    wallet,
                                                    id,
                                                    Scenario.SHOP,
                                                    RefundId.next(),
                                                    "slip-" + random.nextLong(),
                                                    Yen.of(1L + random.nextInt(50)),
                                                    null)));
            default -> send(new ExpireLots(wallet, today()));
        }
    }

    private void charge() {
        ChargeId id = ChargeId.next();
        Yen amount = Yen.of(1_000L * (1 + random.nextInt(3)));
        send(new RequestCharge(wallet, id, amount, Channel.BANK, id.value(), id.value()));
        if (random.nextInt(4) == 0) {
            send(new FailCharge(wallet, id, "declined"));
        } else {
            send(new ConfirmCharge(wallet, id));
            charges.add(id);
        }
        if (random.nextInt(4) == 0 && !charges.isEmpty()) {
            send(new ReverseCharge(wallet, charges.getLast()));
        }
    }

    private void grant() {
        GrantId id = GrantId.next();
        send(
                new GrantPoints(
                        wallet,
                        id,
                        "campaign:spring",
                        id.value(),
                        Points.of(1L + random.nextInt(300)),
                        today().plusDays(random.nextInt(5)),
                        null,
                        clock.instant().minus(Duration.ofHours(random.nextInt(72)))));
        grants.add(id);
    }

    private void takeBack(GrantId id) {
        send(
                new TakeBackPoints(
                        wallet,
                        id,
                        "campaign:spring",
                        id.value(),
                        "refund:" + random.nextLong(),
                        Points.of(10),
                        today().plusDays(3),
                        clock.instant()));
    }

    private PaymentRequest payment() {
        return Scenario.payment(1L + random.nextInt(600));
    }

    private LocalDate today() {
        return BusinessDate.of(clock.instant());
    }

    private <T> Optional<T> any(List<T> known) {
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.get(random.nextInt(known.size())));
    }

    private void send(LedgerCommand<?> command) {
        ledger.send(command);
    }
}
