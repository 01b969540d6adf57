package jp.nagaokapay.ledger.wallet.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent.*;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code lot}: what is left of each lot, held value included, until it is spent, expired,
 * lapsed or reversed. A batch of events is one statement that adds each lot's difference.
 */
@Component
@ProcessingGroup(LotsRemaining.NAME)
public final class LotsRemaining implements ExpiringValue {
    /** The processor's name. */
    public static final String NAME = "lots";

    private static final String ADD =
            """
            INSERT INTO lot AS l (lot_id, wallet_id, kind, restriction, expires_on, remaining)
            SELECT lot_id, min(wallet_id), min(kind), min(restriction),
                min(expires_on), sum(change)
            FROM unnest(?, ?, ?, ?, ?, ?)
                AS e(lot_id, wallet_id, kind, restriction, expires_on, change)
            GROUP BY lot_id
            ON CONFLICT (lot_id) DO UPDATE SET remaining = l.remaining + excluded.remaining
            """;

    private static final String ON =
            """
            SELECT wallet_id, expires_on,
                coalesce(sum(remaining) FILTER (WHERE kind = 'PAID'), 0) AS paid,
                coalesce(sum(remaining) FILTER (WHERE kind = 'POINTS'), 0) AS points
            FROM lot WHERE expires_on = ? AND remaining > 0
            """;

    private final JdbcClient client;
    private final BulkWrite adding;

    LotsRemaining(JdbcTemplate jdbc) {
        client = JdbcClient.create(jdbc);
        adding = new BulkWrite(jdbc, ADD, "text text text text date bigint");
    }

    @EventHandler
    void on(WalletEvent event) {
        WalletId wallet = event.walletId();
        switch (event) {
            case WalletCharged e ->
                    made(e, e.lotId(), LotKind.PAID, null, e.expiresOn(), e.amount());
            case PointsGranted e ->
                    made(
                            e,
                            e.lotId(),
                            LotKind.POINTS,
                            e.restriction(),
                            e.expiresOn(),
                            e.points().asYen());
            case ChargeReversed e ->
                    add(wallet, e.lotId(), LotKind.PAID, null, e.expiresOn(), -e.amount().amount());
            case PointsTakenBack e ->
                    add(
                            wallet,
                            e.lotId(),
                            LotKind.POINTS,
                            null,
                            e.expiresOn(),
                            -e.points().amount());
            case PaymentMade e -> take(wallet, e.parts());
            case PaymentCaptured e -> {
                take(wallet, e.parts());
                take(wallet, e.lapsed());
            }
            case PaymentVoided e -> take(wallet, e.lapsed());
            case HoldExpired e -> take(wallet, e.lapsed());
            case PaymentRefunded e -> put(wallet, e.returned());
            case LotExpired e ->
                    add(wallet, e.lotId(), e.kind(), null, e.expiresOn(), -e.amount().amount());
            case WalletClosed e -> take(wallet, e.lapsed());
            case TransferSent e -> {
                take(wallet, e.parts());
                put(e.receiver(), LotPart.arriving(e.transferId(), e.parts()));
            }
            case TransferReturned e -> {
                take(e.receiver(), LotPart.arriving(e.transferId(), e.parts()));
                put(wallet, e.returned());
            }
            case TransferOfferEnded e -> take(wallet, e.lapsed());
            case TransferReceived e -> take(wallet, e.lapsed());
            case PaymentAuthorized _,
                    TransferOffered _,
                    WalletOpened _,
                    ResidencyChanged _,
                    ChargeRequested _,
                    ChargeFailed _,
                    WalletSuspended _,
                    WalletResumed _ -> {
                // moves nothing into or out of a lot
            }
        }
    }

    @ResetHandler
    void reset() {
        client.sql("TRUNCATE lot").update();
    }

    @Override
    public List<Expiring> on(LocalDate expiresOn, @Nullable WalletId after, int limit) {
        return client.sql(
                        ON
                                + " AND wallet_id > ? GROUP BY wallet_id, expires_on"
                                + " ORDER BY wallet_id LIMIT ?")
                .params(expiresOn, after == null ? "" : after.value(), Math.min(limit, PAGE_MAX))
                .query(LotsRemaining::row)
                .list();
    }

    @Override
    public Expiring in(WalletId walletId, LocalDate expiresOn) {
        return client.sql(ON + " AND wallet_id = ? GROUP BY wallet_id, expires_on")
                .params(expiresOn, walletId.value())
                .query(LotsRemaining::row)
                .optional()
                .orElseGet(() -> new Expiring(walletId, expiresOn, 0, 0));
    }

    /**
     * The wallets with lots that expired from {@code since} to before {@code today}, in the order
     * of their ids.
     *
     * @param after the last wallet of the page before; empty for the first page
     */
    List<WalletId> walletsWithExpired(LocalDate since, LocalDate today, String after, int limit) {
        return client.sql(
                        """
                        SELECT DISTINCT wallet_id FROM lot
                        WHERE expires_on >= ? AND expires_on < ?
                          AND remaining > 0 AND wallet_id > ?
                        ORDER BY wallet_id
                        LIMIT ?
                        """)
                .params(since, today, after, limit)
                .query((row, _) -> new WalletId(row.getString("wallet_id")))
                .list();
    }

    private void made(
            WalletEvent event,
            LotId lotId,
            LotKind kind,
            @Nullable ShopClass restriction,
            LocalDate expiresOn,
            Yen amount) {
        add(event.walletId(), lotId, kind, restriction, expiresOn, amount.amount());
    }

    private void take(WalletId wallet, List<LotPart> parts) {
        parts.forEach(part -> add(wallet, part, -part.amount().amount()));
    }

    private void put(WalletId wallet, List<LotPart> parts) {
        parts.forEach(part -> add(wallet, part, part.amount().amount()));
    }

    private void add(WalletId wallet, LotPart part, long difference) {
        add(wallet, part.lotId(), part.kind(), part.restriction(), part.expiresOn(), difference);
    }

    private void add(
            WalletId wallet,
            LotId lotId,
            LotKind kind,
            @Nullable ShopClass restriction,
            LocalDate expiresOn,
            long difference) {
        ProjectionWrites.<List<@Nullable Object[]>>gather(NAME, ArrayList::new, adding::write)
                .add(
                        new @Nullable Object[] {
                            lotId.value(),
                            wallet.value(),
                            kind.name(),
                            restriction == null ? null : restriction.name(),
                            expiresOn,
                            difference
                        });
    }

    private static Expiring row(ResultSet row, int number) throws SQLException {
        return new Expiring(
                new WalletId(row.getString("wallet_id")),
                row.getObject("expires_on", LocalDate.class),
                row.getLong("paid"),
                row.getLong("points"));
    }
}
