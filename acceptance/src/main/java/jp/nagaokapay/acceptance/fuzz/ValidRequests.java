package jp.nagaokapay.acceptance.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.acceptance.fuzz.Operation.Body;
import jp.nagaokapay.acceptance.fuzz.Operation.Parameter;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests that a client would send: the documents' examples, with ids that are known and dates of
 * now.
 */
final class ValidRequests {
    private static final Pattern BRACES = Pattern.compile("\\{(\\w+)}");
    private static final Pattern DATE = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");
    private static final int AMOUNT_MAX = 300;
    private static final int YEN_STEP = 1_000;
    private static final int CAMPAIGN_DAYS = 30;

    private static final Set<String> CODES = Set.of("code", "qr", "linkCode", "enrolmentCode");

    /** What must be new each time. */
    private static final Map<String, String> FRESH =
            Map.of(
                    "fundingReference", "psp-",
                    "receiptNumber", "R-",
                    "merchantPaymentId", "order-",
                    "merchantRefundId", "refund-",
                    "incentiveId", "incentive-",
                    "activityId", "activity-",
                    "username", "owner-");

    private final KnownValues known;
    private final Random random;
    private final LocalDate today;

    ValidRequests(KnownValues known, Random random, LocalDate today) {
        this.known = known;
        this.random = random;
        this.today = today;
    }

    RawRequest of(Operation operation, String authorization) {
        RawRequest request =
                RawRequest.of(operation.method(), path(operation) + query(operation))
                        .and("Accept-Language: en");
        if (!authorization.isEmpty()) {
            request = request.and("Authorization: " + authorization);
        }
        if (operation.needsKey()) {
            request = request.and("Idempotency-Key: \"" + id() + '"');
        }
        Body body = operation.body();
        return body == null
                ? request
                : request.and("Content-Type: " + body.type()).withBody(content(operation, body));
    }

    private String path(Operation operation) {
        Matcher names = BRACES.matcher(operation.path());
        return names.replaceAll(name ->
                Matcher.quoteReplacement(
                        URLEncoder.encode(
                                value(operation, name.group(1)), StandardCharsets.UTF_8)));
    }

    private String value(Operation operation, String name) {
        JsonNode schema =
                operation.in("path").stream()
                        .filter(one -> one.name().equals(name))
                        .map(Parameter::schema)
                        .findFirst()
                        .orElse(JsonMapper.shared().missingNode());
        if (schema.path("format").asString("").equals("date")) {
            return today.minusDays(random.nextInt(CAMPAIGN_DAYS)).toString();
        }
        boolean toChange = !operation.reads() && operation.path().startsWith("/office/");
        return known.any(name, toChange).orElse("unknown:" + random.nextInt(AMOUNT_MAX));
    }

    /** What is required, and now and then what is not. */
    private String query(Operation operation) {
        List<String> pairs = new ArrayList<>();
        for (Parameter one : operation.in("query")) {
            if (one.required() || random.nextInt(4) == 0) {
                pairs.add(one.name() + '=' + URLEncoder.encode(asked(one), StandardCharsets.UTF_8));
            }
        }
        String separator = operation.path().contains("?") ? "&" : "?";
        return pairs.isEmpty() ? "" : separator + String.join("&", pairs);
    }

    private String asked(Parameter parameter) {
        JsonNode schema = parameter.schema();
        JsonNode choices = schema.path("enum");
        if (!choices.isEmpty()) {
            return choices.get(random.nextInt(choices.size())).asString();
        }
        LocalDate day = today.minusDays(random.nextInt(5));
        String kind = schema.path("format").asString(schema.path("type").asString(""));
        return switch (kind) {
            case "date" -> day.toString();
            case "date-time" -> at(day);
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "int32", "int64", "integer" ->
                    parameter.name().equals("fiscalYear")
                            ? Integer.toString(today.getYear() - 1)
                            : Integer.toString(1 + random.nextInt(50));
            default ->
                    parameter.name().equals("month")
                            ? day.toString().substring(0, 7)
                            : known.any(parameter.name(), false).orElse("+819000000001");
        };
    }

    private static String at(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(BusinessDate.ZONE).toOffsetDateTime().toString();
    }

    private String content(Operation operation, Body body) {
        JsonNode example = body.example();
        if (!example.isObject()) {
            return RawRequest.bytes(example.asString(""));
        }
        ObjectNode sent = (ObjectNode) example.deepCopy();
        fill(operation, sent);
        return RawRequest.bytes(sent.toString());
    }

    private void fill(Operation operation, ObjectNode sent) {
        for (String name : List.copyOf(sent.propertyNames())) {
            JsonNode value = sent.path(name);
            if (value instanceof ObjectNode within) {
                fill(operation, within);
            } else if (FRESH.containsKey(name)) {
                sent.put(name, FRESH.get(name) + id());
            } else if (name.equals("amount") && value.isIntegralNumber()) {
                sent.put(name, amount(operation));
            } else if (name.equals("opensAt")) {
                sent.put(name, at(today.plusDays(1)));
            } else if (name.equals("closesAt")) {
                sent.put(name, at(today.plusDays(CAMPAIGN_DAYS)));
            } else if (name.equals("phone")) {
                sent.put(
                        name,
                        "090-1%03d-%04d".formatted(random.nextInt(1000), random.nextInt(10_000)));
            } else if (value.isString() && DATE.matcher(value.asString()).matches()) {
                sent.put(name, today.minusDays(1 + random.nextInt(3)).toString());
            } else if (name.equals("url")) {
                sent.put(name, "http://127.0.0.1:9/" + id());
            } else if (value.isString() && isKnownElsewhere(name)) {
                String shown = operation.path().startsWith("/terminal/") ? "barcode" : name;
                known.any(name.equals("code") ? shown : name, false)
                        .ifPresent(other -> sent.put(name, other));
            }
        }
    }

    /** Shops are left as the examples have them: most that are known are not approved. */
    private static boolean isKnownElsewhere(String name) {
        return (name.endsWith("Id") && !name.equals("merchantId")) || CODES.contains(name);
    }

    /** Charges come in thousands. */
    private long amount(Operation operation) {
        return operation.path().endsWith("/charges") ? YEN_STEP : 1 + random.nextInt(AMOUNT_MAX);
    }

    /** As random as all else, so that a run can be had again. */
    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
