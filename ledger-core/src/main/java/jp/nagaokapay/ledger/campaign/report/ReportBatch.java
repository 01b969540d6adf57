package jp.nagaokapay.ledger.campaign.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletId;

/** What one batch of events changes in the reports, summed up. */
final class ReportBatch {
    final List<PointsGranted> grants = new ArrayList<>();
    final List<Moved> moved = new ArrayList<>();
    final Map<String, Long> earned = new TreeMap<>();
    final Map<String, LotChange> lots = new TreeMap<>();
    final Map<LocalDate, DayChange> days = new TreeMap<>();

    void earned(CampaignId campaignId, long occasions) {
        earned.merge(campaignId.value(), occasions, Long::sum);
    }

    void granted(PointsGranted grant) {
        grants.add(grant);
    }

    /** Of a lot of points that changes hands: the lot it leaves, its new one, and whose that is. */
    record Moved(LotId from, LotId to, WalletId receiver) {}

    void moved(TransferSent transfer) {
        List<LotPart> arriving = LotPart.arriving(transfer.transferId(), transfer.parts());
        for (int i = 0; i < arriving.size(); i++) {
            if (arriving.get(i).kind() == LotKind.POINTS) {
                moved.add(
                        new Moved(
                                transfer.parts().get(i).lotId(),
                                arriving.get(i).lotId(),
                                transfer.receiver()));
            }
        }
    }

    LotChange lot(LotId lotId) {
        return lots.computeIfAbsent(lotId.value(), _ -> new LotChange());
    }

    DayChange day(LocalDate date) {
        return days.computeIfAbsent(date, _ -> new DayChange());
    }
}
