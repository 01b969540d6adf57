package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent.*;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;

/** What a batch of events adds to one business date: the definitions of the figures. */
final class KpiDay {
    private long totalCharged;
    private long paymentCount;
    private long captured;
    private long refunded;
    private long pointsGranted;
    private long participatingShops;
    private long nonResidentUsers;

    void add(WalletEvent event) {
        switch (event) {
            case WalletOpened e -> nonResidentUsers += users(e.residency(), e.corporate());
            case ResidencyChanged e -> nonResidentUsers += moved(e);
            case WalletClosed e -> nonResidentUsers -= users(e.residency(), e.corporate());
            case WalletCharged e -> totalCharged += e.amount().amount();
            case ChargeReversed e -> totalCharged -= e.amount().amount();
            case PointsGranted e -> pointsGranted += e.points().amount();
            case PointsTakenBack e -> pointsGranted -= e.points().amount();
            case PaymentMade e -> capture(e.amount().amount());
            case PaymentCaptured e -> capture(e.amount().amount());
            case PaymentRefunded e -> refunded += e.amount().amount();
            case ChargeRequested _,
                    ChargeFailed _,
                    PaymentAuthorized _,
                    PaymentVoided _,
                    HoldExpired _,
                    LotExpired _,
                    WalletSuspended _,
                    WalletResumed _ -> {}
        }
    }

    void add(MerchantEvent event) {
        switch (event) {
            case MerchantApproved _, MerchantResumed _ -> participatingShops++;
            case MerchantSuspended _ -> participatingShops--;
            case MerchantWithdrawn e ->
                    participatingShops -= e.was() == MerchantStatus.APPROVED ? 1 : 0;
            case MerchantRegistered _,
                    TerminalEnrolled _,
                    TerminalLimited _,
                    TerminalRevoked _,
                    PaymentIdClosed _,
                    ReceivableCredited _,
                    ReceivableClosed _ -> {}
        }
    }

    /** Whether an event makes its wallet's holder an active user. */
    static boolean isUse(WalletEvent event) {
        return event instanceof WalletCharged
                || event instanceof PaymentMade
                || event instanceof PaymentCaptured;
    }

    private void capture(long amount) {
        paymentCount++;
        captured += amount;
    }

    private static int users(Residency residency, boolean corporate) {
        return residency == Residency.NON_RESIDENT && !corporate ? 1 : 0;
    }

    /** A move always crosses the city's border, one way or the other. */
    private static int moved(ResidencyChanged event) {
        return event.corporate() ? 0 : event.residency() == Residency.NON_RESIDENT ? 1 : -1;
    }

    Object[] row(LocalDate date) {
        return new Object[] {
            date,
            totalCharged,
            paymentCount,
            captured,
            refunded,
            pointsGranted,
            participatingShops,
            nonResidentUsers
        };
    }
}
