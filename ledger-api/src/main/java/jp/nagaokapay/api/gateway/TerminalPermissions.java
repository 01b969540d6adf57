package jp.nagaokapay.api.gateway;

import static jp.nagaokapay.ledger.merchant.MerchantRule.PAYMENT_WITHIN_TERMINAL_LIMIT;
import static jp.nagaokapay.ledger.merchant.MerchantRule.TERMINAL_IS_LIVE;

import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantDirectory.Entry;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.springframework.stereotype.Component;

/**
 * What a terminal may do, whatever its token says: nothing once it is revoked; take money only
 * while its shop is approved; look, void and refund also while its shop is suspended, for that is
 * owed to the payers.
 */
@Component
class TerminalPermissions {
    private final MerchantDirectory directory;

    TerminalPermissions(MerchantDirectory directory) {
        this.directory = directory;
    }

    /** The terminal, when it is enrolled with its shop and not revoked. */
    Till requireLive(ShopTerminal terminal) {
        var till =
                new Till(
                        new MerchantId(terminal.merchantId()),
                        new TerminalId(terminal.terminalId()));
        requireLive(till.merchantId(), till.terminalId());
        return till;
    }

    boolean isLive(ShopTerminal terminal) {
        return directory.terminalIsLive(
                new MerchantId(terminal.merchantId()), new TerminalId(terminal.terminalId()));
    }

    void requireLive(MerchantId merchantId, TerminalId terminalId) {
        TERMINAL_IS_LIVE.require(directory.terminalIsLive(merchantId, terminalId));
    }

    /** Refuses a payment above what the office lets this terminal take. */
    void requireWithinLimit(Till till, Yen amount) {
        PAYMENT_WITHIN_TERMINAL_LIMIT.require(
                directory.terminalMayTake(till.merchantId(), till.terminalId(), amount));
    }

    Entry requireApproved(ShopTerminal terminal) {
        return requireApproved(requireLive(terminal).merchantId());
    }

    Entry requireApproved(MerchantId merchantId) {
        return directory.requireApproved(merchantId);
    }

    /** A live terminal and its shop, in the ledger's words. */
    record Till(MerchantId merchantId, TerminalId terminalId) {}
}
