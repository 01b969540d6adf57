package jp.nagaokapay.ledger.partner;

import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * A link as the log has it.
 *
 * @param live whether the holder has not taken the consent back
 */
public record Link(LinkId linkId, PartnerId partnerId, WalletId walletId, boolean live) {}
