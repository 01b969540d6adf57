package jp.nagaokapay.acceptance.deskmonth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.acceptance.program.DeploymentShape;
import jp.nagaokapay.acceptance.program.ProgramCommands;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small town's month at the desks. */
class DeskMonthTest {
    private static final MonthSize SMALL = new MonthSize(20, 3, 12);

    @TempDir private Path logs;

    @Test
    void wallets_cards_bills_cash_shops_and_books_agree_to_the_yen_after_a_month() {
        try (Deployment deployment =
                Deployment.open(
                        DeploymentShape.ALL_IN_ONE,
                        ProgramCommands.ofLedger(Path.of(ProgramCommands.ledgerJar())),
                        new Database(
                                TestDatabase.freshUrl().replaceFirst("\\?.*", ""), "postgres", ""),
                        logs,
                        DeskMonth.SETTINGS)) {
            DeskMonthReport report = new DeskMonth(deployment, SMALL, 1, () -> {}).play();

            assertThat(report.agree()).as(report.table()).isTrue();
        }
    }
}
