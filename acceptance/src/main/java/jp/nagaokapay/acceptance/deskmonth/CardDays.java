package jp.nagaokapay.acceptance.deskmonth;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ProgramFailed;

/**
 * People without a smartphone get cards, charge them and pay with them. One is lost and replaced,
 * one is taken over into a phone.
 */
final class CardDays implements Scene {
    private static final String CARDS = "/counter/v1/cards/";
    private static final long ABOVE_THE_LIMIT = 3_001;

    private final Town town;
    private final Counter counter;
    private final int count;
    private final List<Card> held = new ArrayList<>();

    /**
     * @param count cards that people hold; at least 3
     */
    CardDays(Town town, Counter counter, int count) {
        this.town = town;
        this.counter = counter;
        this.count = count;
    }

    /** What people hold at the end. */
    List<Card> held() {
        return List.copyOf(held);
    }

    @Override
    public void play() {
        List<Card> printed = print(count + 1);
        Card spare = printed.removeLast();
        for (Card card : printed) {
            activate(card);
            counter.charge("cardNumber", card.number(), town.yen(6_000, 20_000), card.purse());
            pay(card);
        }
        held.addAll(printed);
        replace(held.removeFirst(), spare);
        takeOver(held.removeFirst(), town.next(1).getFirst());
        counter.cashUp(town.time().today(), 0);
    }

    private List<Card> print(int cards) {
        ApiClient office = town.desks().office();
        String batch =
                office.post("/office/v1/card-batches", Desks.json("count", cards))
                        .require(201, "a batch of cards")
                        .text("batchId");
        List<Card> printed =
                new ArrayList<>(
                        CardSheet.cards(
                                office.download("/office/v1/card-batches/" + batch + ".pdf")));
        if (printed.size() != cards) {
            throw new ProgramFailed(printed.size() + " cards are printed of " + cards);
        }
        return printed;
    }

    private void activate(Card card) {
        atTheCounter(card, "/activation", Desks.json("pin", Card.PIN));
    }

    private ApiResponse atTheCounter(Card card, String what, String body) {
        return town.desks()
                .counter()
                .post(CARDS + card.number() + what, Desks.key(), body)
                .require(201, "a card's " + what);
    }

    /** Once a little, and once so much that the PIN is asked for. */
    private void pay(Card card) {
        Shop shop = town.anyShop();
        card.purse().spent(shop.take(card.code(), town.price()).require(201, "by card").json());
        ApiResponse asked = shop.take(card.code(), ABOVE_THE_LIMIT);
        if (!asked.text("code").equals("PIN_REQUIRED")) {
            throw new ProgramFailed("no PIN was asked for: " + asked);
        }
        card.purse()
                .spent(
                        shop.take(card.code(), ABOVE_THE_LIMIT, Card.PIN)
                                .require(201, "by card and PIN")
                                .json());
    }

    private void replace(Card lost, Card next) {
        activate(next);
        requireMoved(
                atTheCounter(lost, "/replacement", Desks.json("newNumber", next.number())), lost);
        next.purse().moved(lost.purse().empty());
        held.add(next);
    }

    private void takeOver(Card card, Person person) {
        requireMoved(
                atTheCounter(card, "/takeover", Desks.json("walletCode", person.barcode())), card);
        person.purse().moved(card.purse().empty());
    }

    private static void requireMoved(ApiResponse answer, Card card) {
        if (answer.number("moved") != card.purse().total()) {
            throw new ProgramFailed("not all of a card was moved: " + answer);
        }
    }
}
