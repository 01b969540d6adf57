package jp.nagaokapay.api.shop;

import static jp.nagaokapay.api.shop.OfferRule.OFFER_IS_OPEN;
import static jp.nagaokapay.api.shop.OfferRule.SEAL_FITS;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_WITHIN_BOUNDS;

import java.time.Clock;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.springframework.stereotype.Component;

/** Seals the offers in shops' dynamic codes, and pays one for the wallet that scanned it. */
@Component
public class Offers {
    private final OfferSeals seals;
    private final MerchantPaymentIds ids;
    private final MerchantDirectory directory;
    private final WalletLimits limits;
    private final Ledger ledger;
    private final Clock clock;

    Offers(
            OfferSeals seals,
            MerchantPaymentIds ids,
            MerchantDirectory directory,
            WalletLimits limits,
            Ledger ledger,
            Clock clock) {
        this.seals = seals;
        this.ids = ids;
        this.directory = directory;
        this.limits = limits;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The seal of an offer that somebody could pay now; whose it is the caller has checked. */
    public String seal(Offer offer) {
        MerchantPaymentIds.requireUnreserved(offer.merchantPaymentId());
        PAYMENT_WITHIN_BOUNDS.require(
                offer.amount() >= limits.paymentMin().amount()
                        && offer.amount() <= limits.paymentMax().amount(),
                limits.paymentBounds());
        ids.taken(shopOf(offer), offer.merchantPaymentId())
                .ifPresent(taken -> {
                    throw taken;
                });
        return seals.seal(offer);
    }

    /**
     * Refuses an offer that the ledger did not seal so, that is over, or whose id is taken.
     *
     * @return the shop as it is registered
     */
    public ShopProfile requirePayable(WalletId payer, Offer offer, String seal) {
        requireOpen(payer, offer, seal);
        ids.taken(shopOf(offer), offer.merchantPaymentId(), payer)
                .ifPresent(taken -> {
                    throw taken;
                });
        return directory.requireApproved(shopOf(offer)).profile();
    }

    /** One attempt to pay, under the payer's key. */
    public PaymentReceipt pay(
            RequestKey key, WalletId payer, Offer offer, String seal, boolean agreeSimilarPayment) {
        requireOpen(payer, offer, seal);
        return directory.deciding(
                shopOf(offer), () -> payNow(key, payer, offer, agreeSimilarPayment));
    }

    private PaymentReceipt payNow(
            RequestKey key, WalletId payer, Offer offer, boolean agreeSimilarPayment) {
        PaymentRequest request = request(offer, agreeSimilarPayment);
        try {
            return offer.capture()
                    ? ledger.send(new Pay(payer, request), key)
                    : ledger.send(new AuthorizePayment(payer, request), key);
        } catch (Duplicate duplicate) {
            throw ids.afresh(duplicate, key)
                    .or(() -> ids.taken(shopOf(offer), offer.merchantPaymentId(), payer))
                    .orElse(duplicate);
        }
    }

    /** A payer who has paid it already is told so, rather than that it is expired. */
    private void requireOpen(WalletId payer, Offer offer, String seal) {
        SEAL_FITS.require(seals.fits(offer, seal));
        if (!clock.instant().isBefore(offer.expiresAt())) {
            throw ids.taken(shopOf(offer), offer.merchantPaymentId(), payer)
                    .orElseGet(() -> new Refused(OFFER_IS_OPEN));
        }
    }

    private PaymentRequest request(Offer offer, boolean agreeSimilarPayment) {
        MerchantDirectory.Entry payee = directory.requireApproved(shopOf(offer));
        return new PaymentRequest(
                PaymentId.next(),
                offer.merchantPaymentId(),
                shopOf(offer),
                payee.profile().shopClass(),
                null,
                PaymentMode.MPM,
                Yen.of(offer.amount()),
                null,
                agreeSimilarPayment,
                payee.asRead());
    }

    private static MerchantId shopOf(Offer offer) {
        return new MerchantId(offer.merchantId());
    }
}
