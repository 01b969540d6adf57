package jp.nagaokapay.ledger.card;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReceived;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * A refund goes to the wallet that paid; when that is of a card that was replaced or taken over
 * since, it follows to where the card's value went, and so does a charge or a grant that was under
 * way.
 */
@Component
@ProcessingGroup(WhenValueReachesAReplacedCardThenItFollows.NAME)
@DisallowReplay
final class WhenValueReachesAReplacedCardThenItFollows {
    /** The processor's name. */
    static final String NAME = "policy-card-follows";

    private static final int AT_ONCE = 200;

    private static final String DUE =
            """
            UPDATE card SET move_after = ? WHERE wallet_id = ANY (?) AND moves_to IS NOT NULL
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    WhenValueReachesAReplacedCardThenItFollows(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventHandler
    void on(PaymentRefunded event) {
        reached(event);
    }

    @EventHandler
    void on(PaymentVoided event) {
        reached(event);
    }

    @EventHandler
    void on(PaymentCaptured event) {
        reached(event);
    }

    @EventHandler
    void on(HoldExpired event) {
        reached(event);
    }

    @EventHandler
    void on(WalletCharged event) {
        reached(event);
    }

    @EventHandler
    void on(PointsGranted event) {
        reached(event);
    }

    @EventHandler
    void on(TransferReceived event) {
        reached(event);
    }

    /** The other wallet did not take it; it is asked again, and not at once. */
    @EventHandler
    void on(TransferReturned event) {
        ProjectionWrites.<Set<WalletId>>gather(
                        NAME + " later",
                        LinkedHashSet::new,
                        wallets -> due(wallets, CardMoves.REFUSED_AGAIN_AFTER))
                .add(event.walletId());
    }

    /** One statement a batch, whatever is in it. */
    private void reached(WalletEvent event) {
        ProjectionWrites.<Set<WalletId>>gather(
                        NAME, LinkedHashSet::new, wallets -> due(wallets, Duration.ZERO))
                .add(event.walletId());
    }

    private void due(Set<WalletId> walletIds, Duration after) {
        jdbc.update(
                DUE,
                SqlTime.utc(clock.instant().plus(after)),
                walletIds.stream().map(WalletId::value).toArray(String[]::new));
    }

    /** When what is due moves. */
    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringTask<Void> moveFromReplacedCards(CardMoves moves) {
            return Jobs.every(
                    Duration.ofSeconds(30),
                    "move-from-replaced-cards",
                    () -> moves.moveDue(AT_ONCE));
        }
    }
}
