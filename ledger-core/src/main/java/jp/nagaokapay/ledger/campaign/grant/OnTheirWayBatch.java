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

    record Key(String campaignId, String occasionId) {}

    record There(WalletId walletId, long points, @Nullable LocalDate grantOn) {}

    void there(
            String campaignId,
            String occasionId,
            WalletId walletId,
            long points,
            @Nullable LocalDate grantOn) {
        put(new Key(campaignId, occasionId), new There(walletId, points, grantOn));
    }

    void less(String campaignId, String occasionId, long points) {
        Key key = new Key(campaignId, occasionId);
        There known = there.get(key);
        if (known != null) {
            put(key, new There(known.walletId, known.points - points, known.grantOn));
        } else if (!gone.contains(key)) {
            less.merge(key, points, Long::sum);
        }
    }

    void gone(String campaignId, String occasionId) {
        Key key = new Key(campaignId, occasionId);
        there.remove(key);
        less.remove(key);
        gone.add(key);
    }

    private void put(Key key, There row) {
        if (row.points <= 0) {
            gone(key.campaignId, key.occasionId);
        } else {
            gone.remove(key);
            there.put(key, row);
        }
    }
}
