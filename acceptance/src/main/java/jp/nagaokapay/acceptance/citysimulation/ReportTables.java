package jp.nagaokapay.acceptance.citysimulation;

import java.util.List;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.journal.LotConservation;
import jp.nagaokapay.ledger.settlement.MerchantPayables.Owed;
import jp.nagaokapay.ledger.statutory.StatutoryReport;

/** What the command line shows. */
final class ReportTables {
    private ReportTables() {}

    static String of(SimulationReport report) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%n%-4s %-22s %15s %15s %12s%n"
                        .formatted("year", "", "published", "reported", "difference"));
        for (SimulationReport.Line line : report.lines()) {
            text.append(
                    "%-4s %-22s %,15d %,15d %,12d%n"
                            .formatted(
                                    line.era(),
                                    line.figure(),
                                    line.published(),
                                    line.reported(),
                                    line.difference()));
        }
        return text.append(points(report.points()))
                .append(trialBalance(report.trialBalance()))
                .append(conservation(report.unconserved()))
                .append(statutory(report.statutory()))
                .append(settled(report.owed()))
                .toString();
    }

    private static String points(List<SimulationReport.Line> lines) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%nby campaigns of the same names, whose rules the city did not publish:%n"
                        .formatted());
        for (SimulationReport.Line line : lines) {
            text.append(
                    "%-4s %-22s %,15d %,15d %+11.1f%%%n"
                            .formatted(
                                    line.era(),
                                    line.figure(),
                                    line.published(),
                                    line.reported(),
                                    line.deviation() * 100));
        }
        return text.toString();
    }

    private static String trialBalance(Journal.TrialBalance balance) {
        StringBuilder text = new StringBuilder();
        text.append("%n%-27s %15s %15s%n".formatted("trial balance", "debit", "credit"));
        for (Journal.TrialBalance.Line line : balance.lines()) {
            text.append("%-27s %,15d %,15d%n".formatted(line.group(), line.debit(), line.credit()));
        }
        return text.append(
                        "%-27s %,15d %,15d  difference %,d%n"
                                .formatted(
                                        "sum",
                                        balance.debit(),
                                        balance.credit(),
                                        balance.difference()))
                .toString();
    }

    private static String statutory(List<StatutoryReport> reports) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%n%-17s %13s %13s %13s %13s %13s%n"
                        .formatted("base date", "before", "issued", "used", "expired", "unused"));
        for (StatutoryReport report : reports) {
            text.append(figures(report.baseDate() + " paid", report.paid()))
                    .append(figures(report.baseDate() + " points", report.points()));
        }
        return text.toString();
    }

    private static String figures(String name, StatutoryReport.Figures figures) {
        return "%-17s %,13d %,13d %,13d %,13d %,13d  difference %,d%n"
                .formatted(
                        name,
                        figures.outstandingBefore(),
                        figures.issued(),
                        figures.used(),
                        figures.expired(),
                        figures.outstanding(),
                        figures.difference());
    }

    private static String settled(List<Owed> shops) {
        return "%n%,d shops took %,d yen: %,d paid out, %,d fees, %,d owed by shops, %,d left%n"
                .formatted(
                        shops.size(),
                        shops.stream().mapToLong(shop -> shop.captured() - shop.refunded()).sum(),
                        shops.stream().mapToLong(Owed::paid).sum(),
                        shops.stream().mapToLong(Owed::fees).sum(),
                        -shops.stream().mapToLong(Owed::carriedOver).sum(),
                        shops.stream()
                                .mapToLong(shop -> shop.unsettled() + shop.due() + shop.inTransit())
                                .sum());
    }

    private static String conservation(List<LotConservation.Difference> differences) {
        StringBuilder text = new StringBuilder();
        for (LotConservation.Difference difference : differences) {
            text.append(
                    "%s: the books say %,d, the lots hold %,d%n"
                            .formatted(difference.kind(), difference.journal(), difference.lots()));
        }
        return differences.isEmpty()
                ? "%nThe lots hold what the books say.%n".formatted()
                : text.toString();
    }
}
