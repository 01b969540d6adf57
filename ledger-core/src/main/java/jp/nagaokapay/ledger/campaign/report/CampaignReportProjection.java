package jp.nagaokapay.ledger.campaign.report;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent;
import jp.nagaokapay.ledger.wallet.TransferEvent.*;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Follows each lot of points of a campaign to its end, and counts what the city charges and pays. A
 * batch is four statements at most; changes of lots that no campaign granted find no row.
 */
@Component
@ProcessingGroup(CampaignProcessors.REPORT)
class CampaignReportProjection {
    private final JdbcTemplate jdbc;
    private final ReportWrites writes;

    CampaignReportProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        writes = new ReportWrites(jdbc);
    }

    /** Whatever earned is an entry here, once, also where the budget had nothing left for it. */
    @EventHandler
    void on(BudgetAllocated e) {
        batch().earned(e.campaignId(), e.entries().size());
    }

    @EventHandler
    void on(WalletEvent event) {
        ReportBatch batch = batch();
        switch (event) {
            case PointsGranted e -> {
                if (CampaignId.isOne(e.source())) {
                    batch.granted(e);
                }
            }
            case PointsTakenBack e -> {
                LotChange lot = batch.lot(e.lotId());
                lot.takenBack += e.points().amount();
                lot.missing += e.missing().amount();
            }
            case WalletCharged e -> batch.day(dateOf(e)).charge(1, e.amount().amount());
            case ChargeReversed e -> batch.day(dateOf(e)).charge(-1, -e.amount().amount());
            case PaymentMade e -> captured(batch, e, e.parts());
            case PaymentCaptured e -> {
                captured(batch, e, e.parts());
                lapsed(batch, e.lapsed());
            }
            case PaymentVoided e -> lapsed(batch, e.lapsed());
            case HoldExpired e -> lapsed(batch, e.lapsed());
            case PaymentRefunded e -> {
                batch.day(dateOf(e)).paid -= e.amount().amount();
                used(batch, e.returned(), -1);
                used(batch, e.lapsed(), -1);
                lapsed(batch, e.lapsed());
            }
            case LotExpired e -> {
                if (e.kind() == LotKind.POINTS) {
                    batch.lot(e.lotId()).expired += e.amount().amount();
                }
            }
            case WalletClosed e -> lapsed(batch, e.lapsed());
            case TransferEvent e -> transferred(batch, e);
            case PaymentAuthorized _,
                    WalletOpened _,
                    ResidencyChanged _,
                    ChargeRequested _,
                    ChargeFailed _,
                    WalletSuspended _,
                    WalletResumed _ -> {
                // changes nothing that is reported
            }
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE campaign_lot, campaign_earned, campaign_city_day");
    }

    private ReportBatch batch() {
        return ProjectionWrites.gather(CampaignProcessors.REPORT, ReportBatch::new, writes::write);
    }

    private static void captured(ReportBatch batch, WalletEvent event, List<LotPart> parts) {
        DayChange day = batch.day(dateOf(event));
        day.payments++;
        day.paid += LotPart.total(parts).amount();
        used(batch, parts, 1);
    }

    /** Points keep their campaign in another wallet; back with their sender they are in his lot. */
    private static void transferred(ReportBatch batch, TransferEvent event) {
        switch (event) {
            case TransferSent e -> batch.moved(e);
            case TransferReturned e -> lapsed(batch, e.lapsed());
            case TransferOfferEnded e -> lapsed(batch, e.lapsed());
            case TransferReceived e -> lapsed(batch, e.lapsed());
            case TransferOffered _ -> {
                // still in the sender's lot
            }
        }
    }

    private static void used(ReportBatch batch, List<LotPart> parts, int sign) {
        for (LotPart part : parts) {
            if (part.kind() == LotKind.POINTS) {
                batch.lot(part.lotId()).used += sign * part.amount().amount();
            }
        }
    }

    private static void lapsed(ReportBatch batch, List<LotPart> parts) {
        for (LotPart part : parts) {
            if (part.kind() == LotKind.POINTS) {
                batch.lot(part.lotId()).lapsed += part.amount().amount();
            }
        }
    }

    private static LocalDate dateOf(WalletEvent event) {
        return BusinessDate.of(event.occurredAt());
    }
}
