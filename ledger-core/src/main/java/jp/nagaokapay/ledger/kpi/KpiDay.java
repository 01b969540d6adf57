package jp.nagaokapay.ledger.kpi;

import static jp.nagaokapay.ledger.kpi.Kpi.NON_RESIDENT_USERS;
import static jp.nagaokapay.ledger.kpi.Kpi.PARTICIPATING_SHOPS;
import static jp.nagaokapay.ledger.kpi.Kpi.PAYMENT_COUNT;
import static jp.nagaokapay.ledger.kpi.Kpi.POINTS_GRANTED;
import static jp.nagaokapay.ledger.kpi.Kpi.TOTAL_CHARGED;
import static jp.nagaokapay.ledger.kpi.Kpi.USAGE_TOTAL;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent.*;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.TransferEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import org.jspecify.annotations.Nullable;

/** What a batch of events adds to one business date: the definitions of the figures. */
final class KpiDay {
    private final Map<Kpi, Long> added = new EnumMap<>(Kpi.class);

    void add(WalletEvent event) {
        switch (event) {
            case WalletOpened e -> add(NON_RESIDENT_USERS, users(e.residency(), e.corporate()));
            case ResidencyChanged e -> add(NON_RESIDENT_USERS, moved(e));
            case WalletClosed e -> add(NON_RESIDENT_USERS, -users(e.residency(), e.corporate()));
            case WalletCharged e -> add(TOTAL_CHARGED, e.amount().amount());
            case ChargeReversed e -> add(TOTAL_CHARGED, -e.amount().amount());
            case PointsGranted e -> add(POINTS_GRANTED, e.points().amount());
            case PointsTakenBack e -> add(POINTS_GRANTED, -e.points().amount());
            case PaymentMade e -> capture(e.amount().amount());
            case PaymentCaptured e -> capture(e.amount().amount());
            case PaymentRefunded e -> add(USAGE_TOTAL, -e.amount().amount());
            case ChargeRequested _,
                    ChargeFailed _,
                    PaymentAuthorized _,
                    PaymentVoided _,
                    HoldExpired _,
                    LotExpired _,
                    TransferEvent _, // neither a charge nor a payment
                    WalletSuspended _,
                    WalletResumed _ -> {}
        }
    }

    void add(MerchantEvent event) {
        switch (event) {
            case MerchantApproved _, MerchantResumed _ -> add(PARTICIPATING_SHOPS, 1);
            case MerchantSuspended _ -> add(PARTICIPATING_SHOPS, -1);
            case MerchantWithdrawn e ->
                    add(PARTICIPATING_SHOPS, e.was() == MerchantStatus.APPROVED ? -1 : 0);
            case MerchantRegistered _,
                    ShopProfileChanged _,
                    SupplierPaid _,
                    SupplierPaymentReceived _,
                    TerminalEnrolled _,
                    TerminalLimited _,
                    TerminalRevoked _,
                    PaymentIdClosed _,
                    ReceivableCredited _,
                    ReceivableClosed _ -> {}
        }
    }

    private void capture(long amount) {
        add(PAYMENT_COUNT, 1);
        add(USAGE_TOTAL, amount);
    }

    private static int users(Residency residency, boolean corporate) {
        return residency == Residency.NON_RESIDENT && !corporate ? 1 : 0;
    }

    /** A move always crosses the city's border, one way or the other. */
    private static int moved(ResidencyChanged event) {
        return event.corporate() ? 0 : event.residency() == Residency.NON_RESIDENT ? 1 : -1;
    }

    private void add(Kpi kpi, long amount) {
        added.merge(kpi, amount, Math::addExact);
    }

    /** One for each figure of days, added to or not, so that no date with an event is missing. */
    List<@Nullable Object[]> rows(LocalDate date) {
        return Kpi.countedByDays()
                .map(kpi -> new @Nullable Object[] {date, kpi, added.getOrDefault(kpi, 0L)})
                .toList();
    }
}
