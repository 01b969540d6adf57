package jp.nagaokapay.acceptance.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Values that answers brought, by the names of their fields, to be asked for again. */
final class KnownValues {
    private static final int KEPT_MAX = 60;

    /** Where a parameter or field is called otherwise than what answers it. */
    private static final Map<String, List<String>> ALSO_CALLED =
            Map.of(
                    "code", List.of("payload", "barcode"),
                    "qr", List.of("payload"),
                    "id", List.of("merchantPaymentId", "endpointId"),
                    "partner", List.of("partnerId"),
                    "after", List.of("next"));

    /** What everybody else uses; a command that ends it would close half of the operations. */
    private static final Set<String> SPARED =
            Set.of("merchant:demo", "terminal:demo", "demo-shop", "demo-terminal");

    private final Map<String, List<String>> byName = new HashMap<>();
    private final Random random;

    KnownValues(Random random) {
        this.random = random;
        keep("merchantId", "merchant:demo");
        keep("terminalId", "terminal:demo");
    }

    void learnFrom(JsonNode answer) {
        answer.properties()
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    if (value.isContainer()) {
                        learnFrom(value);
                    } else if (value.isString() && !value.asString().isEmpty()) {
                        keep(field.getKey(), value.asString());
                    } else if (value.isIntegralNumber()) {
                        keep(field.getKey(), value.asString());
                    }
                });
        if (answer.isArray()) {
            answer.forEach(this::learnFrom);
        }
    }

    private void keep(String name, String value) {
        List<String> known = byName.computeIfAbsent(name, _ -> new ArrayList<>());
        if (known.contains(value)) {
            return;
        }
        if (known.size() == KEPT_MAX) {
            known.remove(random.nextInt(KEPT_MAX));
        }
        known.add(value);
    }

    /**
     * One of those seen under a name.
     *
     * @param toChange whether something is to be done with it that others would feel
     */
    Optional<String> any(String name, boolean toChange) {
        List<String> names = new ArrayList<>(ALSO_CALLED.getOrDefault(name, List.of()));
        names.add(name);
        List<String> known =
                names.stream()
                        .flatMap(one -> byName.getOrDefault(one, List.of()).stream())
                        .filter(value -> !toChange || !SPARED.contains(value))
                        .toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.get(random.nextInt(known.size())));
    }
}
