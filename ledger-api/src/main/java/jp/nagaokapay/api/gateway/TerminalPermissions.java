package jp.nagaokapay.api.gateway;

import java.util.function.Function;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantDirectory.Entry;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
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
        MerchantId merchantId = new MerchantId(terminal.merchantId());
        TerminalId terminalId = new TerminalId(terminal.terminalId());
        return new LiveTerminal(
                merchantId, terminalId, directory.requireLive(merchantId, terminalId).asRead());
    }

    boolean isLive(ShopTerminal terminal) {
        return directory.terminalIsLive(
                new MerchantId(terminal.merchantId()), new TerminalId(terminal.terminalId()));
    }

    void requireLive(MerchantId merchantId, TerminalId terminalId) {
        directory.requireLive(merchantId, terminalId);
    }

    /** The shop, when it may be paid that amount at this terminal. */
    Entry requireMayTake(LiveTerminal live, Yen amount) {
        return directory.requireMayTake(live.merchantId(), live.terminalId(), amount);
    }

    Entry requireApproved(ShopTerminal terminal) {
        return requireApproved(requireLive(terminal));
    }

    Entry requireApproved(LiveTerminal live) {
        return directory.requireApproved(live.merchantId(), live.terminalId());
    }

    /** For an owner, who needs no terminal. */
    Entry requireApproved(MerchantId merchantId) {
        return directory.requireApproved(merchantId);
    }

    /** Decides again when the shop or its terminal was restricted after it was looked at. */
    <R> R deciding(ShopTerminal terminal, Function<LiveTerminal, R> decision) {
        return directory.deciding(
                new MerchantId(terminal.merchantId()), () -> decision.apply(requireLive(terminal)));
    }

    /**
     * A live terminal and its shop, in the ledger's words.
     *
     * @param shopAsRead what was seen of the shop when the terminal was found to be live
     */
    record LiveTerminal(MerchantId merchantId, TerminalId terminalId, ReadVersion shopAsRead) {}
}
