package jp.nagaokapay.api.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.InvitedPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Accounts of staff by command, while a program runs on the same database. */
class StaffCommandTest extends HttpTest {
    private static final String SHOPS = "/office/v1/merchants";

    @TempDir private Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final String username = "clerk-" + UUID.randomUUID();

    @Test
    void the_first_person_gets_in_by_the_link_and_an_emergency_ends_it_while_the_program_runs() {
        assertThat(run("add", "--username=" + username, "--scopes=office", "--name=佐藤 花")).isZero();
        InvitedPerson person = invited();
        assertThat(person.link()).startsWith("https://pay.example.jp/login/invitation#");
        person.choose(InvitedPerson.PASSWORD);
        ApiClient clerk = withToken(person.signInFirst());
        assertThat(clerk.get(SHOPS).status()).isEqualTo(200);

        assertThat(run("disable", "--username=" + username)).isZero();
        await().atMost(Duration.ofSeconds(2)).until(() -> clerk.get(SHOPS).status() == 401);
        assertThat(run("reset", "--username=" + username)).isEqualTo(1);
        assertThat(said()).contains("This account is disabled");
        assertThat(run("enable", "--username=" + username)).isZero();
        assertThat(run("reset", "--username=" + username)).isZero();
        assertThat(invited().choose(InvitedPerson.PASSWORD).statusCode()).isEqualTo(302);
        assertThat(run("list")).isZero();

        assertThat(said()).containsPattern(username + " +ACTIVE +- +office +last signed in ");
        List<JsonNode> trail =
                with("audit")
                        .get("/finance/v1/audit?who=console:" + System.getProperty("user.name"))
                        .json()
                        .path("actions")
                        .valueStream()
                        .filter(action -> action.path("ids").toString().contains("staff:"))
                        .toList();
        assertThat(trail.getFirst().path("path").asString())
                .isEqualTo("/office/v1/staff/{staffId}/reset");
        assertThat(trail)
                .extracting(action -> action.path("code").asString())
                .contains("STAFF_DISABLED");
        assertThat(trail.toString()).contains("command").doesNotContain(username, "佐藤");
    }

    @Test
    void it_says_what_is_wrong_and_does_nothing() {
        assertThat(run("add", "--username=" + username, "--scopes=admin,office")).isEqualTo(1);
        assertThat(run("add", "--username=" + username, "--scopes=everything")).isEqualTo(1);
        assertThat(run("disable", "--username=" + username)).isEqualTo(1);
        assertThat(said())
                .contains("no other")
                .contains("not rights")
                .contains("no member of staff called " + username);
        for (String[] odd :
                new String[][] {
                    {},
                    {"make"},
                    {"add", "--username=" + username},
                    {"add", "--scopes=office"},
                    {"add", "--username=A", "--scopes=office"},
                    {"reset"},
                    {"list", "--all=true"},
                    {"list", "more"}
                }) {
            assertThat(new StaffCommand(stream(), stream()).run(List.of(odd)))
                    .as(Arrays.toString(odd))
                    .isEqualTo(2);
        }
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data=" + directory);
        all.add("--nagaokapay.database.url=" + databaseUrl());
        all.add("--nagaokapay.database.user=postgres");
        all.add("--nagaokapay.issuer=https://pay.example.jp");
        all.add("--nagaokapay.secrets.keys=key-00000001:" + "A".repeat(43));
        return new StaffCommand(stream(), stream()).run(all);
    }

    /** The latest link that was printed, at the running program's own address. */
    private InvitedPerson invited() {
        String link = said().lines().filter(line -> line.contains("#")).toList().getLast();
        return new InvitedPerson(base(), username, link);
    }

    private PrintStream stream() {
        return new PrintStream(said, true, UTF_8);
    }

    private String said() {
        return said.toString(UTF_8);
    }
}
