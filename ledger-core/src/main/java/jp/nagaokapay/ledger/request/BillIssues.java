package jp.nagaokapay.ledger.request;

import static jp.nagaokapay.ledger.request.BillRule.DUE_DATE_WITHIN_BOUNDS;
import static jp.nagaokapay.ledger.request.BillRule.FILE_IS_NEW;
import static jp.nagaokapay.ledger.request.BillRule.REQUEST_ID_IS_NEW;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_WITHIN_BOUNDS;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.request.BillOrder.Line;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Issues bills: all that one request asks for, or none of them. */
@Component
public final class BillIssues {
    /** How many days ahead a bill may be due. */
    public static final int DUE_DAYS_MAX = 366;

    private static final String TYPE = "batch";

    private final IdempotentRequests requests;
    private final BillRows rows;
    private final BillPayments payments;
    private final MerchantDirectory directory;
    private final WalletLimits limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BillIssues(
            IdempotentRequests requests,
            BillRows rows,
            BillPayments payments,
            MerchantDirectory directory,
            WalletLimits limits,
            TransactionTemplate transaction,
            Clock clock) {
        this.requests = requests;
        this.rows = rows;
        this.payments = payments;
        this.directory = directory;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Issues one bill under the biller's key.
     *
     * @param replaced the biller's id of a bill that this one replaces: that one is withdrawn
     *     first, and where it is paid already nothing is issued
     */
    public Issued issue(BillOrder order, @Nullable String replaced, RequestKey key) {
        return issue(
                order,
                key,
                null,
                _ -> {},
                () -> {
                    if (replaced != null) {
                        payments.withdraw(order.merchantId(), replaced);
                    }
                });
    }

    /**
     * Issues a file of bills.
     *
     * @param fileHash of all that the file says
     * @param beside what else is kept of them in the same transaction
     */
    public Issued issueFile(
            BillOrder order, byte[] fileHash, RequestKey key, Consumer<List<Bill>> beside) {
        return issue(order, key, fileHash, beside, () -> {});
    }

    private Issued issue(
            BillOrder order,
            RequestKey key,
            byte @Nullable [] fileHash,
            Consumer<List<Bill>> beside,
            Runnable before) {
        return requests.once(
                        key,
                        Issued.class,
                        () ->
                                known(key)
                                        .orElseGet(() -> {
                                            require(order);
                                            before.run();
                                            return add(order, key, fileHash, beside);
                                        }))
                .answer();
    }

    private Optional<Issued> known(RequestKey key) {
        return rows.issueOf(key)
                .map(issue -> {
                    if (!issue.sameRequest()) {
                        throw new IdempotentRequests.KeyReused();
                    }
                    return new Issued(issue.issueId(), rows.total(issue.issueId()), true);
                });
    }

    private void require(BillOrder order) {
        directory.requireApproved(order.merchantId());
        LocalDate today = BusinessDate.of(clock.instant());
        LocalDate latest = today.plusDays(DUE_DAYS_MAX);
        DUE_DATE_WITHIN_BOUNDS.require(
                !order.dueOn().isBefore(today) && !order.dueOn().isAfter(latest),
                Map.of("earliest", today.toString(), "latest", latest.toString()));
        for (Line line : order.lines()) {
            PAYMENT_WITHIN_BOUNDS.require(
                    line.amount().covers(limits.paymentMin())
                            && limits.paymentMax().covers(line.amount()),
                    limits.paymentBounds());
            String requestId = line.requestId();
            REQUEST_ID_IS_NEW.require(
                    requestId == null || rows.find(order.merchantId(), requestId).isEmpty());
        }
    }

    private Issued add(
            BillOrder order,
            RequestKey key,
            byte @Nullable [] fileHash,
            Consumer<List<Bill>> beside) {
        String issueId = Ids.next(TYPE);
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    if (!rows.addIssue(issueId, order, key, fileHash, clock.instant())) {
                        return known(key).orElseThrow(() -> exists(order, fileHash));
                    }
                    List<Bill> bills =
                            order.lines().stream().map(line -> bill(issueId, order, line)).toList();
                    rows.add(bills);
                    beside.accept(bills);
                    BillTotal total = rows.total(issueId);
                    REQUEST_ID_IS_NEW.require(total.count() == bills.size());
                    return new Issued(issueId, total, false);
                }));
    }

    private Refused exists(BillOrder order, byte @Nullable [] fileHash) {
        String batchId =
                rows.fileOf(order.merchantId(), Objects.requireNonNull(fileHash)).orElseThrow();
        return new Refused(FILE_IS_NEW, Map.of("batchId", batchId));
    }

    private static Bill bill(String issueId, BillOrder order, Line line) {
        BillCode code = BillCode.next();
        return new Bill(
                code,
                order.merchantId(),
                line.requestId() == null ? code.value() : line.requestId(),
                issueId,
                order.title(),
                line.amount(),
                order.dueOn(),
                line.reference());
    }

    /**
     * @param replayed whether an earlier request under the key issued it
     */
    public record Issued(String issueId, BillTotal total, boolean replayed) {}
}
