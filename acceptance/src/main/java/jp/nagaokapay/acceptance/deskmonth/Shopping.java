package jp.nagaokapay.acceptance.deskmonth;

import tools.jackson.databind.JsonNode;

/** An ordinary day: people pay at the till or by the sticker, and some bring things back. */
final class Shopping implements Scene {
    private static final int RETURNED_OF = 7;
    private static final int BY_STICKER_OF = 3;

    private final Town town;
    private final int payments;
    private int count;

    Shopping(Town town, int payments) {
        this.town = town;
        this.payments = payments;
    }

    @Override
    public void play() {
        for (Person person : town.next(payments)) {
            long yen = town.price();
            if (person.purse().total() < yen) {
                person.chargeByBank(10_000, town.totals());
            }
            count++;
            Shop shop = town.anyShop();
            JsonNode payment =
                    count % BY_STICKER_OF == 0
                            ? bySticker(person, shop, yen)
                            : shop.take(person.barcode(), yen).require(201, "a payment").json();
            person.purse().spent(payment);
            if (count % RETURNED_OF == 0 && payment.path("points").asLong() == 0) {
                long back = yen - yen / 2;
                shop.refund(payment, back);
                person.purse().moved(back);
            }
        }
    }

    private static JsonNode bySticker(Person person, Shop shop, long yen) {
        JsonNode payment =
                person.app()
                        .post(
                                "/api/v1/wallet/payments",
                                Desks.key(),
                                Desks.json(
                                        "merchantId",
                                        shop.merchantId(),
                                        "amount",
                                        yen,
                                        "agreeSimilarPayment",
                                        true))
                        .require(201, "a payment by sticker")
                        .json();
        shop.took(yen);
        return payment;
    }
}
