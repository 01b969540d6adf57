package jp.nagaokapay.ledger.proof;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.ParticipationEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent.*;
import jp.nagaokapay.ledger.partner.PartnerEvent;
import jp.nagaokapay.ledger.settlement.SettlementEvent;
import jp.nagaokapay.ledger.settlement.SettlementEvent.*;
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;

/**
 * What an event changes, reckoned a second time and otherwise than the postings: by account and
 * value date in signed yen, a shop by the payment's amount and a wallet by its parts.
 */
final class ExpectedChanges {
    private final Map<Change, Long> changes = new HashMap<>();
    private final LocalDate date;

    private ExpectedChanges(LocalDate date) {
        this.date = date;
    }

    /** The changes that are not zero; credit is more, debit less. */
    static Map<Change, Long> of(LedgerEvent event) {
        ExpectedChanges sum = new ExpectedChanges(BusinessDate.of(event.occurredAt()));
        switch (event) {
            case WalletEvent e -> sum.wallet(e);
            case MerchantEvent e -> sum.merchant(e);
            case SettlementEvent e -> sum.settlement(e);
            case CampaignEvent _,
                    ParticipationEvent _,
                    PartnerEvent _,
                    ClosingEvent _,
                    PayoutEvent _ -> {
                // moves nothing
            }
            default -> throw new IllegalStateException("not in the books: " + event.getClass());
        }
        sum.changes.values().removeIf(amount -> amount == 0);
        return sum.changes;
    }

    private void merchant(MerchantEvent event) {
        switch (event) {
            case ReceivableClosed e -> {
                add("merchant-payable:" + e.merchantId(), -e.fee().amount());
                add("fees", e.fee().amount());
            }
            case SupplierPaid e -> {
                add("merchant-payable:" + e.merchantId(), -e.amount().amount());
                add("merchant-payable:" + e.to(), e.amount().amount());
            }
            case MerchantRegistered _,
                    ShopProfileChanged _,
                    SupplierPaymentReceived _,
                    MerchantApproved _,
                    TerminalEnrolled _,
                    TerminalLimited _,
                    TerminalRevoked _,
                    MerchantSuspended _,
                    MerchantResumed _,
                    MerchantWithdrawn _,
                    PaymentIdClosed _,
                    ReceivableCredited _ -> {
                // moves nothing
            }
        }
    }

    private void settlement(SettlementEvent event) {
        String shop = "merchant-payable:" + event.merchantId();
        switch (event) {
            case SettlementReleased e -> {
                add(shop, -e.amount().amount());
                add("payouts-in-transit", e.amount().amount());
            }
            case TransferDone e -> {
                add("payouts-in-transit", -e.amount().amount());
                add("bank", e.amount().amount());
            }
            case TransferReturned e -> {
                add(e.wasDone() ? "bank" : "payouts-in-transit", -e.amount().amount());
                add(shop, e.amount().amount());
            }
            case SettlementOpened _, SettlementHeld _, SettlementCorrected _ -> {
                // moves nothing
            }
        }
    }

    private void wallet(WalletEvent event) {
        String wallet = event.walletId().value();
        switch (event) {
            case WalletCharged e -> {
                add("funding:" + e.channel(), -e.amount().amount());
                add(wallet + ":paid", e.amount().amount());
            }
            case ChargeReversed e -> {
                add("funding:" + e.channel(), e.amount().amount());
                add(wallet + ":paid", -e.amount().amount());
            }
            case PointsGranted e -> {
                add(budget(e.source(), e.occasionId()), -e.points().amount());
                add(wallet + ":points", e.points().amount());
            }
            case PointsTakenBack e -> {
                add(budget(e.source(), e.occasionId()), e.points().amount());
                add(wallet + ":points", -e.points().amount());
            }
            case PaymentMade e -> {
                each(wallet, e.parts(), -1);
                add("merchant-payable:" + e.merchantId(), e.amount().amount());
            }
            case PaymentCaptured e -> {
                each(wallet, e.parts(), -1);
                add("merchant-payable:" + e.merchantId(), e.amount().amount());
                lapse(wallet, e.lapsed());
            }
            case PaymentVoided e -> lapse(wallet, e.lapsed());
            case HoldExpired e -> lapse(wallet, e.lapsed());
            case PaymentRefunded e -> {
                add("merchant-payable:" + e.merchantId(), -e.amount().amount());
                each(wallet, e.returned(), 1);
                e.lapsed()
                        .forEach(part ->
                                add("breakage:" + name(part.kind()), part.amount().amount()));
            }
            case LotExpired e -> {
                add(wallet + ':' + name(e.kind()), e.expiresOn(), -e.amount().amount());
                add("breakage:" + name(e.kind()), e.expiresOn(), e.amount().amount());
            }
            case WalletClosed e -> lapse(wallet, e.lapsed());
            case TransferEvent e -> transfer(wallet, e);
            case WalletOpened _,
                    ResidencyChanged _,
                    ChargeRequested _,
                    ChargeFailed _,
                    PaymentAuthorized _,
                    WalletSuspended _,
                    WalletResumed _ -> {
                // moves nothing
            }
        }
    }

    private void transfer(String wallet, TransferEvent event) {
        switch (event) {
            case TransferEvent.TransferSent e -> {
                each(wallet, e.parts(), -1);
                each(e.receiver().value(), e.parts(), 1);
            }
            case TransferEvent.TransferReturned e -> {
                each(wallet, e.returned(), 1);
                each(e.receiver().value(), e.returned(), -1);
                lapse(e.receiver().value(), e.lapsed());
            }
            case TransferEvent.TransferOfferEnded e -> lapse(wallet, e.lapsed());
            case TransferEvent.TransferReceived e -> lapse(wallet, e.lapsed());
            case TransferEvent.TransferOffered _ -> {
                // moves nothing
            }
        }
    }

    private void each(String wallet, List<LotPart> parts, int sign) {
        parts.forEach(part -> add(wallet + ':' + name(part.kind()), sign * part.amount().amount()));
    }

    private void lapse(String wallet, List<LotPart> parts) {
        for (LotPart part : parts) {
            LocalDate on = part.expiresOn().isBefore(date) ? part.expiresOn() : date;
            add(wallet + ':' + name(part.kind()), on, -part.amount().amount());
            add("breakage:" + name(part.kind()), on, part.amount().amount());
        }
    }

    private static String budget(String source, String occasionId) {
        return (occasionId.startsWith("partner:") ? "partner-funds:" : "campaign-expense:")
                + source;
    }

    private static String name(LotKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void add(String account, long amount) {
        add(account, date, amount);
    }

    private void add(String account, LocalDate valueDate, long amount) {
        changes.merge(new Change(account, valueDate), amount, Math::addExact);
    }

    record Change(String account, LocalDate valueDate) {}
}
