package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import jp.nagaokapay.ledger.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * Something that happened and may earn points.
 *
 * @param id the id of what happened, e.g. a charge's; it earns at most once in a campaign
 * @param at when it happened
 * @param paid the money in it, points apart
 */
public record Occasion(Trigger trigger, String id, WalletId walletId, Instant at, Yen paid) {}
