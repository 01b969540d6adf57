package jp.nagaokapay.ledger.settlement.payout;

import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of the transfers of one date. */
public sealed interface PayoutCommand extends LedgerCommand<PayoutId> {
    @TargetAggregateIdentifier
    PayoutId payoutId();

    /** Releases it; whoever does must have made none of it. */
    record ReleasePayout(PayoutId payoutId, LocalDate date, String by) implements PayoutCommand {
        @Override
        public String businessKey() {
            return payoutId.value();
        }
    }

    /** Fixes what is in it; the same again changes nothing. */
    record FixPayout(PayoutId payoutId, LocalDate date, int transfers, Yen total)
            implements PayoutCommand {
        @Override
        public String businessKey() {
            return "fixed:" + payoutId.value();
        }
    }
}
