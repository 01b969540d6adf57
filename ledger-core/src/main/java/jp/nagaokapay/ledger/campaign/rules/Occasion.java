package jp.nagaokapay.ledger.campaign.rules;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and may earn points, with all that a condition may ask about it.
 *
 * @param id the id of what happened, e.g. a charge's; it earns at most once in a campaign
 * @param at when it happened
 * @param person the holder as known when it happened
 * @param shop where, of a payment only
 * @param channel by which way the money came in, of a charge only
 * @param activity what a partner reports, of an external occasion only
 */
public record Occasion(
        Trigger trigger,
        String id,
        WalletId walletId,
        Instant at,
        Basis basis,
        Person person,
        @Nullable Shop shop,
        @Nullable Channel channel,
        @Nullable Activity activity) {

    /** A charge; {@code trigger} says whether it is asked about as any, or as a wallet's first. */
    public static Occasion charge(
            Trigger trigger,
            String id,
            WalletId walletId,
            Instant at,
            Yen amount,
            Person person,
            Channel channel) {
        Basis basis = Basis.ofMoney(amount);
        return new Occasion(trigger, id, walletId, at, basis, person, null, channel, null);
    }

    /**
     * @param shop null when the log has no such shop, as only a test has it
     */
    public static Occasion payment(
            String id,
            WalletId walletId,
            Instant at,
            Yen amount,
            Yen paid,
            Person person,
            @Nullable Shop shop) {
        Basis basis = Basis.ofPayment(amount, paid, shop == null ? null : shop.shopClass());
        return new Occasion(Trigger.PAYMENT, id, walletId, at, basis, person, shop, null, null);
    }

    /** What a partner reports. */
    public static Occasion report(
            String id, WalletId walletId, Instant at, Person person, Activity activity) {
        Basis basis = Basis.asking(Points.ZERO);
        return new Occasion(
                Trigger.EXTERNAL, id, walletId, at, basis, person, null, null, activity);
    }

    /**
     * Somebody's turn on the roll, by a campaign.
     *
     * @param at when the roll began
     */
    public static Occasion roll(WalletId walletId, Instant at, Person person) {
        Basis basis = Basis.asking(Points.ZERO);
        return new Occasion(
                Trigger.ROLL, "roll:" + walletId, walletId, at, basis, person, null, null, null);
    }

    /**
     * A holder.
     *
     * @param openedOn the business date on which the wallet was opened
     * @param corporate whether it is a firm or a public body
     */
    public record Person(LocalDate openedOn, Residency residency, boolean corporate) {}

    /** A shop as conditions tell shops apart. */
    public record Shop(
            MerchantId merchantId, ShopClass shopClass, String district, String category) {}

    /** What a partner reports: {@code quantity} of {@code kind}. */
    public record Activity(PartnerId partnerId, String kind, long quantity) {}
}
