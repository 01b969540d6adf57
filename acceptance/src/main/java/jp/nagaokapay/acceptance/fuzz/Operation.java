package jp.nagaokapay.acceptance.fuzz;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What can be asked of a program.
 *
 * @param program where it is served
 * @param path with parameters in braces
 * @param scopes any of which opens it; empty where nobody need sign in
 * @param body an example of what is sent, or null where nothing is
 * @param statuses that the document announces
 */
record Operation(
        URI program,
        String method,
        String path,
        Set<String> scopes,
        List<Parameter> parameters,
        @Nullable Body body,
        Set<String> statuses) {

    /**
     * One of its parameters.
     *
     * @param in path, query or header
     */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /** A body as the document shows it. */
    record Body(String type, JsonNode example) {}

    String title() {
        return method + ' ' + path;
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean needsKey() {
        return parameters.stream().anyMatch(one -> one.name().equals("Idempotency-Key"));
    }

    List<Parameter> in(String place) {
        return parameters.stream().filter(one -> one.in().equals(place)).toList();
    }
}
