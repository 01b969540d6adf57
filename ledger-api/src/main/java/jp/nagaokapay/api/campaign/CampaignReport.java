package jp.nagaokapay.api.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignStatus;
import jp.nagaokapay.ledger.campaign.list.CampaignList.Listed;
import jp.nagaokapay.ledger.campaign.report.CampaignReports;
import jp.nagaokapay.ledger.campaign.report.CampaignReports.Figures;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.jspecify.annotations.Nullable;

/**
 * The report of one campaign. Points; {@code granted} is the sum of {@code used}, {@code expired},
 * {@code lapsed} and {@code outstanding}, and what the campaign's own view tells.
 *
 * @param remaining budget less allocated
 * @param allocated handed out to what was earned, less what came back
 * @param pointsOnTheirWay allocated and not in a wallet yet, or on their way back from one
 * @param used spent less refunded
 * @param lapsed gone with a closed wallet, or refunded into a lot that was gone
 * @param takenBack since what had earned them was refunded or reversed
 * @param lost of the used ones, those that should have been taken back
 * @param outstanding still in wallets
 * @param triggers occasions that earned
 * @param effect absent before the campaign opens
 */
record CampaignReport(
        CampaignId campaignId,
        CampaignStatus status,
        String name,
        Trigger trigger,
        Instant opensAt,
        Instant closesAt,
        long budget,
        long remaining,
        long allocated,
        long pointsOnTheirWay,
        long granted,
        long used,
        long expired,
        long lapsed,
        long takenBack,
        long lost,
        long outstanding,
        long people,
        long grants,
        long triggers,
        @Nullable Effect effect,
        Instant asOf) {

    static CampaignReport of(Listed listed, Figures figures, CampaignReports reports, Instant now) {
        CampaignRules rules = listed.rules();
        return new CampaignReport(
                listed.campaignId(),
                listed.statusAt(now),
                rules.name(),
                rules.trigger(),
                rules.opensAt(),
                rules.closesAt(),
                rules.budget().amount(),
                listed.remaining().amount(),
                listed.allocated().amount(),
                listed.onTheirWay().amount(),
                figures.granted(),
                figures.used(),
                figures.expired(),
                figures.lapsed(),
                figures.takenBack(),
                figures.lost(),
                figures.outstanding(),
                figures.people(),
                figures.grants(),
                figures.occasions(),
                Effect.of(listed, reports, now),
                now);
    }

    /**
     * What the whole city charged and paid while the campaign was open, up to now, against as many
     * dates before it. Dates count whole.
     *
     * @param days how many dates
     */
    record Effect(
            LocalDate firstDay, LocalDate lastDay, long days, Activity during, Activity before) {

        static @Nullable Effect of(Listed listed, CampaignReports reports, Instant now) {
            CampaignRules rules = listed.rules();
            Instant end = rules.closesAt().isBefore(now) ? rules.closesAt() : now;
            Instant endedAt = listed.endedAt();
            end = endedAt != null && endedAt.isBefore(end) ? endedAt : end;
            if (!listed.stage().wasApproved() || !rules.opensAt().isBefore(end)) {
                return null;
            }
            LocalDate first = BusinessDate.of(rules.opensAt());
            LocalDate last = BusinessDate.of(end.minusNanos(1));
            long days = ChronoUnit.DAYS.between(first, last) + 1;
            return new Effect(
                    first,
                    last,
                    days,
                    Activity.of(reports.cityTotals(first, last), days),
                    Activity.of(
                            reports.cityTotals(first.minusDays(days), first.minusDays(1)), days));
        }
    }

    /**
     * Sums, and their averages a day to one decimal.
     *
     * @param charges completed less reversed
     * @param charged yen
     * @param payments captured
     * @param paid yen, less refunds
     */
    record Activity(
            long charges,
            long charged,
            long payments,
            long paid,
            BigDecimal chargesPerDay,
            BigDecimal chargedPerDay,
            BigDecimal paymentsPerDay,
            BigDecimal paidPerDay) {

        static Activity of(CampaignReports.CityTotals totals, long days) {
            return new Activity(
                    totals.charges(),
                    totals.charged(),
                    totals.payments(),
                    totals.paid(),
                    perDay(totals.charges(), days),
                    perDay(totals.charged(), days),
                    perDay(totals.payments(), days),
                    perDay(totals.paid(), days));
        }

        private static BigDecimal perDay(long sum, long days) {
            return BigDecimal.valueOf(sum)
                    .divide(BigDecimal.valueOf(days), 1, RoundingMode.HALF_UP);
        }
    }
}
