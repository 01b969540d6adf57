package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * Collects the steps of the moment that is being planned.
 *
 * @param number counts moments, so that a wallet can remember which it was last busy at
 */
record MomentBuilder(
        LocalDate date, Timetable.Slot slot, Instant at, int number, List<PlannedStep> steps) {
    MomentBuilder(LocalDate date, Timetable.Slot slot, Instant at, int number) {
        this(date, slot, at, number, new ArrayList<>());
    }

    boolean isMorning() {
        return slot == Timetable.Slot.MORNING;
    }

    /** Plans a command of this wallet, after which it can spend what it can spend now. */
    void send(PlannedWallet wallet, LedgerCommand<?> command) {
        send(wallet, command, wallet.available(date));
    }

    void send(PlannedWallet wallet, LedgerCommand<?> command, Yen available) {
        wallet.touch(number);
        steps.add(new PlannedStep.Send(wallet.walletId.value(), command, available));
    }

    void send(String actor, LedgerCommand<?> command) {
        steps.add(new PlannedStep.Send(actor, command, null));
    }
}
