package jp.nagaokapay.ledger.campaign.roll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each mass grant has come. */
@Component
public class RollProgress {
    private final JdbcClient jdbc;

    RollProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Progress> of(CampaignId campaignId) {
        return jdbc.sql("SELECT * FROM campaign_roll WHERE campaign_id = ?")
                .param(campaignId.value())
                .query(RollProgress::progress)
                .optional();
    }

    /** Notes that it begins, unless another node was there first; answers what stands. */
    Progress begin(CampaignId campaignId, Instant at, Roll.Extent extent) {
        jdbc.sql(
                        """
                        INSERT INTO campaign_roll (campaign_id, begun_at, people, last_wallet)
                        VALUES (?, ?, ?, ?) ON CONFLICT (campaign_id) DO NOTHING
                        """)
                .params(campaignId.value(), SqlTime.utc(at), extent.people(), extent.last())
                .update();
        return of(campaignId).orElseThrow();
    }

    /**
     * Goes on from where it was; another node that did the same part at the same time has no more
     * to note.
     *
     * @param seen wallets of the part
     * @param met those of them who earned
     */
    void advance(CampaignId campaignId, String from, String to, long seen, long met) {
        jdbc.sql(
                        """
                        UPDATE campaign_roll SET cursor = ?, seen = seen + ?, met = met + ?
                         WHERE campaign_id = ? AND cursor = ?
                        """)
                .params(to, seen, met, campaignId.value(), from)
                .update();
    }

    void complete(CampaignId campaignId, Instant at) {
        jdbc.sql(
                        """
                        UPDATE campaign_roll SET completed_at = ?
                         WHERE campaign_id = ? AND completed_at IS NULL
                        """)
                .params(SqlTime.utc(at), campaignId.value())
                .update();
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        var completedAt = row.getTimestamp("completed_at");
        return new Progress(
                row.getTimestamp("begun_at").toInstant(),
                row.getLong("people"),
                row.getLong("seen"),
                row.getLong("met"),
                completedAt == null ? null : completedAt.toInstant(),
                row.getString("last_wallet"),
                row.getString("cursor"));
    }

    /**
     * @param begunAt the moment for which everybody is looked at
     * @param people on the roll then
     * @param seen looked at so far
     * @param met of them, whom the conditions met
     * @param completedAt null while it goes on, and where the campaign was ended before
     * @param last the last wallet of the roll
     * @param cursor the last wallet that was looked at
     */
    public record Progress(
            Instant begunAt,
            long people,
            long seen,
            long met,
            @Nullable Instant completedAt,
            String last,
            String cursor) {}
}
