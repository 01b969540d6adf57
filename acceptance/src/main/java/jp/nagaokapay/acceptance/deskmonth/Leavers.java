package jp.nagaokapay.acceptance.deskmonth;

import jp.nagaokapay.acceptance.program.ProgramFailed;

/** People close their wallets, and are told before what would lapse. */
final class Leavers implements Scene {
    private static final String CLOSURE = "/api/v1/account/closure";

    private final Town town;
    private final int count;

    Leavers(Town town, int count) {
        this.town = town;
        this.count = count;
    }

    @Override
    public void play() {
        for (Person person : town.next(count)) {
            long forfeit =
                    person.app().get(CLOSURE).require(200, "what would lapse").number("forfeit");
            if (forfeit != person.purse().total()) {
                throw new ProgramFailed("another amount would lapse");
            }
            person.app()
                    .post(CLOSURE, Desks.key(), Desks.json("forfeit", forfeit))
                    .require(200, "a closing");
            town.leave(person);
        }
    }
}
