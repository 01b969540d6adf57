package jp.nagaokapay.acceptance.deskmonth;

import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import tools.jackson.databind.JsonNode;

/**
 * What goes wrong with phones: some are lost, some numbers have gone to somebody else. Whoever it
 * was has their value again in the end.
 */
final class Troubles implements Scene {
    private static final String REASON = "本人確認済み";

    private final Town town;
    private final int ofEach;

    Troubles(Town town, int ofEach) {
        this.town = town;
        this.ofEach = ofEach;
    }

    @Override
    public void play() {
        for (Person person : town.next(ofEach)) {
            loses(person);
        }
        for (Person former : town.next(ofEach)) {
            Person newcomer = Person.signUp(town.desks(), former.phone(), "新しい人", true);
            newcomer.chargeByBank(town.yen(1_000, 5_000), town.totals());
            backAtTheDesk(former);
            town.join(newcomer);
        }
    }

    /** Stops the wallet from a friend's phone; a code that was shown before pays no more. */
    private void loses(Person person) {
        String shown = person.barcode();
        String stopId =
                town.desks()
                        .nobody()
                        .post("/api/v1/account-stops", Desks.json("phone", person.phone()))
                        .require(202, "a stop")
                        .text("stopId");
        town.desks()
                .nobody()
                .post(
                        "/api/v1/account-stops/" + stopId + "/verification",
                        Desks.json("code", Person.code(town.desks(), person.phone())))
                .require(200, "a stop's code");
        ApiResponse refused = town.anyShop().take(shown, town.price());
        if (refused.status() != 422) {
            throw new ProgramFailed("a lost phone pays: " + refused);
        }
        backAtTheDesk(person);
    }

    /** Two persons give somebody another phone, and the wallet is let go. */
    private void backAtTheDesk(Person person) {
        Desks desks = town.desks();
        requireStopped(person);
        String path = "/office/v1/persons/" + person.residentId();
        String number = town.nextPhone();
        String approvalId =
                desks.office()
                        .post(path + "/phone-change", Desks.json("phone", number, "reason", REASON))
                        .require(202, "a phone's change")
                        .text("approvalId");
        desks.approver()
                .post("/office/v1/approvals/" + approvalId + "/approval", Desks.NOTHING)
                .require(200, "the second person");
        desks.approver().post(path + "/thaw", Desks.json("reason", REASON)).require(200, "a thaw");
        person.hasPhone(number);
        Shop shop = town.anyShop();
        person.purse()
                .spent(
                        shop.take(person.barcode(), town.price())
                                .require(201, "a payment on the new phone")
                                .json());
    }

    /** The desk sees that the wallet is stopped, and that nothing is missing. */
    private void requireStopped(Person person) {
        JsonNode wallet =
                town.desks()
                        .office()
                        .post(
                                "/office/v1/person-look-ups",
                                Desks.json("walletId", person.walletId(), "reason", "紛失の相談"))
                        .require(200, "a look-up")
                        .json()
                        .at("/people/0/wallet");
        if (!wallet.path("status").asString("").equals("SUSPENDED")
                || wallet.path("available").asLong() != person.purse().total()) {
            throw new ProgramFailed("the desk sees something else: " + wallet);
        }
    }
}
