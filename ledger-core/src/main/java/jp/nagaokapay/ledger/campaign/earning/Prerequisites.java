package jp.nagaokapay.ledger.campaign.earning;

import java.util.HashSet;
import java.util.Set;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * What must be known of the past before some events can be evaluated.
 *
 * @param wallets whose occurrences count
 * @param facts the ids of the {@linkplain KnownFact facts} that conditions may ask about
 * @param undone the ids of the occasions that are refunded or reversed
 */
public record Prerequisites(Set<WalletId> wallets, Set<String> facts, Set<String> undone) {
    static final Prerequisites NOTHING = new Prerequisites(Set.of(), Set.of(), Set.of());

    /** A wallet, and other things about which facts are kept. */
    static Prerequisites of(WalletId wallet, Object... others) {
        Set<String> facts = new HashSet<>(Set.of(wallet.value()));
        for (Object other : others) {
            facts.add(other.toString());
        }
        return new Prerequisites(Set.of(wallet), facts, Set.of());
    }

    Prerequisites undoing(String occasionId) {
        return new Prerequisites(wallets, facts, Set.of(occasionId));
    }
}
