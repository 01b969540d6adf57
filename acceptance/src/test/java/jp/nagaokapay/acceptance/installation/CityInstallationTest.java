package jp.nagaokapay.acceptance.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.funding.FakeProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A city is installed by docs/operations.md, lives through its first day, loses its machine and
 * goes on. Needs root and Debian's PostgreSQL and nginx, which CI installs.
 */
@OnAMachineForTrials
class CityInstallationTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("(https://\\S+/login/invitation#\\S+)");
    private static final String PHONE = "+819012345678";
    private static final String PROVIDER_SECRET = "a-secret-of-at-least-32-letters-shared-with-it";
    private static final String SHOP =
            """
            {"name": "もち屋 花火", "nameKana": "モチヤハナビ", "nameLatin": "Mochiya Hanabi",
             "shopClass": "INDEPENDENT", "district": "大手通", "category": "和菓子", "categoryCode": "5462",
             "postalCode": "940-0062"}
            """;

    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Set<OperationsGuide.Block> ran = new HashSet<>();
    private OperationsGuide guide;
    private TrialMachine machine;
    private SmsSink sms;
    private FakeProvider cards;
    private Path certificate;

    @BeforeEach
    void a_machine_and_what_a_city_has_around_it() throws Exception {
        guide = OperationsGuide.read(PROJECT.resolve("docs/operations.md"));
        machine = new TrialMachine(PROJECT);
        mail.start();
        mail.setUser("nagaokapay", "its-password");
        sms = new SmsSink();
        cards = FakeProvider.start(0, PROVIDER_SECRET, Duration.ofSeconds(1));
    }

    @AfterEach
    void close() throws Exception {
        machine.close();
        cards.close();
        sms.close();
        mail.stop();
    }

    @Test
    void a_city_is_installed_and_lives_and_goes_on_after_the_loss_of_its_machine()
            throws Exception {
        String said = install();
        startAndAsk();
        assertThat(mail.getReceivedMessages()).as("the test mail").isNotEmpty();
        assertThat(sms.count()).as("the test message").isOne();

        StaffMember admin = begin("tanaka", link(said, "tanaka"));
        begin("suzuki", link(said, "suzuki"));
        run("Staff, partners, programs", "running");
        StaffMember office = member(admin, "sato", "office", "campaign:write", "finance:read");
        StaffMember second = member(admin, "ito", "office", "campaign:approve");

        String terminal = shop(office, second);
        Browser phone = new Browser(machine.address(), certificate);
        publishTerms(office, second, phone);
        String resident = signUp(phone);
        chargeByCard(phone, resident);
        pay(phone, resident, terminal);
        String partner = partner(admin, office, second);
        walk(phone, resident, partner);
        ApiResponse before = phone.call("GET", "/api/v1/wallet", resident, "");
        assertThat(before.number("available")).isEqualTo(10_000 - 1_200 + 100);

        run("Secrets, and changing them", "running");
        run("Backup", "running");
        machine.stopProgram();
        machine.loseDatabase();
        run("Restore, and the drill", "stopped");
        startAndAsk();
        ApiResponse after = phone.call("GET", "/api/v1/wallet", resident, "");
        assertThat(after.number("available")).isEqualTo(before.number("available"));
        pay(phone, resident, terminal);

        run("Upgrade, and the way back", "running");
        machine.stopProgram();
        run("Upgrade, and the way back", "stopped");
        startAndAsk();
        assertThat(phone.call("GET", "/api/v1/wallet", resident, "").number("available"))
                .isEqualTo(before.number("available") - 1_200);
        assertThat(guide.blocks())
                .filteredOn(block -> !block.kind().equals("not-tried"))
                .as("every block was run")
                .containsExactlyInAnyOrderElementsOf(ran);
        assertThat(machine.programLog())
                .doesNotContain(PHONE, PHONE.substring(3), "山田", PROVIDER_SECRET);
    }

    /** What setup said. */
    private String install() throws IOException {
        machine.takeSettings(only("Install", "settings").text());
        run("Install", "");
        certificate = machine.makeCertificate();
        run("TLS", "");
        machine.startProxy();
        machine.run(asHere(only("Setup", "answers").text()));
        return run("Setup", "");
    }

    /** The answers with the city's own servers in the place of the examples. */
    private String asHere(String answers) {
        return Map.of(
                        "localhost:5433", "localhost:" + machine.databasePort(),
                        "https://$NAME", machine.address().toString(),
                        "https://sms.example.jp/send", sms.url(),
                        "https://cards.example.jp/nagaokapay", cards.url().toString(),
                        "host: mail.city.example.jp",
                                "host: 127.0.0.1\n    port: %d\n    properties.mail.smtp.starttls.required: false"
                                        .formatted(mail.getSmtp().getPort()),
                        "\nspring:",
                                "\nserver.port: %d\nmanagement.server.port: %d\nspring:"
                                        .formatted(machine.programPort(), machine.managementPort()))
                .entrySet()
                .stream()
                .reduce(
                        answers,
                        (text, change) -> {
                            assertThat(text).contains(change.getKey());
                            return text.replace(change.getKey(), change.getValue());
                        },
                        (_, last) -> last);
    }

    private void startAndAsk() throws IOException {
        machine.startProgram();
        Browser anybody = new Browser(machine.address(), certificate);
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() ->
                        assertThat(anybody.get("/readyz").status())
                                .as(machine.programLog())
                                .isEqualTo(200));
        assertThat(run("Start", "running"))
                .contains("Wrong: nothing")
                .contains("people reach it at " + machine.address());
    }

    private String run(String section, String kind) throws IOException {
        StringBuilder said = new StringBuilder();
        for (OperationsGuide.Block block : guide.of(section, kind)) {
            said.append(machine.run(block.text()));
            ran.add(block);
        }
        return said.toString();
    }

    private OperationsGuide.Block only(String section, String kind) {
        OperationsGuide.Block block = guide.of(section, kind).getFirst();
        ran.add(block);
        return block;
    }

    private static String link(String said, String username) {
        Matcher links = LINK.matcher(said.substring(said.indexOf("which " + username)));
        assertThat(links.find()).as(said).isTrue();
        return links.group(1);
    }

    private StaffMember begin(String username, String link) throws IOException {
        return StaffMember.begin(machine.address(), certificate, username, link);
    }

    private StaffMember member(StaffMember admin, String username, String... scopes)
            throws IOException {
        ApiResponse made =
                admin.post(
                                "/office/v1/staff",
                                "{\"username\": \"%s\", \"scopes\": [\"%s\"]}"
                                        .formatted(username, String.join("\", \"", scopes)))
                        .require(201, "an account");
        return begin(username, made.text("link"));
    }

    /** A shop that one registers and another approves; its terminal's token. */
    private String shop(StaffMember office, StaffMember second) throws IOException {
        String shop =
                "/office/v1/merchants/"
                        + office.post("/office/v1/merchants", SHOP)
                                .require(201, "a shop")
                                .text("merchantId");
        assertThat(office.post(shop + "/approval", "{}").text("code"))
                .isEqualTo("FOUR_EYES_REQUIRED");
        second.post(shop + "/approval", "{}").require(200, "its approval");
        ApiResponse terminal =
                office.post(shop + "/terminals", "{\"label\": \"レジ1\"}").require(201, "a terminal");
        return new Browser(machine.address(), certificate)
                .machineToken(terminal.text("clientId"), terminal.text("clientSecret"));
    }

    /** Terms that one of the office proposes and another publishes; the page shows them. */
    private void publishTerms(StaffMember office, StaffMember second, Browser anybody)
            throws IOException {
        ApiResponse proposed =
                office.post(
                                "/office/v1/terms",
                                """
                                {"kind": "TERMS", "version": "terms-1", "effectiveFrom": "%s",
                                 "title": "利用規約", "text": "第1条 ながおかペイの使い方", "asksConsent": true}
                                """
                                        .formatted(LocalDate.now(ZoneId.of("Asia/Tokyo"))))
                        .require(202, "terms");
        second.post("/office/v1/approvals/" + proposed.text("approvalId") + "/approval", "")
                .require(200, "their publication");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(anybody.get("/app/terms").body()).contains("第1条"));
    }

    private String signUp(Browser phone) throws IOException {
        String form =
                """
                {"phone": "%s", "displayName": "山田 花子", "postalCode": "940-0062",
                 "password": "rice-fields-after-rain", "consents": [%s]}
                """;
        assertThat(
                        phone.call("POST", "/api/v1/sign-ups", "", form.formatted(PHONE, ""))
                                .text("code"))
                .isEqualTo("CONSENTS_MISSING");
        String signUp =
                phone.call("POST", "/api/v1/sign-ups", "", form.formatted(PHONE, "\"terms-1\""))
                        .require(201, "a sign-up")
                        .text("signUpId");
        await().atMost(SOON).until(() -> !sms.codeFor(PHONE).isEmpty());
        phone.call(
                        "POST",
                        "/api/v1/sign-ups/%s/verification".formatted(signUp),
                        "",
                        "{\"code\": \"%s\"}".formatted(sms.codeFor(PHONE)))
                .require(201, "a resident");
        ApiResponse login = phone.beginAuthorization("wallet-app", "openid wallet");
        return phone.token(
                "wallet-app",
                phone.follow(
                        phone.fill(
                                login,
                                "/login",
                                Map.of("username", PHONE, "password", "rice-fields-after-rain"))));
    }

    /** By the provider's own page, and back. */
    private void chargeByCard(Browser phone, String resident) throws IOException {
        ApiResponse charge =
                phone.call(
                                "POST",
                                "/api/v1/wallet/charges",
                                resident,
                                "{\"amount\": 10000, \"channel\": \"CREDIT_CARD\"}")
                        .require(202, "a charge");
        String page = charge.text("continueAt");
        assertThat(phone.get(page).require(200, "the provider's page").body()).contains("10,000円");
        assertThat(Browser.location(phone.post(page, Map.of("manner", "PAY", "card", "4242"))))
                .isEqualTo(
                        machine.address()
                                + "/app/wallet/charged?chargeId="
                                + charge.text("chargeId"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        phone.call(
                                                        "GET",
                                                        "/api/v1/wallet/charges/"
                                                                + charge.text("chargeId"),
                                                        resident,
                                                        "")
                                                .text("status"))
                                .isEqualTo("CHARGED"));
        assertThat(cards.collected()).isEqualTo(10_000);
    }

    private void pay(Browser phone, String resident, String terminal) throws IOException {
        String code =
                phone.call("POST", "/api/v1/wallet/payment-codes", resident, "{}")
                        .require(201, "a code")
                        .text("payload");
        phone.call(
                        "POST",
                        "/terminal/v1/payments",
                        terminal,
                        """
                        {"merchantPaymentId": "order-%d", "code": "%s", "amount": 1200,
                         "agreeSimilarPayment": true}
                        """
                                .formatted(System.nanoTime(), code))
                .require(201, "a payment");
    }

    /** A wellness partner with a budget; its token. */
    private String partner(StaffMember admin, StaffMember office, StaffMember second)
            throws IOException {
        ApiResponse made =
                admin.post(
                                "/office/v1/clients",
                                "{\"label\": \"ウェルネス\", \"scopes\": [\"partner\"]}")
                        .require(201, "a partner");
        Instant now = Instant.now();
        String campaign =
                "/campaign/v1/campaigns/"
                        + office.post(
                                        "/campaign/v1/campaigns",
                                        """
                                        {"name": "歩こう", "trigger": "EXTERNAL", "opensAt": "%s",
                                         "closesAt": "%s", "budget": 1000,
                                         "conditions": [{"type": "PARTNER", "partnerId": "partner:%s"}],
                                         "reward": {"type": "AS_ASKED", "most": 500}, "caps": {},
                                         "points": {"expiry": {"type": "AFTER_DAYS", "days": 30}}}
                                        """
                                                .formatted(
                                                        now.minusSeconds(60),
                                                        now.plus(Duration.ofDays(7)),
                                                        made.text("clientId")))
                                .require(201, "a campaign")
                                .text("campaignId");
        office.post(campaign + "/submission", "").require(200, "its submission");
        second.post(campaign + "/approval", "").require(200, "its approval");
        return new Browser(machine.address(), certificate)
                .machineToken(made.text("clientId"), made.text("clientSecret"));
    }

    /** The resident links the partner, which rewards a walk. */
    private void walk(Browser phone, String resident, String partner) throws IOException {
        String code =
                phone.call("POST", "/api/v1/wallet/partner-links", resident, "")
                        .require(201, "a link code")
                        .text("linkCode");
        String link =
                phone.call("POST", "/partner/v1/links", partner, "{\"linkCode\": \"" + code + "\"}")
                        .require(201, "a link")
                        .text("linkId");
        await().atMost(SOON)
                .until(() ->
                        phone.call("GET", "/partner/v1/budget", partner, "").number("remaining")
                                == 1_000);
        phone.call(
                        "POST",
                        "/partner/v1/incentives",
                        partner,
                        """
                        {"incentiveId": "walk-1", "linkId": "%s", "points": 100, "reason": "7000歩"}
                        """
                                .formatted(link))
                .require(201, "points");
        await().atMost(SOON)
                .until(() ->
                        phone.call("GET", "/api/v1/wallet", resident, "").number("points") == 100);
    }
}
