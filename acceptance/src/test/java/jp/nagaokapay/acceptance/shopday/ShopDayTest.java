package jp.nagaokapay.acceptance.shopday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nagaokapay.acceptance.fuzz.FuzzReport;
import jp.nagaokapay.acceptance.fuzz.FuzzRun;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.acceptance.program.DeploymentShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop's day, on the programs in both deployment shapes. */
class ShopDayTest {
    private static final int SCENES = 27;
    private static final int ODD_REQUESTS = 900;

    @TempDir private Path logs;

    /**
     * The process of the day is asked odd things after it: another one would take long to start.
     */
    @Test
    void all_sides_agree_to_the_yen_in_one_process_which_no_odd_request_upsets()
            throws IOException {
        try (Deployment deployment =
                Deployment.open(
                        DeploymentShape.ALL_IN_ONE,
                        SplitDeployment.programs(),
                        SplitDeployment.server(),
                        logs)) {
            ShopDayReport report = new ShopDay(deployment, SCENES, 7, () -> {}).play();

            assertThat(report.agree()).as(report.table()).isTrue();

            FuzzReport fuzz = new FuzzRun(deployment, 1).send(ODD_REQUESTS, () -> {});
            assertThat(fuzz.isClean()).as(fuzz.table()).isTrue();
            assertThat(fuzz.shareWithOneMutation()).isGreaterThan(0.25);
            assertThat(fuzz.answered()).isGreaterThan(fuzz.operations() / 2);
        }
    }

    @Test
    void they_do_in_two_processes_each_of_which_is_killed_once_during_the_day() throws IOException {
        try (Deployment deployment =
                Deployment.open(
                        DeploymentShape.SPLIT,
                        SplitDeployment.programs(),
                        SplitDeployment.server(),
                        logs)) {
            AtomicInteger scenes = new AtomicInteger();
            Runnable saboteur =
                    () -> {
                        int done = scenes.incrementAndGet();
                        if (done == SCENES / 3) {
                            again(deployment.gateway());
                        } else if (done == SCENES * 2 / 3) {
                            again(deployment.ledger());
                        }
                    };

            ShopDayReport report = new ShopDay(deployment, SCENES, 8, saboteur).play();

            assertThat(report.agree()).as(report.table()).isTrue();
        }
    }

    private static void again(ChildProcess victim) {
        victim.kill();
        victim.begin().awaitReady();
    }
}
