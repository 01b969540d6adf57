package jp.nagaokapay.acceptance.citysimulation;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.acceptance.citysimulation.plan.Plan;
import jp.nagaokapay.acceptance.citysimulation.plan.PublishedFigures;
import jp.nagaokapay.acceptance.citysimulation.plan.PublishedPoints;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.journal.LotConservation;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.ledger.settlement.MerchantPayables;
import jp.nagaokapay.ledger.settlement.MerchantPayables.Owed;
import jp.nagaokapay.ledger.statutory.StatutoryReport;
import jp.nagaokapay.ledger.statutory.StatutoryReports;

/**
 * What the ledger reports against what was published, and whether its books balance.
 *
 * @param lines figure by figure
 * @param points what campaigns granted, less what was taken back; for information, since the city
 *     told it in round numbers and not by which rules
 * @param statutory the reports of the base dates within the plan
 * @param owed what each shop was owed and paid
 * @param unconserved the kinds of value of which wallets hold another sum than the books say
 */
record SimulationReport(
        List<Line> lines,
        List<Line> points,
        Journal.TrialBalance trialBalance,
        List<LotConservation.Difference> unconserved,
        List<StatutoryReport> statutory,
        List<Owed> owed) {

    /** Asks the ledger for everything; it must have handled its whole log. */
    static SimulationReport of(Plan plan, LedgerProcess ledger) {
        Kpis kpis = ledger.get(Kpis.class);
        List<Line> lines = new ArrayList<>();
        for (PublishedFigures year : plan.expected()) {
            Kpis.Year reported = kpis.fiscalYear(year.year());
            String era = reported.era();
            lines.add(
                    new Line(
                            era,
                            "total charged (yen)",
                            year.totalCharged(),
                            reported.figures().totalCharged()));
            lines.add(
                    new Line(
                            era,
                            "participating shops",
                            year.participatingShops(),
                            reported.figures().participatingShops()));
            lines.add(
                    new Line(
                            era,
                            "non-resident users",
                            year.nonResidentUsers(),
                            reported.figures().nonResidentUsers()));
            lines.add(
                    new Line(
                            era,
                            "payment count",
                            year.paymentCount(),
                            reported.figures().paymentCount()));
        }
        List<Line> points = new ArrayList<>();
        for (PublishedPoints year : plan.publishedPoints()) {
            Kpis.Year reported = kpis.fiscalYear(year.year());
            points.add(
                    new Line(
                            reported.era(),
                            "points granted",
                            year.points(),
                            reported.figures().pointsGranted()));
        }
        return new SimulationReport(
                List.copyOf(lines),
                List.copyOf(points),
                ledger.get(Journal.class).trialBalance(null),
                ledger.get(LotConservation.class).differences(),
                statutory(plan, ledger.get(StatutoryReports.class)),
                ledger.get(MerchantPayables.class).list());
    }

    private static List<StatutoryReport> statutory(Plan plan, StatutoryReports reports) {
        return reports.baseDates().stream()
                .filter(date -> !date.isAfter(plan.ends()))
                .sorted()
                .map(reports::of)
                .toList();
    }

    /** Whether every figure is the published one and the books balance. */
    boolean holds() {
        return lines.stream().allMatch(line -> line.difference() == 0)
                && trialBalance.difference() == 0
                && unconserved.isEmpty()
                && statutory.stream().allMatch(SimulationReport::addsUp)
                && owed.stream().allMatch(SimulationReport::isSettled)
                && booked("merchant-payable") == owed.stream().mapToLong(Owed::payable).sum()
                && booked("bank") == owed.stream().mapToLong(Owed::paid).sum();
    }

    private static boolean addsUp(StatutoryReport report) {
        return report.paid().difference() == 0 && report.points().difference() == 0;
    }

    /** All is paid, but for what a shop owes because of refunds. */
    private static boolean isSettled(Owed owed) {
        return owed.difference() == 0
                && owed.unsettled() == 0
                && owed.due() == 0
                && owed.inTransit() == 0
                && owed.carriedOver() <= 0;
    }

    private long booked(String group) {
        return trialBalance.lines().stream()
                .filter(line -> line.group().equals(group))
                .mapToLong(line -> line.credit() - line.debit())
                .sum();
    }

    /**
     * One figure of one year.
     *
     * @param era the year as Japan prints it, e.g. {@code R5}
     */
    record Line(String era, String figure, long published, long reported) {
        long difference() {
            return reported - published;
        }

        /** The difference as a share of the published figure. */
        double deviation() {
            return (double) difference() / published;
        }
    }
}
