package jp.nagaokapay.api.simulation;

import java.util.List;
import jp.nagaokapay.ledger.journal.Conservation;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.kpi.Kpis;

/** What the command line shows. */
final class Tables {
    private Tables() {}

    static String of(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%n%-4s %-22s %15s %15s %12s%n"
                        .formatted("year", "", "published", "reported", "difference"));
        for (Verdict.Line line : verdict.lines()) {
            text.append(
                    "%-4s %-22s %,15d %,15d %,12d%n"
                            .formatted(
                                    line.era(),
                                    line.figure(),
                                    line.published(),
                                    line.reported(),
                                    line.difference()));
        }
        return text.append(points(verdict.points()))
                .append(trialBalance(verdict.trialBalance()))
                .append(conservation(verdict.unconserved()))
                .toString();
    }

    private static String points(List<Verdict.Line> lines) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%nby campaigns of the same names, whose rules the city did not publish:%n"
                        .formatted());
        for (Verdict.Line line : lines) {
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

    static String of(List<Kpis.Year> years) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%n%-4s %18s %20s %20s %15s%n"
                        .formatted(
                                "year",
                                "total charged",
                                "participating shops",
                                "non-resident users",
                                "payment count"));
        for (Kpis.Year year : years) {
            text.append(
                    "%-4s %,18d %,20d %,20d %,15d%n"
                            .formatted(
                                    year.era(),
                                    year.totalCharged(),
                                    year.participatingShops(),
                                    year.nonResidentUsers(),
                                    year.paymentCount()));
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

    private static String conservation(List<Conservation.Difference> differences) {
        StringBuilder text = new StringBuilder();
        for (Conservation.Difference difference : differences) {
            text.append(
                    "%s: the books say %,d, the lots hold %,d%n"
                            .formatted(difference.kind(), difference.journal(), difference.lots()));
        }
        return differences.isEmpty()
                ? "%nThe lots hold what the books say.%n".formatted()
                : text.toString();
    }
}
