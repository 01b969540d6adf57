package jp.nagaokapay.api.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.log.read.EventLog;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Projections and policies that are behind the log and do not move. */
@Component
class StoppedProcessors implements AlarmSource {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Processors processors;
    private final EventLog log;
    private final InstantSource clock;
    private final Map<String, Stand> stands = new HashMap<>();

    @Autowired
    StoppedProcessors(Processors processors, EventLog log) {
        this(processors, log, InstantSource.system());
    }

    StoppedProcessors(Processors processors, EventLog log, InstantSource clock) {
        this.processors = processors;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public synchronized List<Alarm> current() {
        Map<String, Long> positions = processors.positions();
        long head = log.head();
        return positions.entrySet().stream()
                .filter(processor -> hasStood(processor.getKey(), processor.getValue()))
                .filter(processor -> processor.getValue() < head)
                .map(processor ->
                        new Alarm(
                                "processor " + processor.getKey(),
                                "台帳の処理が%d件遅れたまま進んでいません。".formatted(head - processor.getValue())))
                .toList();
    }

    private boolean hasStood(String processor, long position) {
        Instant now = clock.instant();
        Stand stand = stands.merge(processor, new Stand(position, now), Stand::unlessItMoved);
        return stand != null && stand.isOlderThan(PATIENCE, now);
    }

    /** Where a processor stands, and since when. */
    private record Stand(long position, Instant since) {
        Stand unlessItMoved(Stand now) {
            return now.position == position ? this : now;
        }

        boolean isOlderThan(Duration age, Instant now) {
            return Duration.between(since, now).compareTo(age) > 0;
        }
    }
}
