package jp.nagaokapay.api.app;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.api.app.database.DatabaseServer;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.Refused;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** {@code rebuild [--data=var]}: empties every projection and fills it from the log. */
public final class RebuildCommand implements Command {
    private static final String NAME = "rebuild";
    private static final String USAGE = "usage: rebuild [--data=var]";

    /** The first year for which the service can have figures. */
    private static final FiscalYear FIRST = new FiscalYear(2022);

    private static final Duration CAUGHT_UP_AT_MOST = Duration.ofMinutes(10);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "empty every projection and fill it from the log (--data=var)";
    }

    /**
     * Rebuilds with progress shown and prints the KPIs. Returns the exit code: 0 when they are the
     * same as before, 1 when not, 2 when the arguments will not do.
     */
    @Override
    public int run(List<String> args) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(Set.of("data"), args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        Clock clock = Clock.systemUTC();
        try (DatabaseServer server =
                        DatabaseServer.start(arguments.get("data", DatabaseServer.DIRECTORY));
                LedgerProcess ledger =
                        LedgerProcess.open(server.database(), clock, new NoFunding())) {
            Processors processors = ledger.get(Processors.class);
            processors.awaitDrained(CAUGHT_UP_AT_MOST);
            List<Kpis.Year> before = years(ledger, clock);
            rebuild(processors);
            List<Kpis.Year> after = years(ledger, clock);
            System.out.print(KeyFigures.of(after));
            boolean same = KeyFigures.of(after).equals(KeyFigures.of(before));
            System.out.println(
                    same
                            ? "The same figures as before."
                            : "Other figures than before:" + KeyFigures.of(before));
            return same ? 0 : 1;
        }
    }

    private static void rebuild(Processors processors) {
        try (ProgressBar bar =
                new ProgressBarBuilder()
                        .setTaskName(NAME)
                        .setUnit(" events", 1)
                        .setUpdateIntervalMillis(500)
                        .build()) {
            processors.rebuild((slowest, last) -> {
                bar.maxHint(last);
                bar.stepTo(slowest);
            });
        }
    }

    private static List<Kpis.Year> years(LedgerProcess ledger, Clock clock) {
        Kpis kpis = ledger.get(Kpis.class);
        List<Kpis.Year> years = new ArrayList<>();
        int last = FiscalYear.of(BusinessDate.of(clock.instant())).year();
        for (int year = FIRST.year(); year <= last; year++) {
            addIfInTheBooks(new FiscalYear(year), kpis, years);
        }
        return years;
    }

    private static void addIfInTheBooks(FiscalYear year, Kpis kpis, List<Kpis.Year> years) {
        try {
            years.add(kpis.fiscalYear(year));
        } catch (Refused outsideTheBooks) {
            // the ledger is younger
        }
    }
}
