package jp.nagaokapay.acceptance.deskmonth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import jp.nagaokapay.acceptance.client.ApiClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The callers at the city's desks, each with a client of its own.
 *
 * @param url where the ledger is
 * @param nobody who is not signed in
 */
record Desks(
        URI url,
        ApiClient nobody,
        ApiClient counter,
        ApiClient office,
        ApiClient approver,
        ApiClient manager,
        ApiClient council,
        ApiClient finance,
        ApiClient releaser) {
    static Desks of(URI ledger) {
        return new Desks(
                ledger,
                ApiClient.ofNobody(ledger),
                client(ledger, "demo-counter"),
                client(ledger, "demo-operator"),
                client(ledger, "demo-approver"),
                client(ledger, "demo-manager"),
                client(ledger, "demo-council"),
                client(ledger, "demo-finance"),
                client(ledger, "demo-releaser"));
    }

    private static ApiClient client(URI ledger, String name) {
        return client(ledger, name, name + "-secret");
    }

    static ApiClient client(URI ledger, String name, String secret) {
        return ApiClient.signingIn(ledger, () -> ApiClient.machineToken(ledger, name, secret));
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** An object of name, value, name, value. */
    static String json(Object... fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            object.put(fields[i].toString(), fields[i + 1]);
        }
        return JsonMapper.shared().writeValueAsString(object);
    }

    static final String NOTHING = "{}";
}
