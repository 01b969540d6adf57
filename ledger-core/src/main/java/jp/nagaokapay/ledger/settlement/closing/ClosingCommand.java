package jp.nagaokapay.ledger.settlement.closing;

import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.SettlementTerms;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of the closing of one period. */
public sealed interface ClosingCommand extends LedgerCommand<ClosingId> {
    @TargetAggregateIdentifier
    ClosingId closingId();

    record BeginClosing(
            ClosingId closingId,
            LocalDate from,
            LocalDate through,
            LocalDate payoutDate,
            SettlementTerms terms,
            long cutOff,
            String by)
            implements ClosingCommand {
        @Override
        public String businessKey() {
            return closingId.value();
        }
    }

    /** Ends it; the same again changes nothing. */
    record CompleteClosing(ClosingId closingId, LocalDate through, int settlements)
            implements ClosingCommand {}
}
