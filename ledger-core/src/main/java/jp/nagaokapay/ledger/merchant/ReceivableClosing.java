package jp.nagaokapay.ledger.merchant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CloseReceivable;
import jp.nagaokapay.ledger.merchant.MerchantEvent.Credit;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableClosed;
import jp.nagaokapay.ledger.shared.money.Yen;

/** Decides what a period's closing comes to. */
final class ReceivableClosing {
    private ReceivableClosing() {}

    /**
     * What the command closes; empty when the period is closed already, or when nothing happened in
     * it and nothing is left to pay.
     *
     * <p>The fee is on captured less refunded; a period with more refunds costs none, and gives no
     * earlier fee back. A shop that left is paid what it has, however little.
     */
    static Optional<ReceivableClosed> decide(
            MerchantState state, CloseReceivable command, Instant now) {
        Receivable receivable = state.receivable();
        LocalDate closed = receivable.closedThrough();
        if (closed != null && !command.through().isAfter(closed)) {
            return Optional.empty();
        }
        Optional<Credit> period =
                receivable.days().values().stream()
                        .filter(day -> !day.date().isAfter(command.through()))
                        .reduce(Credit::plus);
        Credit sum =
                period.orElseGet(() -> new Credit(command.through(), Yen.ZERO, Yen.ZERO, 0, 0));
        long net = Math.subtractExact(sum.captured().amount(), sum.refunded().amount());
        Yen fee = net > 0 ? command.terms().fee(Yen.of(net)) : Yen.ZERO;
        long due = Math.subtractExact(Math.addExact(receivable.carried(), net), fee.amount());
        boolean paid = due >= least(state, command);
        return period.isEmpty() && !paid
                ? Optional.empty()
                : Optional.of(
                        new ReceivableClosed(
                                command.merchantId(),
                                now,
                                command.from(),
                                command.through(),
                                command.payoutDate(),
                                command.terms(),
                                receivable.creditedUpTo(),
                                sum.captured(),
                                sum.refunded(),
                                sum.payments(),
                                sum.refunds(),
                                fee,
                                receivable.carried(),
                                paid ? Yen.of(due) : Yen.ZERO,
                                paid ? 0 : due,
                                command.by()));
    }

    private static long least(MerchantState state, CloseReceivable command) {
        return state.status() == MerchantStatus.WITHDRAWN
                ? 1
                : command.terms().minimumPayout().amount();
    }
}
