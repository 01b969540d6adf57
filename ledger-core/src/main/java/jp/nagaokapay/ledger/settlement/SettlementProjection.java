package jp.nagaokapay.ledger.settlement;

import java.time.LocalDate;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableClosed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableCredited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.SupplierPaid;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementCorrected;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementHeld;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementOpened;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementReleased;
import jp.nagaokapay.ledger.settlement.SettlementEvent.TransferDone;
import jp.nagaokapay.ledger.settlement.SettlementEvent.TransferReturned;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Settlements, their transfers and what happened to them. Read by {@link Settlements}. */
@Component
@ProcessingGroup(SettlementProcessors.SETTLEMENTS)
class SettlementProjection {
    private static final String CLOSED =
            """
            INSERT INTO settlement (settlement_id, merchant_id, from_date, through, payout_date,
                up_to_position, fee_basis_points, captured, refunded, payments, refunds, fee,
                carried_in, payout, carried_out, closed_at, closed_by, makers)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ARRAY[?])
            """;
    private static final String STATUS =
            "UPDATE settlement SET status = ?, held = NULL WHERE settlement_id = ?";
    private static final String HELD =
            "UPDATE settlement SET status = 'HELD', held = ? WHERE settlement_id = ?";
    private static final String MADE_BY =
            """
            UPDATE settlement SET status = ?, held = NULL,
                makers = CASE WHEN ?::text = ANY(makers) THEN makers ELSE makers || ?::text END
            WHERE settlement_id = ?
            """;
    private static final String OPEN =
            """
            INSERT INTO settlement_open (merchant_id, open) VALUES (?, ?)
            ON CONFLICT (merchant_id) DO UPDATE SET open = excluded.open
            """;
    private static final String OPEN_LESS =
            "UPDATE settlement_open SET open = open - ? WHERE merchant_id = ?";
    private static final String SUPPLIED =
            """
            INSERT INTO supplier_payment (supplier_payment_id, payer, receiver, amount, reference,
                paid_at)
            VALUES (?, ?, ?, ?, ?, ?::timestamptz)
            """;
    private static final String SUPPLIED_SUM =
            """
            INSERT INTO supplier_sum AS s (merchant_id, received, paid) VALUES (?, ?, ?)
            ON CONFLICT (merchant_id) DO UPDATE SET received = s.received + excluded.received,
                paid = s.paid + excluded.paid
            """;
    private static final String TRANSFER =
            """
            INSERT INTO settlement_transfer (payout_date, settlement_id, attempt, merchant_id,
                amount, bank_account, status)
            VALUES (?, ?, ?, ?, ?, ?, 'RELEASED')
            """;
    private static final String TRANSFERRED =
            """
            UPDATE settlement_transfer SET status = ?, reason = nullif(?, '')
            WHERE payout_date = ? AND settlement_id = ?
            """;
    private static final String STEP =
            """
            INSERT INTO settlement_step (settlement_id, position, at, step, payout_date, detail, by)
            VALUES (?, ?, ?::timestamptz, ?, ?::date, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final ProjectionWrites writes;
    private final StoredNames names;

    SettlementProjection(JdbcTemplate jdbc, ProjectionWrites writes, StoredNames names) {
        this.names = names;
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @EventHandler
    void on(ReceivableClosed e) {
        writes.add(
                CLOSED,
                SettlementId.of(e.merchantId(), e.through()).value(),
                e.merchantId().value(),
                e.from(),
                e.through(),
                e.payoutDate(),
                e.upToPosition(),
                e.terms().feeBasisPoints(),
                e.captured().amount(),
                e.refunded().amount(),
                e.payments(),
                e.refunds(),
                e.fee().amount(),
                e.carriedIn(),
                e.payout().amount(),
                e.carriedOut(),
                e.occurredAt(),
                e.by(),
                e.by());
        writes.add(
                OPEN_LESS, e.captured().amount() - e.refunded().amount(), e.merchantId().value());
    }

    /** What the shop itself says it is owed and no settlement has. */
    @EventHandler
    void on(ReceivableCredited e) {
        writes.add(OPEN, e.merchantId().value(), e.receivable());
    }

    /** Of the other shop too from this moment on, though it takes it in a moment later. */
    @EventHandler
    void on(SupplierPaid e) {
        writes.add(
                SUPPLIED,
                e.supplierPaymentId().value(),
                e.merchantId().value(),
                e.to().value(),
                e.amount().amount(),
                e.reference(),
                e.occurredAt());
        writes.add(SUPPLIED_SUM, e.merchantId().value(), 0L, e.amount().amount());
        writes.add(SUPPLIED_SUM, e.to().value(), e.amount().amount(), 0L);
    }

    @EventHandler
    void on(SettlementEvent event, TrackingToken token) {
        String id = event.settlementId().value();
        switch (event) {
            case SettlementOpened e -> {
                writes.add(
                        STATUS,
                        (e.payout().isZero() ? SettlementStatus.CARRIED_OVER : SettlementStatus.DUE)
                                .name(),
                        id);
                step(e, token, e.payoutDate(), null, e.closedBy());
            }
            case SettlementHeld e -> {
                writes.add(HELD, e.reason().name(), id);
                step(e, token, e.payoutDate(), e.reason().name(), null);
            }
            case SettlementReleased e -> {
                writes.add(STATUS, SettlementStatus.RELEASED.name(), id);
                writes.add(
                        TRANSFER,
                        e.payoutDate(),
                        id,
                        e.attempt(),
                        e.merchantId().value(),
                        e.amount().amount(),
                        e.bankAccount());
                step(e, token, e.payoutDate(), null, e.by());
            }
            case TransferDone e -> {
                transferred(SettlementStatus.PAID, "", e.payoutDate(), id);
                step(e, token, e.payoutDate(), null, e.by());
            }
            case TransferReturned e -> {
                String reason = e.reason().name();
                transferred(SettlementStatus.RETURNED, reason, e.payoutDate(), id);
                writes.add(MADE_BY, SettlementStatus.RETURNED.name(), e.by(), e.by(), id);
                step(e, token, e.payoutDate(), reason, e.by());
            }
            case SettlementCorrected e -> {
                writes.add(MADE_BY, SettlementStatus.DUE.name(), e.by(), e.by(), id);
                step(e, token, null, e.note(), e.by());
            }
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute(
                "TRUNCATE settlement, settlement_transfer, settlement_step, settlement_open,"
                        + " supplier_payment, supplier_sum");
    }

    private void transferred(SettlementStatus status, String reason, LocalDate date, String id) {
        writes.add(STATUS, status.name(), id);
        writes.add(TRANSFERRED, status.name(), reason, date, id);
    }

    private void step(
            SettlementEvent event,
            TrackingToken token,
            @Nullable LocalDate payoutDate,
            @Nullable String detail,
            @Nullable String by) {
        writes.add(
                STEP,
                event.settlementId().value(),
                token.position().orElseThrow(),
                event.occurredAt(),
                names.nameOf(event),
                payoutDate,
                detail,
                by);
    }
}
