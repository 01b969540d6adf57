package jp.nagaokapay.ledger.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The payments and refunds of each settlement, as shops' statements list them. Where they lie the
 * journal says, by the shop's account; what they are, the log.
 */
@Component
public final class SettlementMovements {
    /**
     * A movement is in the first settlement whose period and position had come to it: one of its
     * own days, or one of earlier days that came after the settlement before. Day by day, so that
     * nothing is read of what the shop did before that.
     */
    private static final String POSITIONS =
            """
            WITH asked AS (
                SELECT 'merchant-payable:' || s.merchant_id AS account, s.through, s.up_to_position,
                    coalesce(before.through, '-infinity') AS before_through,
                    coalesce(before.up_to_position, -1) AS before_position
                FROM settlement s
                LEFT JOIN LATERAL (
                    SELECT through, up_to_position FROM settlement
                    WHERE merchant_id = s.merchant_id AND through < s.through
                    ORDER BY through DESC LIMIT 1) AS before ON true
                WHERE s.settlement_id = :id),
            days AS (
                SELECT a.account, d.value_date, a.up_to_position,
                    CASE WHEN d.value_date > a.before_through THEN -1 ELSE a.before_position END
                        AS after
                FROM asked a
                JOIN account_day d ON d.account = a.account AND d.value_date <= a.through
                    AND (d.value_date > a.before_through OR d.last_position > a.before_position))
            SELECT position FROM days d CROSS JOIN LATERAL (
                SELECT position FROM posting WHERE credit = d.account
                    AND value_date = d.value_date AND position > d.after
                    AND position <= d.up_to_position
                UNION
                SELECT position FROM posting WHERE debit = d.account
                    AND debit NOT LIKE 'wallet:%' AND value_date = d.value_date AND position > d.after
                    AND position <= d.up_to_position) AS p
            ORDER BY position
            """;

    private final JdbcClient client;
    private final EventLog log;

    SettlementMovements(JdbcClient client, EventLog log) {
        this.client = client;
        this.log = log;
    }

    /** Every payment and refund that is in a settlement, in the order of the log. */
    public List<Movement> of(SettlementId settlementId) {
        List<Long> positions =
                client.sql(POSITIONS)
                        .param("id", settlementId.value())
                        .query((row, _) -> row.getLong("position"))
                        .list();
        return log.at(positions)
                .map(EventLog.Entry::event)
                .flatMap(event ->
                        switch (event) {
                            case PaymentMade e -> Stream.of(captured(e));
                            case PaymentCaptured e -> Stream.of(captured(e));
                            case PaymentRefunded e -> Stream.of(refunded(e));
                            // fees and transfers, which statements have as sums
                            default -> Stream.<Movement>empty();
                        })
                .toList();
    }

    private static Movement captured(PaymentMade e) {
        return captured(
                e.occurredAt(),
                e.paymentId().value(),
                e.merchantPaymentId(),
                e.amount(),
                e.parts());
    }

    private static Movement captured(PaymentCaptured e) {
        return captured(
                e.occurredAt(),
                e.paymentId().value(),
                e.merchantPaymentId(),
                e.amount(),
                e.parts());
    }

    private static Movement captured(
            Instant at, String payment, String merchantPayment, Yen amount, List<LotPart> parts) {
        return new Movement(
                at,
                BusinessDate.of(at),
                payment,
                merchantPayment,
                null,
                amount,
                Yen.ZERO,
                LotPart.total(parts, LotKind.POINTS));
    }

    private static Movement refunded(PaymentRefunded e) {
        return new Movement(
                e.occurredAt(),
                BusinessDate.of(e.occurredAt()),
                e.paymentId().value(),
                e.merchantPaymentId(),
                e.merchantRefundId(),
                Yen.ZERO,
                e.amount(),
                LotPart.total(e.returned(), LotKind.POINTS)
                        .plus(LotPart.total(e.lapsed(), LotKind.POINTS)));
    }

    /**
     * One captured payment ({@code refunded} zero) or one refund ({@code captured} zero).
     *
     * @param refundId null for a payment
     * @param points how much of it was points
     */
    public record Movement(
            Instant at,
            LocalDate businessDate,
            String paymentId,
            String merchantPaymentId,
            @Nullable String refundId,
            Yen captured,
            Yen refunded,
            Yen points) {}
}
