package jp.nagaokapay.api.message;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jp.nagaokapay.api.alarm.Alarm;
import jp.nagaokapay.api.alarm.AlarmSource;

/** What staff must know of the messages, and how many wait. */
final class MessageWatch implements AlarmSource {
    private static final int WARNED_AT_PERCENT = 80;
    private static final int ALL_PERCENT = 100;

    /** A code is still of use then, but somebody waits for it. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(3);

    private static final Duration LOOKED_BACK = Duration.ofMinutes(15);
    private static final int REFUSED_OFTEN = 5;

    private final MessageTable table;
    private final MessageBudget budget;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();

    MessageWatch(MessageTable table, MessageBudget budget, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.budget = budget;
        this.clock = clock;
        Gauge.builder("nagaokapay.messages.waiting", waiting::get)
                .description("Messages that have not left yet, on all nodes")
                .register(meters);
    }

    @Override
    public List<Alarm> current() {
        Instant now = clock.instant();
        MessageTable.Standing standing =
                table.standing(now, now.minus(STUCK_AFTER), now.minus(LOOKED_BACK));
        waiting.set(standing.waiting());
        List<Alarm> alarms = new ArrayList<>();
        addUsed(alarms, budget.taken(now));
        if (standing.stuck() > 0) {
            alarms.add(
                    new Alarm(
                            "messages-stuck",
                            "%d通のメッセージが%d分以上送れていません。"
                                    .formatted(standing.stuck(), STUCK_AFTER.toMinutes())));
        }
        if (standing.refused() >= REFUSED_OFTEN && standing.refused() > standing.sent()) {
            alarms.add(
                    new Alarm(
                            "messages-refused",
                            "%d分間に%d通のメッセージを送信先の事業者が受け付けませんでした。設定を確認してください。"
                                    .formatted(LOOKED_BACK.toMinutes(), standing.refused())));
        }
        return alarms;
    }

    private void addUsed(List<Alarm> alarms, long taken) {
        long perDay = budget.perDay();
        if (taken >= perDay) {
            alarms.add(
                    new Alarm(
                            "messages-used-up",
                            "本日のメッセージの上限%d通を使い切りました。明日まで確認コードを送れません。".formatted(perDay)));
        } else if (taken * ALL_PERCENT >= perDay * WARNED_AT_PERCENT) {
            alarms.add(
                    new Alarm(
                            "messages-running-out",
                            "本日のメッセージの上限%d通のうち、%d%%以上を使いました。"
                                    .formatted(perDay, WARNED_AT_PERCENT)));
        }
    }
}
