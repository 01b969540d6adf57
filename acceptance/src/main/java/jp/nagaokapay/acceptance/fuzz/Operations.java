package jp.nagaokapay.acceptance.fuzz;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.acceptance.fuzz.Operation.Body;
import jp.nagaokapay.acceptance.fuzz.Operation.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The operations of a program, by its own document, and those of its issuer of tokens. */
final class Operations {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    /** What does not come back for everybody else: time that is moved, a caller signed out. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "post /demo/clock",
                    "delete /api/v1/account/devices",
                    "delete /api/v1/account/devices/{deviceId}",
                    "post /api/v1/account/stop",
                    "post /api/v1/account/closure");

    /** What the issuer serves by standards, with a form for each. */
    private static final Map<String, String> FORMS =
            Map.of(
                    "POST /oauth2/token",
                    "grant_type=client_credentials&client_id=demo-counter&client_secret=demo-counter-secret",
                    "POST /oauth2/revoke",
                    "token=unknown&client_id=demo-counter&client_secret=demo-counter-secret",
                    "POST /oauth2/introspect",
                    "token=unknown&client_id=demo-counter&client_secret=demo-counter-secret",
                    "POST /login",
                    "username=nobody&password=unknown",
                    "POST /login/passkey",
                    "credential=%7B%7D&challenge=AAAA",
                    "POST /login/second-factor",
                    "code=000000",
                    "POST /logout",
                    "");

    private static final List<String> READ =
            List.of(
                    "/oauth2/authorize?response_type=code&client_id=wallet-app&scope=wallet",
                    "/oauth2/jwks",
                    "/.well-known/oauth-authorization-server",
                    "/login",
                    "/login?error=1",
                    "/login/second-factor",
                    "/login/settings",
                    "/login/passkeys.js",
                    "/actuator/health",
                    "/actuator/info",
                    "/");

    private Operations() {}

    static List<Operation> documented(URI program) {
        JsonNode document =
                JsonMapper.shared()
                        .readTree(RawRequest.of("GET", "/v3/api-docs").sendTo(program).body());
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().properties().stream()
                                .filter(one -> METHODS.contains(one.getKey()))
                                .filter(one ->
                                        !LEFT_OUT.contains(one.getKey() + ' ' + path.getKey()))
                                .map(one ->
                                        operation(
                                                program,
                                                path.getKey(),
                                                one.getKey(),
                                                one.getValue()))
                                .forEach(all::add));
        return all;
    }

    static List<Operation> ofTheIssuer(URI program) {
        Stream<Operation> read =
                READ.stream()
                        .map(path ->
                                new Operation(
                                        program, "GET", path, Set.of(), List.of(), null, Set.of()));
        Stream<Operation> sent =
                FORMS.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(form -> {
                            String[] title = form.getKey().split(" ", 2);
                            Body body = new Body(FORM, StringNode.valueOf(form.getValue()));
                            return new Operation(
                                    program, title[0], title[1], Set.of(), List.of(), body,
                                    Set.of());
                        });
        return Stream.concat(read, sent).toList();
    }

    private static Operation operation(URI program, String path, String method, JsonNode said) {
        List<Parameter> parameters =
                said.path("parameters")
                        .valueStream()
                        .map(one ->
                                new Parameter(
                                        one.path("name").asString(),
                                        one.path("in").asString(),
                                        one.path("required").asBoolean(),
                                        one.path("schema")))
                        .toList();
        Body body =
                said.at("/requestBody/content").properties().stream()
                        .findFirst()
                        .map(content ->
                                new Body(content.getKey(), content.getValue().path("example")))
                        .orElse(null);
        Set<String> scopes =
                said.path("security")
                        .valueStream()
                        .flatMap(one -> one.valueStream().flatMap(JsonNode::valueStream))
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
        Set<String> statuses = Set.copyOf(said.path("responses").propertyNames());
        return new Operation(
                program,
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                scopes,
                parameters,
                body,
                statuses);
    }
}
