package jp.nagaokapay.acceptance.deskmonth;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import jp.nagaokapay.codes.OfflineCode;

/** Phones without a network pay with codes that they make by themselves. */
final class OfflineDay implements Scene {
    private final Town town;
    private final int phones;

    OfflineDay(Town town, int phones) {
        this.town = town;
        this.phones = phones;
    }

    @Override
    public void play() {
        List<Person> people = town.next(phones);
        for (Person person : people) {
            ApiResponse key =
                    person.app()
                            .post("/api/v1/wallet/offline-keys", Desks.NOTHING)
                            .require(201, "an offline key");
            String code = code(key);
            Shop shop = town.anyShop();
            person.purse()
                    .spent(shop.take(code, town.price()).require(201, "an offline code").json());
            ApiResponse again = shop.take(code, town.price());
            if (!again.text("code").equals("CODE_USED")) {
                throw new ProgramFailed("an offline code pays twice: " + again);
            }
        }
    }

    /** Phones have the world's time, whatever the demo's is. */
    private static String code(ApiResponse key) {
        return key.text("prefix")
                + OfflineCode.number(
                        key.text("keyNumber"),
                        Base64.getUrlDecoder().decode(key.text("secret")),
                        OfflineCode.windowAt(Instant.now()));
    }
}
