package jp.nagaokapay.ledger.reconciliation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeFailed;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeRequested;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code funding_charge}: each charge with its reference, and what became of it when. */
@Component
@ProcessingGroup(FundedChargeProjection.NAME)
class FundedChargeProjection {
    static final String NAME = "funding-charges";

    private static final String WRITE =
            """
            INSERT INTO funding_charge AS c (charge_id, channel, reference, amount, charged_on,
                reversed_on, failed)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (charge_id) DO UPDATE SET
                channel = coalesce(excluded.channel, c.channel),
                reference = coalesce(excluded.reference, c.reference),
                amount = coalesce(excluded.amount, c.amount),
                charged_on = coalesce(excluded.charged_on, c.charged_on),
                reversed_on = coalesce(excluded.reversed_on, c.reversed_on),
                failed = excluded.failed OR c.failed
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite write;

    FundedChargeProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        write = new BulkWrite(jdbc, WRITE, "text text text bigint date date boolean");
    }

    @EventHandler
    void on(ChargeRequested event) {
        Row row = row(event.chargeId(), event.channel(), event.amount());
        row.reference = event.fundingReference();
    }

    @EventHandler
    void on(WalletCharged event) {
        row(event.chargeId(), event.channel(), event.amount()).chargedOn =
                BusinessDate.of(event.occurredAt());
    }

    @EventHandler
    void on(ChargeReversed event) {
        row(event.chargeId(), event.channel(), event.amount()).reversedOn =
                BusinessDate.of(event.occurredAt());
    }

    @EventHandler
    void on(ChargeFailed event) {
        row(event.chargeId(), null, event.amount()).failed = true;
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE funding_charge");
    }

    private Row row(ChargeId chargeId, @Nullable Channel channel, Yen amount) {
        Row row =
                ProjectionWrites.<Map<ChargeId, Row>>gather(NAME, LinkedHashMap::new, this::write)
                        .computeIfAbsent(chargeId, _ -> new Row());
        row.channel = channel == null ? row.channel : channel;
        row.amount = amount;
        return row;
    }

    private void write(Map<ChargeId, Row> rows) {
        List<@Nullable Object[]> all =
                rows.entrySet().stream()
                        .map(entry -> entry.getValue().columns(entry.getKey()))
                        .collect(Collectors.toList());
        write.write(all);
    }

    /** What a batch tells of one charge. */
    private static final class Row {
        private @Nullable Channel channel;
        private @Nullable String reference;
        private @Nullable Yen amount;
        private @Nullable LocalDate chargedOn;
        private @Nullable LocalDate reversedOn;
        private boolean failed;

        @Nullable Object[] columns(ChargeId chargeId) {
            return new @Nullable Object[] {
                chargeId,
                channel,
                reference,
                amount == null ? null : amount.amount(),
                chargedOn,
                reversedOn,
                failed
            };
        }
    }
}
