package jp.nagaokapay.api.alarm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors.Entry;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.stereotype.Component;

/** What the program's health says is down: the books, the disk, whatever is added to it. */
@Component
class UnhealthyParts implements AlarmSource {
    /** A node that starts or stops is not ready, and no alarm. */
    private static final Set<String> NO_ALARM = Set.of("livenessState", "readinessState", "ping");

    /** One node's own. */
    private static final Set<String> OF_A_NODE = Set.of("diskSpace");

    private final HealthContributorRegistry health;

    UnhealthyParts(HealthContributorRegistry health) {
        this.health = health;
    }

    @Override
    public List<Alarm> current() {
        return health.stream()
                .filter(part -> !NO_ALARM.contains(part.name()))
                .filter(UnhealthyParts::isDown)
                .map(part -> new Alarm(name(part.name()), "稼働状態「%s」が異常です。".formatted(part.name())))
                .toList();
    }

    private static boolean isDown(Entry part) {
        return part.contributor() instanceof HealthIndicator indicator
                && Optional.ofNullable(indicator.health())
                        .map(Health::getStatus)
                        .filter(Set.of(Status.DOWN, Status.OUT_OF_SERVICE)::contains)
                        .isPresent();
    }

    private static String name(String part) {
        return OF_A_NODE.contains(part) ? part + '@' + DatabaseOutage.node() : part;
    }
}
