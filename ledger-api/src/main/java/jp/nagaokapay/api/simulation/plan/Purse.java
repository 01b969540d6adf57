package jp.nagaokapay.api.simulation.plan;

import java.time.LocalDate;
import jp.nagaokapay.ledger.money.Yen;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletLimits;

/** The planner's own picture of one wallet, exact at the beginning of every moment. */
final class Purse {
    private static final WalletLimits LIMITS = WalletLimits.DEFAULT;

    final WalletId walletId;
    final String name;
    final boolean corporate;
    final Lots lots = new Lots();
    Residency residency;
    boolean suspended;
    boolean closed;

    /** Campaigns never overlap, so one at a time is enough. */
    private String campaign = "";

    private long earned;
    private LocalDate chargedOn = LocalDate.MIN;
    private long chargedThatDay;
    private int busyAt = -1;
    private int serial;

    Purse(String name, Residency residency, boolean corporate) {
        this.name = name;
        this.walletId = new WalletId("wallet:" + name);
        this.residency = residency;
        this.corporate = corporate;
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

    /** Whether a refund may reach it at this moment; standing does not matter. */
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

    /** How many points of {@code wanted} the campaign's cap leaves this person. */
    long earn(PlannedCampaign running, long wanted) {
        String id = running.campaignId().value();
        if (!campaign.equals(id)) {
            campaign = id;
            earned = 0;
        }
        long points = Math.min(wanted, running.capPerPerson() - earned);
        earned += points;
        return points;
    }
}
