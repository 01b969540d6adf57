package jp.nagaokapay.acceptance.deskmonth;

import java.util.List;
import java.util.Map;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ProgramFailed;

/**
 * People send to each other: one offer is taken, one undone, one refused, one forgotten until it
 * ends by itself; and one is sent to a code that the receiver shows.
 */
final class Gifts implements Scene {
    private static final String TRANSFERS = "/api/v1/wallet/transfers";
    private static final long YEN = 1_500;

    private final Town town;
    private final int rounds;

    Gifts(Town town, int rounds) {
        this.town = town;
        this.rounds = rounds;
    }

    @Override
    public void play() {
        for (int round = 0; round < rounds; round++) {
            List<Person> two = town.next(2);
            Person sender = two.getFirst();
            Person receiver = two.getLast();
            if (sender.purse().paid() < 5 * YEN) {
                sender.chargeByBank(10_000, town.totals());
            }
            end(receiver, offer(sender, receiver), "/acceptance");
            moved(sender, receiver);
            end(sender, offer(sender, receiver), "/undo");
            end(receiver, offer(sender, receiver), "/refusal");
            offer(sender, receiver);
            atOnce(sender, receiver);
        }
    }

    private static String offer(Person sender, Person receiver) {
        return send(sender, "phone", receiver.phone(), "OFFERED");
    }

    private static void atOnce(Person sender, Person receiver) {
        String code =
                receiver.app()
                        .get("/api/v1/wallet/receiving-code")
                        .require(200, "a receiving code")
                        .text("code");
        send(sender, "code", code, "TAKEN");
        moved(sender, receiver);
    }

    private static String send(Person sender, String by, String to, String status) {
        ApiResponse sent =
                sender.app()
                        .post(
                                TRANSFERS,
                                Desks.key(),
                                Desks.json("to", Map.of(by, to), "amount", YEN))
                        .require(201, "a transfer");
        if (!sent.text("status").equals(status)) {
            throw new ProgramFailed("a transfer is not " + status + ": " + sent);
        }
        return sent.text("transferId");
    }

    private static void end(Person by, String transferId, String how) {
        by.app()
                .post(TRANSFERS + '/' + transferId + how, Desks.key(), Desks.NOTHING)
                .require(200, "a transfer's end");
    }

    private static void moved(Person sender, Person receiver) {
        sender.purse().moved(-YEN);
        receiver.purse().moved(YEN);
    }
}
