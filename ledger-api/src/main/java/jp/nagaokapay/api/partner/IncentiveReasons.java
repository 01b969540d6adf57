package jp.nagaokapay.api.partner;

import jp.nagaokapay.api.register.ResidentErased;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.Links;
import jp.nagaokapay.ledger.partner.PartnerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Why incentives were granted. A free text may come to name a person, so it stays out of the log
 * and is erased with the resident.
 */
@Component
class IncentiveReasons {
    private final JdbcClient jdbc;
    private final Links links;

    IncentiveReasons(JdbcClient jdbc, Links links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    /** After the grant; a retry makes up for one that was lost in a crash. */
    void keep(PartnerId partnerId, String incentiveId, LinkId linkId, String reason) {
        links.find(linkId)
                .ifPresent(link ->
                        jdbc.sql(
                                        """
                                        INSERT INTO incentive_reason
                                            (partner_id, incentive_id, wallet_id, reason)
                                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                                        """)
                                .params(
                                        partnerId.value(),
                                        incentiveId,
                                        link.walletId().value(),
                                        reason)
                                .update());
    }

    @Nullable String find(PartnerId partnerId, String incentiveId) {
        return jdbc.sql(
                        """
                        SELECT reason FROM incentive_reason
                        WHERE partner_id = ? AND incentive_id = ?
                        """)
                .params(partnerId.value(), incentiveId)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @EventListener
    void forget(ResidentErased erased) {
        jdbc.sql(
                        """
                        DELETE FROM incentive_reason WHERE wallet_id IN (
                            SELECT wallet_id FROM resident WHERE resident_id = ?)
                        """)
                .param(erased.residentId().value())
                .update();
    }
}
