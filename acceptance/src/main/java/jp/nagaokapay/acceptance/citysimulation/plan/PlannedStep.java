package jp.nagaokapay.acceptance.citysimulation.plan;

import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/** One thing that somebody does at a moment. */
public sealed interface PlannedStep {
    /** Whose step it is: a wallet's, shop's or campaign's id; nobody has two in one moment. */
    String actor();

    /**
     * A command as it goes to the ledger.
     *
     * @param available what the wallet can spend after it, by the planner's own reckoning; null
     *     where nothing is said of it
     */
    record Send(String actor, LedgerCommand<?> command, @Nullable Yen available)
            implements PlannedStep {}

    /**
     * A charge in its three steps.
     *
     * @param declined the provider of the funds says no
     * @param available what the wallet can spend after it, before any points for it
     */
    record Charge(
            WalletId walletId,
            ChargeId chargeId,
            Yen amount,
            Channel channel,
            String reference,
            boolean declined,
            Yen available)
            implements PlannedStep {
        @Override
        public String actor() {
            return walletId.value();
        }
    }
}
