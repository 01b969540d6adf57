package jp.nagaokapay.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.LoggedStacks;
import jp.nagaokapay.api.web.RefusalStatus;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.web.openapi.DocumentedApi;
import jp.nagaokapay.web.openapi.DocumentedApi.Operation;
import jp.nagaokapay.web.problem.ProblemMessages;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** What callers are told of the operations: of each one, and nothing that is not so. */
class DocumentedOperationsTest extends HttpTest {
    /** Codes of rules that no call can break, and of what the ledger asks of itself. */
    private static final Set<String> NOBODY_IS_ANSWERED =
            Set.of(
                    "ALREADY_DONE",
                    "CAMPAIGN_NOT_ENDED",
                    "CHARGE_EXISTS",
                    "GRANT_EXISTS",
                    "MERCHANT_EXISTS",
                    "PASSWORD_LAPSED",
                    "PASSWORD_NOT_ACCEPTED",
                    "POINTS_EXPIRED",
                    "SETTLEMENT_NOT_DUE",
                    "TERMINAL_EXISTS",
                    "TRANSFER_AMOUNT_OUT_OF_BOUNDS",
                    "TRANSFER_CLIENT_CODE_OUT_OF_BOUNDS",
                    "TRANSFER_COUNT_OUT_OF_BOUNDS",
                    "TRANSFER_CUSTOMER_CODE_OUT_OF_BOUNDS",
                    "TRANSFER_PAYING_ACCOUNT_REFUSED",
                    "TRANSFER_TOTAL_OUT_OF_BOUNDS",
                    "TRANSFER_EXISTS",
                    "WALLET_EXISTS",
                    "WALLET_IS_EMPTY");

    /** Parts of paths that are no id of something that has to be there. */
    private static final Set<String> OF_NOTHING_THAT_MAY_BE_MISSING =
            Set.of(
                    "get /finance/v1/kpi-targets/{fiscalYear}",
                    "put /finance/v1/kpi-targets/{fiscalYear}",
                    "get /finance/v1/payouts/{date}",
                    "get /finance/v1/payouts/{date}.zengin",
                    "post /finance/v1/payouts/{date}/release",
                    "post /finance/v1/payouts/{date}/results",
                    "get /finance/v1/statutory-reports/{baseDate}",
                    "get /finance/v1/statutory-reports/{baseDate}.csv",
                    "get /finance/v1/statutory-reports/{baseDate}.pdf",
                    "post /terminal/v1/payments/{id}/void",
                    "delete /terminal/v1/qr-codes/{id}",
                    // whoever is no provider has no signature either
                    "post /funding/v1/{provider}/notifications");

    /** Of no operation: there is none by that method, or none is looked for. */
    private static final Set<String> OF_NO_OPERATION = Set.of("METHOD_NOT_ALLOWED", "HOST_UNKNOWN");

    /** Paths of the gateway, whose statuses are its own. */
    private static final List<String> GATEWAY = List.of("/terminal/", "/shop/");

    @Test
    void no_two_operations_say_the_same() {
        DocumentedApi api = api();
        for (String field : List.of("operationId", "summary", "description")) {
            assertThat(api.operations())
                    .extracting(operation -> operation.text(field))
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank);
        }
    }

    @Test
    void no_text_is_left_over() throws IOException {
        DocumentedApi api = api();
        Set<String> told =
                api.operations().stream()
                        .map(operation -> operation.id().replaceFirst(channels(), ""))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> texts = new TreeSet<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/*")) {
            try (InputStream content = file.getInputStream()) {
                Map<String, Map<String, ?>> tag = new Yaml().load(content);
                texts.addAll(tag.get("operations").keySet());
            }
        }
        assertThat(texts).isEqualTo(told);
    }

    @Test
    void every_code_that_is_answered_is_told_of() {
        DocumentedApi api = api();
        Set<String> told =
                api.operations().stream()
                        .flatMap(operation -> api.refusals(operation).values().stream())
                        .flatMap(Set::stream)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(ProblemMessages.codes());
        missing.removeAll(told);
        missing.removeAll(OF_NO_OPERATION);
        assertThat(missing).isEqualTo(new TreeSet<>(NOBODY_IS_ANSWERED));
    }

    @Test
    void a_refusal_of_the_ledger_is_told_with_the_status_it_has() {
        DocumentedApi api = api();
        assertThat(api.operations())
                .filteredOn(operation -> GATEWAY.stream().noneMatch(operation.path()::startsWith))
                .allSatisfy(operation ->
                        api.refusals(operation)
                                .forEach((told, codes) ->
                                        assertThat(codes)
                                                .allMatch(code -> fits(told, code, operation))));
    }

    @Test
    void an_id_of_nothing_is_answered_with_a_code_of_its_own_and_no_stack_in_the_log() {
        DocumentedApi api = api();
        ApiClient everybody = everybody();
        Set<String> without = new TreeSet<>();
        try (LoggedStacks stacks = new LoggedStacks()) {
            for (Operation operation : api.operations()) {
                Set<String> own =
                        new TreeSet<>(api.refusals(operation).getOrDefault("404", Set.of()));
                own.remove("NOT_FOUND");
                if (own.isEmpty()) {
                    without.add(operation.name());
                } else if (operation.path().contains("{")) {
                    Answer answer = asked(everybody, operation);
                    assertThat(answer.code())
                            .as(operation.name() + " " + answer.raw().body())
                            .isIn(own);
                    assertThat(answer.status()).isEqualTo(404);
                }
            }
            assertThat(stacks.seen()).isEmpty();
        }
        without.removeIf(name -> !name.contains("{"));
        assertThat(without).isEqualTo(new TreeSet<>(OF_NOTHING_THAT_MAY_BE_MISSING));
    }

    /** The example of a request, sent for ids that are of nothing. */
    private static Answer asked(ApiClient caller, Operation operation) {
        String path =
                operation
                        .path()
                        .replace("card-batches/{batchId}", "card-batches/cards:unknown")
                        .replace("{position}", "999999999")
                        .replace("{bankCode}", "9998")
                        .replace("{code}", "wallet:unknown:paid")
                        .replaceAll("\\{(\\w+)Id}", "$1:unknown")
                        .replace("{version}", "of-nothing")
                        .replace("{number}", "4000000000000002")
                        .replace("{id}", "of-nothing");
        JsonNode example = operation.said().at("/requestBody/content/application~1json/example");
        return caller.send(
                operation.name().split(" ")[0].toUpperCase(Locale.ROOT),
                path,
                example.isMissingNode() ? null : example.toString(),
                request -> request.header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private ApiClient everybody() {
        String wallet = wallet().value();
        return signedIn(
                "wallet terminal counter campaign:write campaign:approve finance:read finance:write"
                        + " finance:release office admin partner shop",
                claims ->
                        claims.subject("staff:everybody")
                                .claim("wallet", wallet)
                                .claim("merchant", "merchant:demo")
                                .claim("terminal", "terminal:demo"));
    }

    @Test
    void the_examples_fit_their_schemas() {
        DocumentedApi api = api();
        assertThat(api.wrongExamples()).isEmpty();
    }

    /** Whether a code that has a status of its own is told with it, and 422 with no such code. */
    private static boolean fits(String told, String code, Operation operation) {
        HttpStatus status = RefusalStatus.of(code, operation.path().contains("{"));
        return status == HttpStatus.UNPROCESSABLE_CONTENT
                || told.equals(String.valueOf(status.value()));
    }

    /** What follows the name where a path is written out by channels. */
    private static String channels() {
        return Arrays.stream(Channel.values())
                .map(channel -> channel.name().replace("_", ""))
                .collect(Collectors.joining("|", "(?i)Of(", ")$"));
    }

    private DocumentedApi api() {
        return new DocumentedApi(nobody().get("/v3/api-docs").json());
    }
}
