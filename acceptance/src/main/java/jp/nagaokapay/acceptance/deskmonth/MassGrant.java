package jp.nagaokapay.acceptance.deskmonth;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import tools.jackson.databind.JsonNode;

/** The council grants points to every resident; a fortnight later what is left of them lapses. */
final class MassGrant {
    /** Days after which nothing is left of the points. */
    static final int GONE_AFTER = 16;

    private static final int LIVES_DAYS = 14;
    private static final long POINTS = 1_000;
    private static final String CAMPAIGNS = "/campaign/v1/campaigns/";

    private final Town town;
    private String campaign = "";
    private List<Person> met = List.of();

    MassGrant(Town town) {
        this.town = town;
    }

    /** Drafted, counted, decided on by the council. */
    void decide() {
        Desks desks = town.desks();
        ApiResponse drafted =
                desks.manager()
                        .post("/campaign/v1/campaigns", draft(town.time().today()))
                        .require(201, "a draft");
        campaign = CAMPAIGNS + drafted.text("campaignId");
        ApiResponse counted =
                desks.manager().post(campaign + "/count", Desks.NOTHING).require(200, "a count");
        met = List.copyOf(town.people());
        if (counted.number("people") < met.size() || counted.number("missing") != 0) {
            throw new ProgramFailed("the count does not hold: " + counted);
        }
        desks.manager().post(campaign + "/submission", Desks.NOTHING).require(200, "a submission");
        desks.council().download(campaign + "/paper.pdf");
        desks.council().post(campaign + "/approval", Desks.NOTHING).require(200, "an approval");
    }

    private static String draft(LocalDate today) {
        OffsetDateTime opens = today.atTime(LocalTime.MIN).atOffset(ZoneOffset.ofHours(9));
        return Desks.json(
                "name",
                "物価高騰対策の給付",
                "trigger",
                "ROLL",
                "opensAt",
                opens,
                "closesAt",
                opens.plusDays(5),
                "budget",
                100_000_000,
                "conditions",
                List.of(Map.of("type", "RESIDENCY", "residency", "RESIDENT")),
                "reward",
                Map.of("type", "FIXED", "points", POINTS),
                "points",
                Map.of("expiry", Map.of("type", "AFTER_DAYS", "days", LIVES_DAYS)));
    }

    /** The next day everybody has them; the demo's ten residents too. */
    void arrive() {
        JsonNode seen = town.desks().manager().get(campaign).require(200, "the campaign").json();
        long all = seen.at("/roll/met").asLong();
        if (seen.at("/roll/completedAt").isMissingNode()
                || seen.path("granted").asLong() != all * POINTS) {
            throw new ProgramFailed("not everybody has points: " + seen);
        }
        met.forEach(person -> person.purse().granted(POINTS));
        town.totals().granted(all * POINTS);
    }

    void lapse() {
        met.forEach(person -> person.purse().expirePoints());
    }
}
