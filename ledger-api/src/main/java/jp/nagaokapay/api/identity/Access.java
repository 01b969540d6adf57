package jp.nagaokapay.api.identity;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Reads the {@link AccessTable} for the API's documentation. */
public final class Access {
    private Access() {}

    /**
     * The scopes of which one opens an endpoint; empty when it is open to everybody.
     *
     * @param path with its variables in braces
     */
    public static List<String> scopesOf(HttpMethod method, String path) {
        PathContainer concrete = PathContainer.parsePath(path.replaceAll("\\{[^}]*}", "x"));
        return AccessTable.ROWS.stream()
                .filter(row -> row.method() == null || row.method().equals(method))
                .filter(row ->
                        PathPatternParser.defaultInstance.parse(row.path()).matches(concrete))
                .findFirst()
                .map(AccessTable.Row::anyOf)
                .orElse(List.of());
    }
}
