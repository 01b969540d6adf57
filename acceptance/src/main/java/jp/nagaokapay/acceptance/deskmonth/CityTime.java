package jp.nagaokapay.acceptance.deskmonth;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import jp.nagaokapay.acceptance.client.ApiClient;

/** What time it is in the demo, which lets days pass. */
final class CityTime {
    private static final String CLOCK = "/demo/clock";

    private final ApiClient nobody;

    CityTime(ApiClient nobody) {
        this.nobody = nobody;
    }

    LocalDate today() {
        return OffsetDateTime.parse(nobody.get(CLOCK).require(200, "the time").text("now"))
                .toLocalDate();
    }

    void nextDay() {
        nobody.post(CLOCK, Desks.json("forward", "P1D")).require(200, "a day that passes");
    }
}
