package jp.nagaokapay.ledger.campaign.earning;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.earning.EarningMemory.PersonKey;
import jp.nagaokapay.ledger.campaign.rules.Basis;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's memory between batches: read and written in the processor's own transaction, so it
 * goes back with a batch that fails and moves with the processor to another node. One statement for
 * each kind of thing, whatever the size of the batch.
 */
@Component
public class EarnStore {
    private final JdbcClient jdbc;
    private final RulesStore rules;
    private final BulkWrite facts;
    private final BulkWrite occurrences;
    private final BulkWrite people;
    private final BulkWrite occasions;

    public EarnStore(JdbcTemplate template, RulesStore rules) {
        this.jdbc = JdbcClient.create(template);
        this.rules = rules;
        facts =
                new BulkWrite(
                        template,
                        """
                        INSERT INTO policy_earn_fact (id, fact)
                        SELECT i, f::jsonb FROM unnest(?, ?) AS e(i, f)
                        ON CONFLICT (id) DO UPDATE SET fact = excluded.fact
                        """,
                        "text text");
        occurrences =
                new BulkWrite(
                        template,
                        """
                        INSERT INTO policy_earn_occurrences (campaign_id, wallet_id, occurrences)
                        SELECT c, w, o::jsonb FROM unnest(?, ?, ?) AS e(c, w, o)
                        ON CONFLICT (campaign_id, wallet_id) DO UPDATE
                        SET occurrences = excluded.occurrences
                        """,
                        "text text text");
        people =
                new BulkWrite(
                        template,
                        """
                        UPDATE policy_earn_campaign c SET people = e.people
                        FROM unnest(?, ?) AS e(campaign_id, people)
                        WHERE c.campaign_id = e.campaign_id
                        """,
                        "text integer");
        occasions =
                new BulkWrite(
                        template,
                        """
                        INSERT INTO policy_earn_occasion (occasion_id, campaign_id, version,
                            wallet_id, basis, ticket, worth, occurred_on)
                        SELECT o, c, v, w, b::jsonb, t, p, d
                        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS e(o, c, v, w, b, t, p, d)
                        ON CONFLICT (occasion_id, campaign_id) DO UPDATE SET
                            basis = excluded.basis, worth = excluded.worth
                        """,
                        "text text integer text text integer bigint date");
    }

    /** What is known of what a batch needs. */
    EarningMemory recall(Prerequisites needs, List<RunningCampaign> campaigns) {
        EarningMemory memory = new EarningMemory();
        recallFacts(memory, needs.facts());
        Set<CampaignId> counting = new HashSet<>(recallOccasions(memory, needs.undone()));
        campaigns.stream()
                .filter(one -> one.rules().countsOccurrences())
                .forEach(one -> counting.add(one.campaignId()));
        if (!counting.isEmpty()) {
            recallOccurrences(memory, counting, needs.wallets());
        }
        return memory;
    }

    /** Keeps what was learnt. */
    void keep(EarningMemory memory) {
        facts.write(
                memory.learntFacts().entrySet().stream()
                        .map(one ->
                                new @Nullable Object[] {
                                    one.getKey(), StoredJson.write(one.getValue())
                                })
                        .toList());
        occurrences.write(
                memory.learntOccurrences().entrySet().stream().map(EarnStore::row).toList());
        people.write(
                memory.learntPeople().entrySet().stream()
                        .map(one -> new @Nullable Object[] {one.getKey(), one.getValue()})
                        .toList());
        occasions.write(memory.learntOccasions().stream().map(EarnStore::row).toList());
    }

    /** Deletes occasions older than any refund or reversal; answers how many, at most 10,000. */
    public int deleteBefore(LocalDate date) {
        return jdbc.sql(
                        """
                        DELETE FROM policy_earn_occasion WHERE ctid IN (
                            SELECT ctid FROM policy_earn_occasion WHERE occurred_on < ? LIMIT 10000)
                        """)
                .param(Date.valueOf(date))
                .update();
    }

    private void recallFacts(EarningMemory memory, Set<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("SELECT id, fact FROM policy_earn_fact WHERE id = ANY(:ids)")
                .param("ids", texts(ids))
                .query(row -> {
                    memory.recall(
                            row.getString("id"),
                            StoredJson.read(row.getString("fact"), KnownFact.class));
                });
    }

    /** Answers the campaigns whose counts may change, whether they run or pause. */
    private Set<CampaignId> recallOccasions(EarningMemory memory, Set<String> ids) {
        Set<CampaignId> counting = new HashSet<>();
        if (ids.isEmpty()) {
            return counting;
        }
        jdbc.sql("SELECT * FROM policy_earn_occasion WHERE occasion_id = ANY(:ids)")
                .param("ids", texts(ids))
                .query(row -> {
                    CampaignId campaign = new CampaignId(row.getString("campaign_id"));
                    int version = row.getInt("version");
                    CampaignRules inForce = rules.of(campaign, version);
                    if (inForce.countsOccurrences()) {
                        counting.add(campaign);
                    }
                    memory.recall(
                            new EvaluatedOccasion(
                                    campaign,
                                    version,
                                    inForce,
                                    new WalletId(row.getString("wallet_id")),
                                    row.getString("occasion_id"),
                                    StoredJson.read(row.getString("basis"), Basis.class),
                                    row.getInt("ticket"),
                                    Points.of(row.getLong("worth")),
                                    row.getObject("occurred_on", LocalDate.class)));
                });
        return counting;
    }

    private void recallOccurrences(
            EarningMemory memory, Set<CampaignId> campaigns, Set<WalletId> wallets) {
        jdbc.sql(
                        """
                        SELECT campaign_id, people FROM policy_earn_campaign
                        WHERE campaign_id = ANY(:ids)
                        """)
                .param("ids", texts(campaigns))
                .query(row -> {
                    memory.recall(
                            new CampaignId(row.getString("campaign_id")), row.getInt("people"));
                });
        jdbc.sql(
                        """
                        SELECT * FROM policy_earn_occurrences
                        WHERE campaign_id = ANY(:campaigns) AND wallet_id = ANY(:wallets)
                        """)
                .param("campaigns", texts(campaigns))
                .param("wallets", texts(wallets))
                .query(row -> {
                    memory.recall(
                            new PersonKey(
                                    new CampaignId(row.getString("campaign_id")),
                                    new WalletId(row.getString("wallet_id"))),
                            StoredJson.read(row.getString("occurrences"), PersonOccurrences.class));
                });
    }

    private static @Nullable Object[] row(Map.Entry<PersonKey, PersonOccurrences> one) {
        PersonKey key = one.getKey();
        return new @Nullable Object[] {
            key.campaignId(), key.walletId(), StoredJson.write(one.getValue())
        };
    }

    private static @Nullable Object[] row(EvaluatedOccasion one) {
        return new @Nullable Object[] {
            one.occasionId(),
            one.campaignId(),
            one.version(),
            one.walletId(),
            StoredJson.write(one.basis()),
            one.ticket(),
            one.worth().amount(),
            one.on()
        };
    }

    private static String[] texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }
}
