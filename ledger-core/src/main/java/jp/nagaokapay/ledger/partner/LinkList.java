package jp.nagaokapay.ledger.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.partner.PartnerEvent.PartnerLinked;
import jp.nagaokapay.ledger.partner.PartnerEvent.PartnerUnlinked;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is, or was, linked to whom. */
@Component
@ProcessingGroup(LinkList.NAME)
public final class LinkList {
    /** The processor's name. */
    static final String NAME = "partner-links";

    /** Most links that are listed of one wallet, the newest of them. */
    public static final int LISTED_MAX = 200;

    private final ProjectionWrites writes;
    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    LinkList(ProjectionWrites writes, JdbcClient jdbc, ReadBarrier barrier) {
        this.writes = writes;
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    @EventHandler
    void on(PartnerLinked e) {
        writes.add(
                """
                INSERT INTO partner_link (link_id, partner_id, wallet_id, linked_at)
                VALUES (?, ?, ?, ?) ON CONFLICT (link_id) DO NOTHING
                """,
                e.linkId().value(),
                e.partnerId().value(),
                e.walletId().value(),
                e.occurredAt());
    }

    @EventHandler
    void on(PartnerUnlinked e) {
        writes.add(
                "UPDATE partner_link SET ended_at = ? WHERE link_id = ?",
                e.occurredAt(),
                e.linkId().value());
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE partner_link").update();
    }

    /** A wallet's links, newest first, those of this moment included. */
    public List<Listed> of(WalletId walletId) {
        barrier.awaitHead(NAME);
        return jdbc.sql(
                        """
                        SELECT * FROM partner_link WHERE wallet_id = ?
                        ORDER BY linked_at DESC, link_id DESC LIMIT ?
                        """)
                .params(walletId.value(), LISTED_MAX)
                .query(LinkList::listed)
                .list();
    }

    /** How many links these two have had so far, at least. */
    public int countOf(PartnerId partnerId, WalletId walletId) {
        return jdbc.sql("SELECT count(*) FROM partner_link WHERE wallet_id = ? AND partner_id = ?")
                .params(walletId.value(), partnerId.value())
                .query(Integer.class)
                .single();
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        Timestamp endedAt = row.getTimestamp("ended_at");
        return new Listed(
                new LinkId(row.getString("link_id")),
                new PartnerId(row.getString("partner_id")),
                row.getTimestamp("linked_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }

    /**
     * @param endedAt null while it lives
     */
    public record Listed(
            LinkId linkId, PartnerId partnerId, Instant linkedAt, @Nullable Instant endedAt) {}
}
