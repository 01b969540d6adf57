package jp.nagaokapay.api.counter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts cash against the books. Every charge and every reversal is in at most one cash-up that
 * holds, and in none while it is not known what became of it; a clerk may cash up several times a
 * date, each time what came since.
 */
@Component
class CashUps {
    private final CashUpTable table;
    private final CashDifference difference;
    private final Approvals approvals;
    private final CounterSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CashUps(
            CashUpTable table,
            CashDifference difference,
            Approvals approvals,
            CounterSettings settings,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.difference = difference;
        this.approvals = approvals;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The same request makes one cash-up. Throws {@link
     * jp.nagaokapay.ledger.shared.message.Refused} while a charge of the clerk's date is unclear,
     * and where a difference has no reason.
     *
     * @param counted yen in cash, without the change the drawer began with
     */
    Answer cashUp(
            String clerk,
            LocalDate date,
            long counted,
            @Nullable String reason,
            RequestKey request) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    ClerksDay.lock(jdbc, clerk, date);
                    return table.madeBy(request)
                            .map(made -> again(made, request))
                            .orElseGet(() ->
                                    new Answer(add(clerk, date, counted, reason, request), false));
                }));
    }

    private static Answer again(CashUpTable.Made made, RequestKey request) {
        if (!made.requestHash().equals(request.hash())) {
            throw new IdempotentRequests.KeyReused();
        }
        return new Answer(made.cashUp(), true);
    }

    private CashUp add(
            String clerk,
            LocalDate date,
            long counted,
            @Nullable String reason,
            RequestKey request) {
        CounterRule.CHARGES_ARE_CLEAR.require(!table.hasPending(clerk, date));
        CashUpTable.Left left = table.left(clerk, date);
        long differs = counted - left.yen();
        CounterRule.DIFFERENCE_HAS_A_REASON.require(
                differs == 0 || reason != null,
                Map.of("booked", left.yen(), "difference", differs));
        boolean alone = Math.abs(differs) <= settings.differenceAlone();
        CashUp made =
                new CashUp(
                        CashUpId.next(),
                        date,
                        clerk,
                        left.yen(),
                        counted,
                        left.charges(),
                        left.reversals(),
                        differs == 0 ? null : reason,
                        alone ? CashUp.State.CONFIRMED : CashUp.State.PENDING,
                        clock.instant(),
                        null);
        table.add(made, request);
        if (!alone) {
            approvals.request(
                    difference, made.cashUpId().value(), CashDifference.detail(made), null, clerk);
        }
        return made;
    }

    /**
     * @param replayed whether an earlier request made it
     */
    record Answer(CashUp cashUp, boolean replayed) {}
}
