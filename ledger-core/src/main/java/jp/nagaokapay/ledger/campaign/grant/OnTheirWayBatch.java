package jp.nagaokapay.ledger.campaign.grant;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * What a batch makes of the rows, folded: most points are earned, allocated and granted within a
 * few batches, and what comes and goes within one is never written.
 */
final class OnTheirWayBatch {
    final Map<Key, There> there = new LinkedHashMap<>();
    final Map<Key, Long> less = new LinkedHashMap<>();
    final Set<Key> gone = new LinkedHashSet<>();

    record Key(String campaignId, String trigger) {}

    record There(WalletId walletId, long points, @Nullable LocalDate grantOn) {}

    void there(
            String campaignId,
            String trigger,
            WalletId walletId,
            long points,
            @Nullable LocalDate grantOn) {
        put(new Key(campaignId, trigger), new There(walletId, points, grantOn));
    }

    void less(String campaignId, String trigger, long points) {
        Key key = new Key(campaignId, trigger);
        There known = there.get(key);
        if (known != null) {
            put(key, new There(known.walletId, known.points - points, known.grantOn));
        } else if (!gone.contains(key)) {
            less.merge(key, points, Long::sum);
        }
    }

    void gone(String campaignId, String trigger) {
        Key key = new Key(campaignId, trigger);
        there.remove(key);
        less.remove(key);
        gone.add(key);
    }

    private void put(Key key, There row) {
        if (row.points <= 0) {
            gone(key.campaignId, key.trigger);
        } else {
            gone.remove(key);
            there.put(key, row);
        }
    }
}
