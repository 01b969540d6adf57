package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletLimits;

/** The planner's own model of one wallet, exact at the beginning of every moment. */
final class PlannedWallet {
    private static final WalletLimits LIMITS = WalletLimits.DEFAULT;

    final WalletId walletId;
    final String name;
    final boolean corporate;
    final LocalDate openedOn;
    final PlannedLots lots = new PlannedLots();
    Residency residency;
    boolean suspended;
    boolean closed;

    /** Charges made and not undone. */
    int charges;

    private LocalDate chargedOn = LocalDate.MIN;
    private long chargedThatDay;
    private int busyAt = -1;
    private int serial;

    PlannedWallet(String name, Residency residency, boolean corporate, LocalDate openedOn) {
        this.name = name;
        this.walletId = new WalletId("wallet:" + name);
        this.residency = residency;
        this.corporate = corporate;
        this.openedOn = openedOn;
    }

    /** A name that nothing else of this wallet has. */
    String nextName() {
        serial++;
        return name + '-' + serial;
    }

    /** Whether it may start something at this moment. */
    boolean isFree(int moment) {
        return busyAt != moment && !suspended && !closed;
    }

    /**
     * Whether a refund may reach it at this moment; whether it is suspended or closed does not
     * matter.
     */
    boolean isUntouched(int moment) {
        return busyAt != moment;
    }

    void touch(int moment) {
        busyAt = moment;
    }

    /** The largest charge it can take today, in whole steps; 0 when none. */
    long roomForCharge(LocalDate today) {
        long chargedToday = chargedOn.equals(today) ? chargedThatDay : 0;
        long room =
                Math.min(
                        LIMITS.chargePerDay().amount() - chargedToday,
                        LIMITS.paidBalanceMax().amount() - lots.paid(today));
        long step = LIMITS.chargeStep().amount();
        return Math.max(0, Math.min(room, LIMITS.chargeMax().amount()) / step * step);
    }

    /** Counts a charge against the day, whatever becomes of it. */
    void countCharge(long amount, LocalDate today) {
        chargedThatDay = amount + (chargedOn.equals(today) ? chargedThatDay : 0);
        chargedOn = today;
    }

    Yen available(LocalDate today) {
        return Yen.of(lots.available(today));
    }
}
