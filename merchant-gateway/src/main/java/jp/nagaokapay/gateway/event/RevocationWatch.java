package jp.nagaokapay.gateway.event;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.ShopTerminal;

/** Ends the streams of terminals that may no longer act, whatever their tokens say. */
class RevocationWatch {
    static final Duration ASKED_EVERY = Duration.ofMillis(500);

    /** The directory of shops is trusted no longer without news either. */
    static final Duration UNCONFIRMED_MAX = Duration.ofSeconds(5);

    private static final int TERMINALS_PER_QUESTION = 1_000;

    private final LedgerClient ledger;
    private final OpenStreams streams;

    RevocationWatch(LedgerClient ledger, OpenStreams streams) {
        this.ledger = ledger;
        this.streams = streams;
    }

    void requireLive(ShopTerminal terminal) {
        if (!ledger.live(Set.of(terminal)).contains(terminal)) {
            throw new LedgerRefusal("TERMINAL_REVOKED", Map.of(), false);
        }
    }

    /** One question for many open streams: what a request's body can hold, and no more. */
    boolean ask() {
        Set<ShopTerminal> some = new HashSet<>();
        for (ShopTerminal terminal : streams.terminals()) {
            some.add(terminal);
            if (some.size() == TERMINALS_PER_QUESTION) {
                ask(Set.copyOf(some));
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            ask(Set.copyOf(some));
        }
        return false;
    }

    private void ask(Set<ShopTerminal> terminals) {
        Set<ShopTerminal> live = ledger.live(terminals);
        streams.forEach(stream -> judge(stream, terminals, live));
    }

    private static void judge(OpenStream stream, Set<ShopTerminal> asked, Set<ShopTerminal> live) {
        if (live.contains(stream.terminal())) {
            stream.confirm();
        } else if (asked.contains(stream.terminal())) {
            stream.end();
        }
    }

    /** Apart from asking, for a question may hang. */
    boolean endUnconfirmed() {
        streams.forEach(stream -> {
            if (stream.sinceConfirmed().compareTo(UNCONFIRMED_MAX) > 0) {
                stream.end();
            }
        });
        return false;
    }
}
