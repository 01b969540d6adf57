/**
 * Paying while the phone has no network: a device keeps a secret and makes a payment code by itself
 * for each window of time; the shop's terminal sends it as any other.
 *
 * <p>Invariant: a code is looked at only while its key lives, which a lost phone, another password
 * or another phone number ends; whether it was used, and how much and how often may be paid so, is
 * for the wallet to decide.
 *
 * <p>In: {@code /api/v1/wallet/offline-keys}. Asked with: {@link
 * jp.nagaokapay.api.offline.OfflineKeys#find}. Not here: how a code is made ({@link
 * jp.nagaokapay.codes.OfflineCode}), its limits ({@link
 * jp.nagaokapay.ledger.wallet.OfflineLimits}).
 */
@NullMarked
package jp.nagaokapay.api.offline;

import org.jspecify.annotations.NullMarked;
