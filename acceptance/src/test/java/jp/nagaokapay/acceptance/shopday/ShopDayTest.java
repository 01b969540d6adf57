package jp.nagaokapay.acceptance.shopday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop's day, on the program in both shapes. */
class ShopDayTest {
    private static final int SCENES = 27;

    @TempDir private Path logs;

    @Test
    void all_sides_agree_to_the_yen_in_one_process() throws IOException {
        try (Premises premises =
                Premises.open(Shape.ALL_IN_ONE, SplitTown.programs(), SplitTown.server(), logs)) {
            Findings findings = new Day(premises, SCENES, 7, () -> {}).play();

            assertThat(findings.agree()).as(findings.table()).isTrue();
        }
    }

    @Test
    void they_do_in_two_processes_each_of_which_is_killed_once_during_the_day() throws IOException {
        try (Premises premises =
                Premises.open(Shape.SPLIT, SplitTown.programs(), SplitTown.server(), logs)) {
            AtomicInteger scenes = new AtomicInteger();
            Runnable saboteur =
                    () -> {
                        int done = scenes.incrementAndGet();
                        if (done == SCENES / 3) {
                            again(premises.gateway());
                        } else if (done == SCENES * 2 / 3) {
                            again(premises.ledger());
                        }
                    };

            Findings findings = new Day(premises, SCENES, 8, saboteur).play();

            assertThat(findings.agree()).as(findings.table()).isTrue();
        }
    }

    private static void again(ChildProcess victim) {
        victim.kill();
        victim.begin().awaitReady();
    }
}
