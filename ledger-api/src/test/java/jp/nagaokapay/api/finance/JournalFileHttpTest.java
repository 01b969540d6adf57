package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.journal.Account;
import jp.nagaokapay.ledger.journal.Account.Bank;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class JournalFileHttpTest extends HttpTest {
    private static final Charset WINDOWS = Charset.forName("MS932");

    @Autowired private Processors processors;

    private ApiClient finance;
    private WalletId wallet;
    private LocalDate today;

    @BeforeEach
    void a_wallet_was_charged_twice_and_paid_from_both_lots() {
        finance = with("finance:read");
        wallet = walletWith(1_000);
        resident(wallet).post("/api/v1/wallet/charges", charge(1_000, "card-" + UUID.randomUUID()));
        resident(wallet).post("/api/v1/wallet/payments", pay(shop(), 1_500));
        processors.awaitDrained(Duration.ofSeconds(20));
        today = BusinessDate.of(Instant.now());
    }

    @Test
    void every_posting_is_a_line_with_both_its_ends() throws Exception {
        String csv = file("plain", null, "UTF-8").body();

        assertThat(csv).startsWith("\uFEFF取引日,発生日時,");
        assertThat(csv.lines().filter(line -> line.contains(wallet + ":paid")))
                .hasSize(4)
                .allMatch(line -> line.startsWith(today.toString()));
        assertThat(csv).contains("wallet.payment-made,店舗での支払い," + wallet + ":paid,前受金,チャージ残高,");
    }

    @Test
    void a_slip_for_accounting_programs_has_a_number_and_its_lines_balance() throws Exception {
        var answer = file("shiwake", null, "MS932");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/csv;charset=windows-31j");
        List<String[]> lines = answer.body().lines().map(line -> line.split(",", -1)).toList();
        assertThat(lines)
                .allSatisfy(line -> {
                    assertThat(line).hasSize(25);
                    assertThat(line[8]).isEqualTo(line[14]).matches("[1-9][0-9]*");
                    assertThat(line[4]).isNotEmpty();
                    assertThat(line[10]).isNotEmpty();
                });
        Map<String, List<String>> kinds =
                lines.stream()
                        .collect(
                                Collectors.groupingBy(
                                        line -> line[1],
                                        Collectors.mapping(line -> line[0], Collectors.toList())));
        assertThat(kinds.values())
                .contains(List.of("2111"), List.of("2110", "2101"))
                .allSatisfy(slip ->
                        assertThat(String.join(" ", slip)).matches("2111|2110( 2100)* 2101"));
        assertThat(lines.getLast()[3]).isEqualTo(today.toString().replace('-', '/'));
        assertThat(file("shiwake", null, "MS932").body()).isEqualTo(answer.body());
        assertThat(file("shiwake", "utf-8", "UTF-8").body()).isEqualTo(answer.body());
    }

    @Test
    void days_that_the_books_do_not_know_are_refused_and_others_may_not_read() {
        String path = "/finance/v1/journal.csv";
        assertThat(finance.get(path + "?from=2000-01-01&to=2000-02-01").code())
                .isEqualTo("OUTSIDE_THE_BOOKS");
        assertThat(finance.get(path + "?from=2024-02-01&to=2024-01-01").code()).isEqualTo("RANGE");
        assertThat(finance.get(path + "?from=2024-02-01").status()).isEqualTo(400);
        assertThat(finance.get(path + "?from=2024-02-01&to=2024-03-01&layout=x").status())
                .isEqualTo(400);
        assertThat(with("office").get(path + "?from=" + today + "&to=" + today).status())
                .isEqualTo(403);
    }

    @Test
    void every_account_has_a_title_and_the_setting_renames_it() {
        AccountTitles customary = titles(null);
        Stream.concat(
                        Stream.of(Channel.values()).map(Account.Funding::new),
                        Account.groups().stream()
                                .filter(group -> !group.startsWith("funding:"))
                                .map(JournalFileHttpTest::anyOf))
                .forEach(account -> assertThat(customary.of(account).name()).isNotEmpty());

        assertThat(titles(Map.of("bank", "当座預金/指定金融機関")).of(new Bank()))
                .isEqualTo(new AccountTitles.Title("当座預金", "指定金融機関", "対象外"));
        for (Map<String, String> wrong :
                List.of(
                        Map.of("banks", "普通預金"),
                        Map.of("bank", ""),
                        Map.of("bank", "預金/"),
                        Map.of("bank", "とても長い勘定科目の名前です"),
                        Map.of("bank", "預金🏦"))) {
            assertThatThrownBy(() -> titles(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("nagaokapay.journal.titles.bank");
        }
    }

    private static AccountTitles titles(Map<String, String> titles) {
        return new AccountTitles(new JournalSettings(titles, "課税売上込10%"));
    }

    /** An account of a group: the group itself, or one with something behind it. */
    private static Account anyOf(String group) {
        return switch (group) {
            case "wallet:paid", "wallet:points" ->
                    Account.parse("wallet:w" + group.substring("wallet".length()));
            case "campaign-expense", "partner-funds" -> Account.parse(group + ":x");
            case "merchant-payable" -> Account.parse(group + ":merchant:m");
            default -> Account.parse(group);
        };
    }

    private java.net.http.HttpResponse<String> file(String layout, String encoding, String read)
            throws IOException, InterruptedException {
        URI uri =
                URI.create(
                        base()
                                + "/finance/v1/journal.csv?from="
                                + today
                                + "&to="
                                + today
                                + "&layout="
                                + layout
                                + (encoding == null ? "" : "&encoding=" + encoding));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token("finance:read", _ -> {}))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString(Charset.forName(read)));
        }
    }
}
