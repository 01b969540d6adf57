package jp.nagaokapay.acceptance.client;

import java.net.http.HttpHeaders;
import java.util.Set;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record ApiResponse(int status, HttpHeaders headers, String body) {
    /** Not now, or not known: to be asked again with the same key. */
    private static final Set<Integer> ASK_AGAIN = Set.of(409, 429, 500, 502, 503, 504);

    private static final JsonMapper JSON = JsonMapper.shared();

    public boolean isUnclear() {
        return ASK_AGAIN.contains(status);
    }

    public boolean isDone() {
        return status / 100 == 2;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public String text(String field) {
        return json().path(field).asString("");
    }

    public long number(String field) {
        return json().path(field).asLong();
    }

    /** This, or a failure of the whole rehearsal. */
    public ApiResponse require(int expected, String what) {
        if (status != expected) {
            throw new ProgramFailed(what + ": " + status + ' ' + body);
        }
        return this;
    }
}
