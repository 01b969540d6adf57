package jp.nagaokapay.ledger.campaign.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;

/** What one batch of events changes in the reports, summed up. */
final class ReportBatch {
    final List<PointsGranted> grants = new ArrayList<>();
    final Map<String, Long> earned = new TreeMap<>();
    final Map<String, LotChange> lots = new TreeMap<>();
    final Map<LocalDate, DayChange> days = new TreeMap<>();

    void earned(CampaignId campaignId, long occasions) {
        earned.merge(campaignId.value(), occasions, Long::sum);
    }

    void granted(PointsGranted grant) {
        grants.add(grant);
    }

    LotChange lot(LotId lotId) {
        return lots.computeIfAbsent(lotId.value(), _ -> new LotChange());
    }

    DayChange day(LocalDate date) {
        return days.computeIfAbsent(date, _ -> new DayChange());
    }
}
