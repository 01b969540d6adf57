package jp.nagaokapay.api.alarm;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one alarm that no table can hold: that there is no table. Each node mails it by itself, after
 * a minute and then once a period, so that there are as many mails as nodes.
 */
@Component
class DatabaseOutage {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AlarmMail mail;
    private final AlarmSettings settings;
    private final InstantSource clock;
    private @Nullable Instant since;
    private @Nullable Instant toldAt;

    @Autowired
    DatabaseOutage(AlarmMail mail, AlarmSettings settings) {
        this(mail, settings, InstantSource.system());
    }

    DatabaseOutage(AlarmMail mail, AlarmSettings settings, InstantSource clock) {
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    void answers() {
        since = null;
    }

    void doesNotAnswer() {
        Instant now = clock.instant();
        if (since == null) {
            since = now;
        }
        if (isOver(since, PATIENCE, now)
                && (toldAt == null || isOver(toldAt, settings.digestEvery(), now))
                && mail.tellWithoutRecord(
                        new Alarm("database@" + node(), "データベースに届きません。支払いもチャージもできません。"))) {
            toldAt = now;
        }
    }

    private static boolean isOver(Instant begin, Duration time, Instant now) {
        return Duration.between(begin, now).compareTo(time) >= 0;
    }

    /** The machine's name. */
    static String node() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "?";
        }
    }
}
