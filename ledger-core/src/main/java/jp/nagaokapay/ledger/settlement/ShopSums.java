package jp.nagaokapay.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What was ever paid at each shop and given back, from the events alone: the books' proof compares
 * with it what was credited, settled and booked.
 */
@Component
@ProcessingGroup(SettlementProcessors.SHOP_SUMS)
final class ShopSums {
    private static final String ADD =
            """
            INSERT INTO settlement_shop AS s (merchant_id, captured, refunded, last_position)
            SELECT * FROM unnest(?, ?, ?, ?)
            ON CONFLICT (merchant_id) DO UPDATE SET captured = s.captured + excluded.captured,
                refunded = s.refunded + excluded.refunded, last_position = excluded.last_position
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite add;

    ShopSums(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        add = new BulkWrite(jdbc, ADD, "text bigint bigint bigint");
    }

    @EventHandler
    void on(PaymentMade e, TrackingToken token) {
        gather(e.merchantId(), token, e.amount(), Yen.ZERO);
    }

    @EventHandler
    void on(PaymentCaptured e, TrackingToken token) {
        gather(e.merchantId(), token, e.amount(), Yen.ZERO);
    }

    @EventHandler
    void on(PaymentRefunded e, TrackingToken token) {
        gather(e.merchantId(), token, Yen.ZERO, e.amount());
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE settlement_shop");
    }

    private void gather(MerchantId shop, TrackingToken token, Yen captured, Yen refunded) {
        Sums added = new Sums(captured.amount(), refunded.amount(), token.position().orElseThrow());
        ProjectionWrites.<Map<String, Sums>>gather(
                        SettlementProcessors.SHOP_SUMS, TreeMap::new, this::write)
                .merge(shop.value(), added, Sums::plus);
    }

    private void write(Map<String, Sums> shops) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        shops.forEach((shop, sums) ->
                rows.add(
                        new @Nullable Object[] {
                            shop, sums.captured, sums.refunded, sums.lastPosition
                        }));
        add.write(rows);
    }

    private record Sums(long captured, long refunded, long lastPosition) {
        Sums plus(Sums later) {
            return new Sums(
                    captured + later.captured, refunded + later.refunded, later.lastPosition);
        }
    }
}
