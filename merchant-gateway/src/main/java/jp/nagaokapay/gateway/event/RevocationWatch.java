package jp.nagaokapay.gateway.event;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.ShopTerminal;

/** Ends the streams of terminals that may no longer act, whatever their tokens say. */
class RevocationWatch {
    static final Duration ASKED_EVERY = Duration.ofMillis(500);

    /** As long as the ledger too trusts its directory of shops without an update. */
    static final Duration UNCONFIRMED_MAX = Duration.ofSeconds(5);

    private static final int TERMINALS_PER_REQUEST = 1_000;

    private final LedgerClient ledger;
    private final OpenStreams streams;

    RevocationWatch(LedgerClient ledger, OpenStreams streams) {
        this.ledger = ledger;
        this.streams = streams;
    }

    /** One request for many open streams, as many as its body can hold. */
    boolean askLedger() {
        Set<ShopTerminal> batch = new HashSet<>();
        for (ShopTerminal terminal : streams.terminals()) {
            batch.add(terminal);
            if (batch.size() == TERMINALS_PER_REQUEST) {
                askLedger(Set.copyOf(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            askLedger(Set.copyOf(batch));
        }
        return false;
    }

    private void askLedger(Set<ShopTerminal> terminals) {
        Set<ShopTerminal> live = ledger.live(terminals);
        streams.forEach(stream -> confirmOrEnd(stream, terminals, live));
    }

    private static void confirmOrEnd(
            OpenStream stream, Set<ShopTerminal> asked, Set<ShopTerminal> live) {
        if (live.contains(stream.terminal())) {
            stream.confirm();
        } else if (asked.contains(stream.terminal())) {
            stream.end();
        }
    }

    /** By a worker of its own, as a request to the ledger may hang. */
    boolean endUnconfirmed() {
        streams.forEach(stream -> {
            if (stream.sinceConfirmed().compareTo(UNCONFIRMED_MAX) > 0) {
                stream.end();
            }
        });
        return false;
    }
}
