package jp.nagaokapay.ledger.wallet.projection;

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
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeFailed;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeRequested;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.LotExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletClosed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletResumed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletSuspended;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Table {@code lot}: what is left of each lot, held value included, until it is spent, expired,
 * lapsed or reversed. A batch of events is one statement that adds each lot's difference.
 */
@Component
@ProcessingGroup("lots")
class LotsRemaining {
    private static final String ADD =
            """
            INSERT INTO lot AS l (lot_id, wallet_id, kind, restriction, expires_on, remaining)
            SELECT lot_id, min(wallet_id), min(kind), min(restriction),
                coalesce(min(expires_on), 'epoch'), sum(change)
            FROM unnest(?, ?, ?, ?, ?, ?)
                AS e(lot_id, wallet_id, kind, restriction, expires_on, change)
            GROUP BY lot_id
            ON CONFLICT (lot_id) DO UPDATE SET remaining = l.remaining + excluded.remaining
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite adding;

    LotsRemaining(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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
                    add(
                            wallet,
                            e.lotId(),
                            LotKind.PAID,
                            null,
                            null, // the lot is there and knows
                            -e.amount().amount());
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
            case PaymentRefunded e ->
                    e.returned().forEach(part -> add(wallet, part, part.amount().amount()));
            case LotExpired e ->
                    add(wallet, e.lotId(), e.kind(), null, e.expiresOn(), -e.amount().amount());
            case WalletClosed e -> take(wallet, e.lapsed());
            case PaymentAuthorized _,
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
        jdbc.execute("TRUNCATE lot");
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

    private void add(WalletId wallet, LotPart part, long difference) {
        add(wallet, part.lotId(), part.kind(), part.restriction(), part.expiresOn(), difference);
    }

    private void add(
            WalletId wallet,
            LotId lotId,
            LotKind kind,
            @Nullable ShopClass restriction,
            @Nullable LocalDate expiresOn,
            long difference) {
        ProjectionWrites.<List<@Nullable Object[]>>gather("lots", ArrayList::new, adding::write)
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
}
