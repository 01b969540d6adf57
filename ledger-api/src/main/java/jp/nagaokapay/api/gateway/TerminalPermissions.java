package jp.nagaokapay.api.gateway;

import static jp.nagaokapay.ledger.merchant.MerchantRule.PAYMENT_WITHIN_TERMINAL_LIMIT;
import static jp.nagaokapay.ledger.merchant.MerchantRule.TERMINAL_IS_LIVE;

import java.util.Map;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantDirectory.Entry;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.springframework.stereotype.Component;

/**
 * What a terminal may do, whatever its token says: nothing once it is revoked; take payments only
 * while its shop is approved; query, void and refund also while its shop is suspended, so that
 * payers get their money back.
 */
@Component
class TerminalPermissions {
    private final MerchantDirectory directory;

    TerminalPermissions(MerchantDirectory directory) {
        this.directory = directory;
    }

    /** The terminal, when it is enrolled with its shop and not revoked. */
    LiveTerminal requireLive(ShopTerminal terminal) {
        var live =
                new LiveTerminal(
                        new MerchantId(terminal.merchantId()),
                        new TerminalId(terminal.terminalId()));
        requireLive(live.merchantId(), live.terminalId());
        return live;
    }

    boolean isLive(ShopTerminal terminal) {
        return directory.terminalIsLive(
                new MerchantId(terminal.merchantId()), new TerminalId(terminal.terminalId()));
    }

    void requireLive(MerchantId merchantId, TerminalId terminalId) {
        TERMINAL_IS_LIVE.require(directory.terminalIsLive(merchantId, terminalId));
    }

    /** Refuses a payment above what the office lets this terminal take. */
    void requireWithinLimit(LiveTerminal live, Yen amount) {
        if (!directory.terminalMayTake(live.merchantId(), live.terminalId(), amount)) {
            throw new Refused(
                    PAYMENT_WITHIN_TERMINAL_LIMIT,
                    directory
                            .terminalPaymentMax(live.merchantId(), live.terminalId())
                            .<Map<String, Object>>map(most -> Map.of("most", most.amount()))
                            .orElse(Map.of()));
        }
    }

    Entry requireApproved(ShopTerminal terminal) {
        return requireApproved(requireLive(terminal).merchantId());
    }

    Entry requireApproved(MerchantId merchantId) {
        return directory.requireApproved(merchantId);
    }

    /** A live terminal and its shop, in the ledger's words. */
    record LiveTerminal(MerchantId merchantId, TerminalId terminalId) {}
}
