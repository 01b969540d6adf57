package jp.nagaokapay.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.gateway.ledger.TestLedger.Payer;
import org.junit.jupiter.api.Test;

/** The contract, and what the ledger seals for dynamic codes. */
public abstract class LedgerClientSeals extends LedgerClientContract {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void the_same_offer_has_the_same_seal_and_any_other_offer_another() {
        Offer offer = offer("A-1", 1_200);
        SealedOffer sealed = ledger.seal(shop, offer);

        assertThat(sealed.offer()).isEqualTo(offer);
        assertThat(sealed.shop()).isEqualTo(ledger.shop(shop));
        assertThat(sealed.seal()).matches("[0-9A-Za-z_-]{1,43}");
        assertThat(ledger.seal(shop, offer)).isEqualTo(sealed);
        assertThat(
                        List.of(
                                new Offer(shop.merchantId(), "A-1", 1_201, true, LATER),
                                new Offer(shop.merchantId(), "A-11", 1_200, true, LATER),
                                new Offer(shop.merchantId(), "A-1", 1_200, false, LATER),
                                new Offer(
                                        shop.merchantId(),
                                        "A-1",
                                        1_200,
                                        true,
                                        LATER.plusSeconds(1))))
                .extracting(other -> ledger.seal(shop, other).seal())
                .doesNotContain(sealed.seal())
                .doesNotHaveDuplicates();
    }

    @Test
    void shops_that_offer_the_same_have_seals_of_their_own() {
        String seal = ledger.seal(shop, offer("A-1", 1_200)).seal();
        ShopTerminal other = testLedger.newShop();

        assertThat(ledger.seal(other, offerOf(other, "A-1", 1_200)).seal()).isNotEqualTo(seal);
        assertRefused("TERMINAL_REVOKED", () -> ledger.seal(other, offer("A-1", 1_200)));
    }

    @Test
    void a_seal_moves_and_reserves_nothing() {
        ledger.seal(shop, offer("A-1", 1_200));

        assertThat(ledger.find(shop, "A-1")).isEmpty();
        ledger.pay(key(), shop, order("A-1", testLedger.newPayer(5_000).code(), 900));
    }

    @Test
    void an_id_that_is_taken_is_not_sealed_and_the_refusal_shows_the_payment() {
        Payer payer = testLedger.newPayer(5_000);
        GatewayPayment paid = ledger.pay(key(), shop, order("A-1", payer.code(), 1_200)).value();
        ledger.pay(key(), shop, hold("A-2", payer.code(), 300));
        GatewayPayment voided = ledger.voidPayment(key(), shop, "A-2").value();
        ledger.voidPayment(key(), shop, "A-3");

        assertRefused("PAYMENT_EXISTS", () -> ledger.seal(shop, offer("A-1", 1_200)))
                .returns(Map.of("payment", paid), LedgerRefusal::details);
        assertRefused("PAYMENT_VOIDED", () -> ledger.seal(shop, offer("A-2", 300)))
                .returns(Map.of("payment", voided), LedgerRefusal::details);
        assertRefused("PAYMENT_VOIDED", () -> ledger.seal(shop, offer("A-3", 300)));
    }

    @Test
    void an_amount_that_nobody_can_pay_is_not_sealed() {
        assertRefused("PAYMENT_AMOUNT_OUT_OF_BOUNDS", () -> ledger.seal(shop, offer("A-1", 0)));
        assertRefused(
                "PAYMENT_AMOUNT_OUT_OF_BOUNDS", () -> ledger.seal(shop, offer("A-1", 100_001)));
        ledger.seal(shop, offer("A-1", 100_000));
    }

    @Test
    void nothing_is_sealed_for_a_suspended_shop_or_a_revoked_terminal() {
        testLedger.suspendShopOf(shop);
        assertRefused("MERCHANT_SUSPENDED", () -> ledger.seal(shop, offer("A-1", 1_200)));
        testLedger.revoke(shop);
        assertRefused("TERMINAL_REVOKED", () -> ledger.seal(shop, offer("A-1", 1_200)));
    }

    private Offer offer(String id, long amount) {
        return offerOf(shop, id, amount);
    }

    private static Offer offerOf(ShopTerminal shop, String id, long amount) {
        return new Offer(shop.merchantId(), id, amount, true, LATER);
    }
}
