package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * The moment that is being planned.
 *
 * @param number counts moments, so that a wallet can remember which it was last busy at
 */
record Now(LocalDate date, Timetable.Slot slot, Instant at, int number, List<Step> steps) {
    Now(LocalDate date, Timetable.Slot slot, Instant at, int number) {
        this(date, slot, at, number, new ArrayList<>());
    }

    boolean isMorning() {
        return slot == Timetable.Slot.MORNING;
    }

    /** Plans a command of this wallet, after which it can spend what it can spend now. */
    void send(Purse purse, LedgerCommand<?> command) {
        send(purse, command, purse.available(date));
    }

    void send(Purse purse, LedgerCommand<?> command, Yen available) {
        purse.touch(number);
        steps.add(new Step.Send(purse.walletId.value(), command, available));
    }

    void send(String actor, LedgerCommand<?> command) {
        steps.add(new Step.Send(actor, command, null));
    }
}
