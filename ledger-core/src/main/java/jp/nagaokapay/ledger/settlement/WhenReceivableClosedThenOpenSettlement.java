package jp.nagaokapay.ledger.settlement;

import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableClosed;
import jp.nagaokapay.ledger.settlement.SettlementCommand.OpenSettlement;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** What a shop has closed gets a settlement of its own, whose money can be followed. */
@Component
@ProcessingGroup(SettlementProcessors.OPENING)
@DisallowReplay
class WhenReceivableClosedThenOpenSettlement {
    private final PolicyCommands commands;

    WhenReceivableClosedThenOpenSettlement(PolicyCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ReceivableClosed closed) {
        commands.send(OpenSettlement.of(closed));
    }
}
