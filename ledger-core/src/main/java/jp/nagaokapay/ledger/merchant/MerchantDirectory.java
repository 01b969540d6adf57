package jp.nagaokapay.ledger.merchant;

import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * The shops' standing as the payment path sees it: at most 2 seconds stale; older than 5 seconds it
 * throws {@link jp.nagaokapay.ledger.shared.message.Unavailable} rather than guess.
 */
public interface MerchantDirectory {
    Optional<Entry> find(MerchantId merchantId);

    /** Returns the entry, refusing shops that are unknown, not approved, suspended or withdrawn. */
    default Entry requireApproved(MerchantId merchantId) {
        Entry entry =
                find(merchantId).orElseThrow(() -> new Refused(MerchantRule.MERCHANT_IS_KNOWN));
        MerchantRule.MERCHANT_IS_NOT_WITHDRAWN.require(
                entry.standing() != MerchantStatus.WITHDRAWN);
        MerchantRule.MERCHANT_IS_NOT_SUSPENDED.require(
                entry.standing() != MerchantStatus.SUSPENDED);
        MerchantRule.MERCHANT_IS_APPROVED.require(entry.standing() == MerchantStatus.APPROVED);
        return entry;
    }

    /** Whether this terminal of this shop is enrolled and not revoked. */
    boolean terminalIsLive(MerchantId merchantId, TerminalId terminalId);

    /** The largest amount that a single payment of this terminal may have; empty: no limit. */
    Optional<Yen> paymentMax(MerchantId merchantId, TerminalId terminalId);

    /** Whether this terminal may take a payment of that amount. */
    boolean terminalMayTake(MerchantId merchantId, TerminalId terminalId, Yen amount);

    record Entry(MerchantId merchantId, MerchantStatus standing, ShopProfile profile) {}
}
