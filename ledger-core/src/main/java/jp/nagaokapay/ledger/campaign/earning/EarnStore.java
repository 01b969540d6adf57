package jp.nagaokapay.ledger.campaign.earning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.earning.Memory.Known;
import jp.nagaokapay.ledger.campaign.earning.Memory.TallyKey;
import jp.nagaokapay.ledger.campaign.rules.Basis;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Person;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Shop;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
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
    private final ObjectMapper json;
    private final RulesStore rules;
    private final BulkWrite persons;
    private final BulkWrite shops;
    private final BulkWrite tallies;
    private final BulkWrite people;
    private final BulkWrite played;

    public EarnStore(
            JdbcTemplate template,
            RulesStore rules,
            @Qualifier("defaultAxonObjectMapper") ObjectMapper json) {
        this.jdbc = JdbcClient.create(template);
        this.rules = rules;
        this.json = json;
        persons =
                new BulkWrite(
                        template,
                        """
                        INSERT INTO policy_earn_person
                            (wallet_id, opened_on, residency, corporate, charges)
                        SELECT * FROM unnest(?, ?, ?, ?, ?)
                        ON CONFLICT (wallet_id) DO UPDATE SET
                            residency = excluded.residency, corporate = excluded.corporate,
                            charges = excluded.charges
                        """,
                        "text date text bool integer");
        shops =
                new BulkWrite(
                        template,
                        """
                        INSERT INTO policy_earn_shop (merchant_id, shop_class, district, category)
                        SELECT * FROM unnest(?, ?, ?, ?)
                        ON CONFLICT (merchant_id) DO UPDATE SET shop_class = excluded.shop_class,
                            district = excluded.district, category = excluded.category
                        """,
                        "text text text text");
        tallies =
                new BulkWrite(
                        template,
                        """
                        INSERT INTO policy_earn_tally (campaign_id, wallet_id, tally)
                        SELECT c, w, t::jsonb FROM unnest(?, ?, ?) AS e(c, w, t)
                        ON CONFLICT (campaign_id, wallet_id) DO UPDATE SET tally = excluded.tally
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
        played =
                new BulkWrite(
                        template,
                        """
                        INSERT INTO policy_earn_played (trigger_id, campaign_id, version, wallet_id,
                            basis, ticket, worth, played_on)
                        SELECT t, c, v, w, b::jsonb, n, p, d
                        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS e(t, c, v, w, b, n, p, d)
                        ON CONFLICT (trigger_id, campaign_id) DO UPDATE SET
                            basis = excluded.basis, worth = excluded.worth
                        """,
                        "text text integer text text integer bigint date");
    }

    /** What is known about a batch's persons, shops and earlier occasions. */
    Memory recall(
            Set<WalletId> wallets,
            Set<MerchantId> merchants,
            Set<String> triggers,
            List<Running> campaigns) {
        Memory memory = new Memory();
        recallPersons(memory, wallets);
        recallShops(memory, merchants);
        Set<CampaignId> counting = new HashSet<>(recallPlayed(memory, triggers));
        campaigns.stream()
                .filter(one -> one.rules().countsTurns())
                .forEach(one -> counting.add(one.campaignId()));
        if (!counting.isEmpty()) {
            recallTurns(memory, counting, wallets);
        }
        return memory;
    }

    /** Keeps what was learnt. */
    void keep(Memory memory) {
        persons.write(
                memory.learntPersons().entrySet().stream()
                        .map(one -> personRow(one.getKey(), one.getValue()))
                        .toList());
        shops.write(memory.learntShops().stream().map(EarnStore::shopRow).toList());
        tallies.write(
                memory.learntTallies().entrySet().stream()
                        .map(one -> tallyRow(one.getKey(), one.getValue()))
                        .toList());
        people.write(
                memory.learntPeople().entrySet().stream()
                        .map(one -> new @Nullable Object[] {one.getKey(), one.getValue()})
                        .toList());
        played.write(memory.learntPlayed().stream().map(this::playedRow).toList());
    }

    /** Forgets occasions older than any refund or reversal; answers how many, at most 10,000. */
    public int forgetBefore(LocalDate date) {
        return jdbc.sql(
                        """
                        DELETE FROM policy_earn_played WHERE ctid IN (
                            SELECT ctid FROM policy_earn_played WHERE played_on < ? LIMIT 10000)
                        """)
                .param(Date.valueOf(date))
                .update();
    }

    private void recallPersons(Memory memory, Set<WalletId> wallets) {
        jdbc.sql("SELECT * FROM policy_earn_person WHERE wallet_id = ANY(:ids)")
                .param("ids", texts(wallets))
                .query(row -> {
                    memory.recall(
                            new WalletId(row.getString("wallet_id")),
                            new Known(
                                    new Person(
                                            row.getObject("opened_on", LocalDate.class),
                                            Residency.valueOf(row.getString("residency")),
                                            row.getBoolean("corporate")),
                                    row.getInt("charges")));
                });
    }

    private void recallShops(Memory memory, Set<MerchantId> merchants) {
        if (merchants.isEmpty()) {
            return;
        }
        jdbc.sql("SELECT * FROM policy_earn_shop WHERE merchant_id = ANY(:ids)")
                .param("ids", texts(merchants))
                .query(row -> {
                    memory.recall(
                            new Shop(
                                    new MerchantId(row.getString("merchant_id")),
                                    ShopClass.valueOf(row.getString("shop_class")),
                                    row.getString("district"),
                                    row.getString("category")));
                });
    }

    /** Answers the campaigns whose turns it may change, whether they run or pause. */
    private Set<CampaignId> recallPlayed(Memory memory, Set<String> triggers) {
        Set<CampaignId> counting = new HashSet<>();
        if (triggers.isEmpty()) {
            return counting;
        }
        jdbc.sql("SELECT * FROM policy_earn_played WHERE trigger_id = ANY(:ids)")
                .param("ids", triggers.toArray(String[]::new))
                .query(row -> {
                    CampaignId campaign = new CampaignId(row.getString("campaign_id"));
                    int version = row.getInt("version");
                    CampaignRules inForce = rules.of(campaign, version);
                    if (inForce.countsTurns()) {
                        counting.add(campaign);
                    }
                    memory.recall(
                            new EvaluatedOccasion(
                                    campaign,
                                    version,
                                    inForce,
                                    new WalletId(row.getString("wallet_id")),
                                    row.getString("trigger_id"),
                                    read(row.getString("basis"), Basis.class),
                                    row.getInt("ticket"),
                                    Points.of(row.getLong("worth")),
                                    row.getObject("played_on", LocalDate.class)));
                });
        return counting;
    }

    private void recallTurns(Memory memory, Set<CampaignId> campaigns, Set<WalletId> wallets) {
        jdbc.sql(
                        "SELECT campaign_id, people FROM policy_earn_campaign WHERE campaign_id = ANY(:ids)")
                .param("ids", texts(campaigns))
                .query(row -> {
                    memory.recall(
                            new CampaignId(row.getString("campaign_id")), row.getInt("people"));
                });
        jdbc.sql(
                        """
                        SELECT * FROM policy_earn_tally
                        WHERE campaign_id = ANY(:campaigns) AND wallet_id = ANY(:wallets)
                        """)
                .param("campaigns", texts(campaigns))
                .param("wallets", texts(wallets))
                .query(row -> {
                    memory.recall(
                            new TallyKey(
                                    new CampaignId(row.getString("campaign_id")),
                                    new WalletId(row.getString("wallet_id"))),
                            read(row.getString("tally"), OccasionTally.class));
                });
    }

    private static @Nullable Object[] personRow(WalletId wallet, Known known) {
        return new @Nullable Object[] {
            wallet,
            known.person().openedOn(),
            known.person().residency(),
            known.person().corporate(),
            known.charges()
        };
    }

    private static @Nullable Object[] shopRow(Shop shop) {
        return new @Nullable Object[] {
            shop.merchantId(), shop.shopClass(), shop.district(), shop.category()
        };
    }

    private @Nullable Object[] tallyRow(TallyKey key, OccasionTally tally) {
        return new @Nullable Object[] {key.campaignId(), key.walletId(), written(tally)};
    }

    private @Nullable Object[] playedRow(EvaluatedOccasion one) {
        return new @Nullable Object[] {
            one.occasionId(),
            one.campaignId(),
            one.version(),
            one.walletId(),
            written(one.basis()),
            one.ticket(),
            one.worth().amount(),
            one.on()
        };
    }

    private static String[] texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }

    private <T> T read(String stored, Class<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be read as " + type, e);
        }
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be stored: " + value.getClass(), e);
        }
    }
}
