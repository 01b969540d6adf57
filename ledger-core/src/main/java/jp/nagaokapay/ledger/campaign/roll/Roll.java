package jp.nagaokapay.ledger.campaign.roll;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.campaign.earning.KnownFact;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All wallets that are open, in the order of their ids, which is that of their opening, with what
 * campaigns know of their holders.
 */
@Component
class Roll {
    static final String FIRST = "";

    /** Of a page. */
    static final int PAGE = 500;

    private static final String PREFIX = "wallet:";

    /** Behind all ids that begin with the prefix. */
    private static final String BEHIND = "wallet;";

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    Roll(JdbcClient jdbc, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    /** How many there are, and the last of them, by all that is in the log now. */
    Extent extent() {
        barrier.awaitHead(CampaignProcessors.EARN);
        return jdbc.sql(
                        """
                        SELECT count(*), coalesce(max(id), '') FROM policy_earn_fact
                         WHERE id > ? AND id < ?
                        """)
                .params(PREFIX, BEHIND)
                .query((row, _) -> new Extent(row.getLong(1), row.getString(2)))
                .single();
    }

    /**
     * The next wallets, closed ones among them, so that a page is as long as it can be.
     *
     * @param after the last wallet of the page before; {@link #FIRST} for the first
     * @param last the last wallet of the roll
     */
    List<Entry> page(String after, String last) {
        return jdbc.sql(
                        """
                        SELECT id, fact FROM policy_earn_fact
                         WHERE id > greatest(?, ?) AND id <= ? ORDER BY id LIMIT ?
                        """)
                .params(after, PREFIX, last, PAGE)
                .query((row, _) ->
                        new Entry(
                                new WalletId(row.getString("id")),
                                (KnownFact.Holder)
                                        StoredJson.read(row.getString("fact"), KnownFact.class)))
                .list();
    }

    record Extent(long people, String last) {}

    record Entry(WalletId walletId, KnownFact.Holder holder) {
        /** What they get when it is their turn; nothing for who is not met. */
        Points worth(CampaignRules rules, Instant at) {
            Occasion turn = Occasion.roll(walletId, at, holder.person());
            return holder.closed() || !rules.concernsOnRoll(turn)
                    ? Points.ZERO
                    : rules.worth(turn.basis(), 0);
        }
    }
}
