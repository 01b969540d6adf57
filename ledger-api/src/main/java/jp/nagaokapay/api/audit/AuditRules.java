package jp.nagaokapay.api.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;

/** Which requests are audited, and which of their ids are kept. */
final class AuditRules {
    static final String TRAIL = "/finance/v1/audit";

    private static final List<String> PREFIXES =
            List.of("/counter/v1/", "/campaign/v1/", "/finance/v1/", "/office/v1/", "/partner/v1/");

    /** Reads that tell of one person, wallet or shop's people, and of its bank account. */
    private static final Set<String> LOOK_UPS =
            Set.of(
                    "/office/v1/staff",
                    "/office/v1/wallets/{walletId}",
                    "/office/v1/approvals/{approvalId}",
                    "/office/v1/merchants/{merchantId}/owners",
                    "/office/v1/merchants/{merchantId}/terminals",
                    "/office/v1/merchants/{merchantId}/clients",
                    "/office/v1/merchants/{merchantId}/bank-account",
                    "/finance/v1/accounts",
                    "/finance/v1/accounts/{code}/balance",
                    "/finance/v1/journal",
                    "/finance/v1/journal/{position}",
                    "/finance/v1/payouts/{date}",
                    "/partner/v1/incentives/{incentiveId}");

    private static final Pattern FILE = Pattern.compile(".*\\.(csv|xlsx|pdf|zengin)");

    /** Ids with their type, dates, names of constants, small numbers: nothing about a person. */
    private static final Pattern OWN_ID =
            Pattern.compile(
                    "[a-z]+:[0-9A-Za-z._-]{1,80}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Z_]{1,40}|[0-9]{1,8}");

    /** Ids that callers chose, unless they could be a telephone number. */
    private static final Pattern FOREIGN_ID =
            Pattern.compile(
                    "(?!.*(?<![0-9])(0|\\+?81)[0-9]([-_:]?[0-9]){7,9}(?![0-9]))[0-9A-Za-z_:-]{1,100}");

    private static final String HIDDEN = "?";

    private AuditRules() {}

    /**
     * @param path the pattern that the request matched
     */
    static boolean is(String method, String path) {
        boolean isRead =
                method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name());
        return PREFIXES.stream().anyMatch(path::startsWith)
                && (!isRead
                        || path.startsWith(TRAIL)
                        || LOOK_UPS.contains(path)
                        || FILE.matcher(path).matches());
    }

    /** A path may hold anything; what is not an id of this program is not kept. */
    static Map<String, String> ids(Map<String, String> variables) {
        return only(value -> OWN_ID.matcher(value).matches(), variables);
    }

    /** What a controller names is an id, of this program or of a caller's own. */
    static Map<String, String> named(Map<String, String> ids) {
        return only(
                value -> OWN_ID.matcher(value).matches() || FOREIGN_ID.matcher(value).matches(),
                ids);
    }

    private static Map<String, String> only(
            Predicate<String> isSafe, Map<String, String> variables) {
        return variables.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                variable ->
                                        isSafe.test(variable.getValue())
                                                ? variable.getValue()
                                                : HIDDEN));
    }
}
