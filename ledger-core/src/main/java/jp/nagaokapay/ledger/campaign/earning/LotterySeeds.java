package jp.nagaokapay.ledger.campaign.earning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.util.HexFormat;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Reward.Lottery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets of the lotteries, one a campaign, shared by all nodes. */
@Component
public class LotterySeeds implements LotteryDraws {
    private static final int SEED_BYTES = 32;
    private static final int CACHED_MAX = 1_000;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private final Cache<CampaignId, byte[]> known =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    LotterySeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rules with the ledger's commitment, whatever stood there; other rules as they are. */
    public CampaignRules committed(CampaignId campaignId, CampaignRules rules) {
        return rules.reward() instanceof Lottery lottery
                ? rules.rewarding(lottery.committedTo(LotteryTicket.commitment(made(campaignId))))
                : rules;
    }

    @Override
    public int ticket(CampaignId campaignId, String occasionId) {
        return LotteryTicket.of(made(campaignId), occasionId);
    }

    /** The secret in hexadecimal; to be revealed only when the campaign is over. */
    public String secret(CampaignId campaignId) {
        return HexFormat.of().formatHex(made(campaignId));
    }

    private byte[] made(CampaignId campaignId) {
        return java.util.Objects.requireNonNull(known.get(campaignId, this::stored));
    }

    private byte[] stored(CampaignId campaignId) {
        byte[] fresh = new byte[SEED_BYTES];
        random.nextBytes(fresh);
        jdbc.sql(
                        "INSERT INTO lottery_seed (campaign_id, seed) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(campaignId.value(), fresh)
                .update();
        return jdbc.sql("SELECT seed FROM lottery_seed WHERE campaign_id = ?")
                .param(campaignId.value())
                .query((row, _) -> row.getBytes(1))
                .single();
    }
}
