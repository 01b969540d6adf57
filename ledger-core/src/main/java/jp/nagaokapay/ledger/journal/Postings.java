package jp.nagaokapay.ledger.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.ParticipationEvent;
import jp.nagaokapay.ledger.journal.Account.Bank;
import jp.nagaokapay.ledger.journal.Account.Breakage;
import jp.nagaokapay.ledger.journal.Account.CampaignExpense;
import jp.nagaokapay.ledger.journal.Account.Fees;
import jp.nagaokapay.ledger.journal.Account.Funding;
import jp.nagaokapay.ledger.journal.Account.MerchantPayable;
import jp.nagaokapay.ledger.journal.Account.PartnerFunds;
import jp.nagaokapay.ledger.journal.Account.PayoutsInTransit;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent.*;
import jp.nagaokapay.ledger.partner.PartnerEvent;
import jp.nagaokapay.ledger.settlement.SettlementEvent;
import jp.nagaokapay.ledger.settlement.SettlementEvent.*;
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;

/** From events to postings, for every event there is. */
public final class Postings {
    /** How an occasion begins that a partner named. */
    private static final String PARTNER = "partner:";

    private Postings() {}

    /**
     * What an event moves; empty when it moves nothing, as a hold. An event of an unknown family
     * fails: the books must not pass over what they do not understand.
     */
    public static List<Posting> of(LedgerEvent event) {
        return switch (event) {
            case WalletEvent e -> ofWallet(e);
            case MerchantEvent e -> ofMerchant(e);
            case SettlementEvent e -> ofSettlement(e);
            case CampaignEvent _,
                    ParticipationEvent _,
                    PartnerEvent _,
                    ClosingEvent _,
                    PayoutEvent _ ->
                    List.of();
            default -> throw new IllegalStateException("not in the books: " + event.getClass());
        };
    }

    /**
     * What a shop is owed was booked when it was paid; of a closing only the fee moves. What a shop
     * pays another is owed to the other at once.
     */
    private static List<Posting> ofMerchant(MerchantEvent event) {
        return switch (event) {
            case ReceivableClosed e ->
                    e.fee().isZero()
                            ? List.of()
                            : List.of(
                                    moved(
                                            new MerchantPayable(e.merchantId()),
                                            new Fees(),
                                            e.fee(),
                                            e));
            case SupplierPaid e ->
                    List.of(
                            moved(
                                    new MerchantPayable(e.merchantId()),
                                    new MerchantPayable(e.to()),
                                    e.amount(),
                                    e));
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
                    ReceivableCredited _ ->
                    List.of();
        };
    }

    /** From what the shop is owed, by way of the bank's order, out of the bank; or back again. */
    private static List<Posting> ofSettlement(SettlementEvent event) {
        Account shop = new MerchantPayable(event.merchantId());
        Account inTransit = new PayoutsInTransit();
        return switch (event) {
            case SettlementReleased e -> List.of(moved(shop, inTransit, e.amount(), e));
            case TransferDone e -> List.of(moved(inTransit, new Bank(), e.amount(), e));
            case TransferReturned e ->
                    List.of(moved(e.wasDone() ? new Bank() : inTransit, shop, e.amount(), e));
            case SettlementOpened _, SettlementHeld _, SettlementCorrected _ -> List.of();
        };
    }

    private static Posting moved(Account debit, Account credit, Yen amount, LedgerEvent event) {
        return new Posting(debit, credit, amount, BusinessDate.of(event.occurredAt()), null, null);
    }

    private static List<Posting> ofWallet(WalletEvent event) {
        LocalDate date = BusinessDate.of(event.occurredAt());
        return switch (event) {
            case WalletCharged e ->
                    List.of(
                            new Posting(
                                    new Funding(e.channel()),
                                    new WalletValue(e.walletId(), LotKind.PAID),
                                    e.amount(),
                                    date,
                                    e.lotId(),
                                    e.expiresOn()));
            case ChargeReversed e ->
                    List.of(
                            new Posting(
                                    new WalletValue(e.walletId(), LotKind.PAID),
                                    new Funding(e.channel()),
                                    e.amount(),
                                    date,
                                    e.lotId(),
                                    e.expiresOn()));
            case PointsGranted e ->
                    List.of(
                            new Posting(
                                    sponsor(e.source(), e.occasionId()),
                                    new WalletValue(e.walletId(), LotKind.POINTS),
                                    e.points().asYen(),
                                    date,
                                    e.lotId(),
                                    e.expiresOn()));
            case PointsTakenBack e ->
                    e.points().isZero()
                            ? List.of()
                            : List.of(
                                    new Posting(
                                            new WalletValue(e.walletId(), LotKind.POINTS),
                                            sponsor(e.source(), e.occasionId()),
                                            e.points().asYen(),
                                            date,
                                            e.lotId(),
                                            e.expiresOn()));
            case PaymentMade e -> paid(e, e.parts(), new MerchantPayable(e.merchantId())).toList();
            case PaymentCaptured e ->
                    Stream.concat(
                                    paid(e, e.parts(), new MerchantPayable(e.merchantId())),
                                    lapsed(e, e.lapsed()))
                            .toList();
            case PaymentVoided e -> lapsed(e, e.lapsed()).toList();
            case HoldExpired e -> lapsed(e, e.lapsed()).toList();
            case PaymentRefunded e -> {
                Account shop = new MerchantPayable(e.merchantId());
                yield Stream.concat(
                                moved(e.returned(), _ -> shop, part -> wallet(e, part), date),
                                moved(
                                        e.lapsed(),
                                        _ -> shop,
                                        part -> new Breakage(part.kind()),
                                        date))
                        .toList();
            }
            case LotExpired e ->
                    List.of(
                            new Posting(
                                    new WalletValue(e.walletId(), e.kind()),
                                    new Breakage(e.kind()),
                                    e.amount(),
                                    e.expiresOn(),
                                    e.lotId(),
                                    e.expiresOn()));
            case WalletClosed e -> lapsed(e, e.lapsed()).toList();
            case TransferEvent e -> TransferPostings.of(e);
            case WalletOpened _,
                    ResidencyChanged _,
                    ChargeRequested _,
                    ChargeFailed _,
                    PaymentAuthorized _,
                    WalletSuspended _,
                    WalletResumed _ ->
                    List.of();
        };
    }

    private static Stream<Posting> paid(WalletEvent event, List<LotPart> parts, Account shop) {
        return moved(
                parts, part -> wallet(event, part), _ -> shop, BusinessDate.of(event.occurredAt()));
    }

    /** Value that lapses counts on its lot's last day, or at once when something else ends it. */
    private static Stream<Posting> lapsed(WalletEvent event, List<LotPart> parts) {
        return lapsed(event, event.walletId(), parts);
    }

    static Stream<Posting> lapsed(WalletEvent event, WalletId wallet, List<LotPart> parts) {
        LocalDate date = BusinessDate.of(event.occurredAt());
        return parts.stream()
                .flatMap(part ->
                        moved(
                                List.of(part),
                                p -> new WalletValue(wallet, p.kind()),
                                p -> new Breakage(p.kind()),
                                part.expiresOn().isBefore(date) ? part.expiresOn() : date));
    }

    static Stream<Posting> moved(
            List<LotPart> parts,
            Function<LotPart, Account> debit,
            Function<LotPart, Account> credit,
            LocalDate valueDate) {
        return parts.stream()
                .filter(part -> !part.amount().isZero())
                .map(part ->
                        new Posting(
                                debit.apply(part),
                                credit.apply(part),
                                part.amount(),
                                valueDate,
                                part.lotId(),
                                part.expiresOn()));
    }

    /**
     * Who bears the points. The event names the campaign and what earned them, not whose budget it
     * is: what a partner reports or orders is put to the partner's side, all else to the council's.
     */
    private static Account sponsor(String source, String occasionId) {
        return occasionId.startsWith(PARTNER)
                ? new PartnerFunds(source)
                : new CampaignExpense(source);
    }

    private static Account wallet(WalletEvent event, LotPart part) {
        return new WalletValue(event.walletId(), part.kind());
    }
}
