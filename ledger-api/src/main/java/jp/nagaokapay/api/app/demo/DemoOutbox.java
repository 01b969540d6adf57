package jp.nagaokapay.api.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessagePort;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the newest messages where anybody can read them, instead of sending them to a phone. */
@OnlyInDemo
@Component
class DemoOutbox implements MessagePort {
    private static final int MESSAGES_MAX = 10_000;

    private final Clock clock;
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();

    DemoOutbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void send(Message message) {
        if (sent.size() == MESSAGES_MAX) {
            sent.removeFirst();
        }
        sent.addLast(new Sent(clock.instant(), message.to(), message.text(), message.code()));
    }

    /** Oldest first. */
    synchronized List<Sent> sentTo(String phone) {
        return sent.stream().filter(message -> message.to().equals(phone)).toList();
    }

    record Sent(Instant at, String to, String text, @Nullable String code) {}
}
