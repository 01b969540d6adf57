package jp.nagaokapay.ledger.campaign.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.RandomHistory;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.report.CampaignReports.CityTotals;
import jp.nagaokapay.ledger.campaign.report.CampaignReports.Figures;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.LotExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletClosed;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class CampaignReportTest {
    private static final CampaignId CAMPAIGN = new CampaignId("campaign:1");
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final WalletId BOB = new WalletId("wallet:bob");
    private static final Instant NOW = Instant.parse("2023-04-10T03:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2023, 4, 10);
    private static final LocalDate END = LocalDate.of(2023, 10, 10);

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private final CampaignReports reports =
            new CampaignReports(JdbcClient.create(database), group -> {});
    private final Projected projected =
            new Projected(database, new CampaignReportProjection(new JdbcTemplate(database)));

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void a_campaign_that_never_granted_has_nothing_but_zeros() {
        assertThat(reports.figures(CAMPAIGN)).isEqualTo(Figures.NONE);
        assertThat(reports.all()).isEmpty();
    }

    @Test
    void every_point_is_in_one_place() {
        // given 1,000 points for ann and 500 for bob
        projected.apply(
                earned(ANN, "charge:1", 1_000),
                granted(ANN, "charge:1", 1_000),
                earned(BOB, "charge:2", 500),
                granted(BOB, "charge:2", 500));
        // when ann pays with 600 and gets 200 back, 50 of them too late
        projected.apply(
                paid(ANN, part("charge:1", 600)),
                refunded(ANN, List.of(part("charge:1", 150)), List.of(part("charge:1", 50))));
        // and 100 are taken back, the rest expires, and bob's wallet is closed
        projected.apply(
                takenBack(ANN, "charge:1", 100, 0),
                new LotExpired(ANN, NOW, lot("charge:1"), LotKind.POINTS, Yen.of(450), END),
                new WalletClosed(
                        BOB, NOW, Residency.RESIDENT, false, List.of(part("charge:2", 200))));

        assertThat(reports.figures(CAMPAIGN))
                .isEqualTo(new Figures(1_400, 400, 450, 250, 100, 0, 300, 2, 2, 2));
    }

    @Test
    void what_was_to_be_taken_back_and_is_spent_is_lost() {
        projected.apply(
                granted(ANN, "charge:1", 1_000),
                paid(ANN, part("charge:1", 700)),
                takenBack(ANN, "charge:1", 300, 600));

        Figures figures = reports.figures(CAMPAIGN);
        assertThat(figures.takenBack()).isEqualTo(300);
        assertThat(figures.lost()).isEqualTo(600);
        assertThat(figures.outstanding()).isZero();
    }

    @Test
    void no_more_is_lost_than_stays_spent() {
        projected.apply(
                granted(ANN, "charge:1", 1_000),
                paid(ANN, part("charge:1", 700)),
                takenBack(ANN, "charge:1", 300, 700),
                refunded(ANN, List.of(part("charge:1", 500)), List.of()));
        assertThat(reports.figures(CAMPAIGN).lost()).isEqualTo(200);

        // and what had expired before was not spent
        projected.apply(
                granted(BOB, "charge:2", 1_000),
                new LotExpired(BOB, NOW, lot("charge:2"), LotKind.POINTS, Yen.of(1_000), END),
                takenBack(BOB, "charge:2", 0, 1_000));
        assertThat(reports.figures(CAMPAIGN).lost()).isEqualTo(200);
    }

    @Test
    void campaigns_and_other_sources_are_kept_apart() {
        projected.apply(
                granted(ANN, "charge:1", 1_000),
                new PointsGranted(
                        ANN,
                        NOW,
                        new GrantId("grant:office"),
                        "office",
                        "t",
                        new LotId("lot:office"),
                        Points.of(77),
                        END,
                        null),
                paid(
                        ANN,
                        new LotPart(new LotId("lot:office"), LotKind.POINTS, Yen.of(77), END, null),
                        new LotPart(new LotId("lot:paid"), LotKind.PAID, Yen.of(10), END, null)));

        assertThat(reports.all()).containsOnlyKeys(CAMPAIGN);
        assertThat(reports.figures(CAMPAIGN).used()).isZero();
    }

    @Test
    void the_town_counts_reversals_and_refunds_on_their_own_date() {
        ChargeId charge = new ChargeId("charge:1");
        projected.apply(
                new WalletCharged(
                        ANN, NOW, charge, LotId.of(charge), Yen.of(5_000), Channel.BANK, END),
                paid(ANN, part("charge:9", 600)),
                refunded(ANN, List.of(part("charge:9", 150)), List.of()),
                new ChargeReversed(
                        ANN,
                        NOW.plusSeconds(86_400),
                        charge,
                        LotId.of(charge),
                        Yen.of(5_000),
                        Channel.BANK,
                        END));

        assertThat(reports.cityTotals(TODAY, TODAY)).isEqualTo(new CityTotals(1, 5_000, 1, 450));
        assertThat(reports.cityTotals(TODAY, TODAY.plusDays(1)))
                .isEqualTo(new CityTotals(0, 0, 1, 450));
    }

    @Test
    void any_history_is_conserved_and_rebuilt_the_same_whatever_the_batches() {
        RandomHistory history = new RandomHistory(7, 5, 600);
        CampaignId spring = new CampaignId("campaign:spring");

        projected.apply(history.events(), 100);

        Figures figures = reports.figures(spring);
        assertThat(figures.granted()).isEqualTo(history.issued(LotKind.POINTS)).isPositive();
        assertThat(figures.outstanding()).isEqualTo(history.outstanding(LotKind.POINTS));
        assertThat(figures.used()).isEqualTo(history.spent(LotKind.POINTS)).isPositive();
        assertThat(figures.expired() + figures.lapsed()).isEqualTo(history.lapsed(LotKind.POINTS));
        projected.reset().apply(history.events(), 7);
        assertThat(reports.figures(spring)).isEqualTo(figures);
    }

    private static BudgetAllocated earned(WalletId wallet, String occasionId, long points) {
        return new BudgetAllocated(
                CAMPAIGN,
                NOW,
                1,
                List.of(
                        new Allocation(
                                wallet,
                                occasionId,
                                Points.of(points),
                                Points.of(points),
                                NOW,
                                END)),
                null,
                Points.of(1_000));
    }

    private static PointsGranted granted(WalletId wallet, String occasionId, long points) {
        GrantId grant = GrantId.of(CAMPAIGN.value(), occasionId);
        return new PointsGranted(
                wallet,
                NOW,
                grant,
                CAMPAIGN.value(),
                occasionId,
                LotId.of(grant),
                Points.of(points),
                END,
                null);
    }

    private static PointsTakenBack takenBack(
            WalletId wallet, String occasionId, long points, long missing) {
        return new PointsTakenBack(
                wallet,
                NOW,
                GrantId.of(CAMPAIGN.value(), occasionId),
                CAMPAIGN.value(),
                occasionId,
                "refund:1",
                lot(occasionId),
                Points.of(points),
                Points.of(missing),
                END);
    }

    private static PaymentMade paid(WalletId wallet, LotPart... parts) {
        return new PaymentMade(
                wallet,
                NOW,
                new PaymentId("payment:1"),
                "order",
                RandomHistory.SHOP,
                null,
                PaymentMode.MPM,
                LotPart.total(List.of(parts)),
                List.of(parts),
                null,
                null);
    }

    private static PaymentRefunded refunded(
            WalletId wallet, List<LotPart> returned, List<LotPart> lapsed) {
        return new PaymentRefunded(
                wallet,
                NOW,
                new PaymentId("payment:1"),
                "order",
                RandomHistory.SHOP,
                new RefundId("refund:1"),
                "r",
                LotPart.total(returned).plus(LotPart.total(lapsed)),
                returned,
                lapsed,
                NOW);
    }

    private static LotPart part(String occasionId, long amount) {
        return new LotPart(lot(occasionId), LotKind.POINTS, Yen.of(amount), END, null);
    }

    private static LotId lot(String occasionId) {
        return LotId.of(GrantId.of(CAMPAIGN.value(), occasionId));
    }
}
