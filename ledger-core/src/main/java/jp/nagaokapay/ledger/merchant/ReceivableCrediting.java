package jp.nagaokapay.ledger.merchant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CreditReceivable;
import jp.nagaokapay.ledger.merchant.MerchantCommand.Movement;
import jp.nagaokapay.ledger.merchant.MerchantEvent.Credit;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableCredited;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;

/** Decides what of a batch of movements is still to be credited. */
final class ReceivableCrediting {
    private ReceivableCrediting() {}

    /** What the command adds to a shop in {@code state}; empty when all of it was credited. */
    static Optional<ReceivableCredited> decide(MerchantState state, CreditReceivable command) {
        List<Movement> fresh = behind(state.receivable().creditedUpTo(), command.movements());
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        long receivable = state.receivable().open();
        for (Movement movement : fresh) {
            receivable = Math.addExact(receivable, movement.captured().amount());
            receivable = Math.subtractExact(receivable, movement.refunded().amount());
        }
        return Optional.of(
                new ReceivableCredited(
                        command.merchantId(),
                        command.at(),
                        fresh.getLast().position(),
                        byDate(fresh),
                        receivable));
    }

    private static List<Movement> behind(long creditedUpTo, List<Movement> movements) {
        List<Movement> fresh = new ArrayList<>(movements.size());
        long last = creditedUpTo;
        for (Movement movement :
                movements.stream().sorted(Comparator.comparingLong(Movement::position)).toList()) {
            if (movement.position() > last) {
                fresh.add(movement);
                last = movement.position();
            }
        }
        return fresh;
    }

    private static List<Credit> byDate(List<Movement> movements) {
        SortedMap<LocalDate, Credit> credits = new TreeMap<>();
        for (Movement movement : movements) {
            credits.merge(BusinessDate.of(movement.at()), creditOf(movement), Credit::plus);
        }
        return List.copyOf(credits.values());
    }

    private static Credit creditOf(Movement movement) {
        return new Credit(
                BusinessDate.of(movement.at()),
                movement.captured(),
                movement.refunded(),
                movement.captured().equals(Yen.ZERO) ? 0 : 1,
                movement.refunded().equals(Yen.ZERO) ? 0 : 1);
    }
}
