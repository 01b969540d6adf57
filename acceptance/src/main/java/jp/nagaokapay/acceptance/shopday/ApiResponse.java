package jp.nagaokapay.acceptance.shopday;

import java.net.http.HttpHeaders;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record ApiResponse(int status, HttpHeaders headers, String body) {
    /** Not now, or not known: to be asked again with the same key. */
    private static final Set<Integer> ASK_AGAIN = Set.of(409, 429, 500, 502, 503, 504);

    private static final JsonMapper JSON = JsonMapper.shared();

    boolean isUnclear() {
        return ASK_AGAIN.contains(status);
    }

    boolean isDone() {
        return status / 100 == 2;
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    String text(String field) {
        return json().path(field).asString("");
    }

    long number(String field) {
        return json().path(field).asLong();
    }

    /** This, or a failure of the whole rehearsal. */
    ApiResponse require(int expected, String what) {
        if (status != expected) {
            throw new ShopDayFailed(what + ": " + status + ' ' + body);
        }
        return this;
    }
}
