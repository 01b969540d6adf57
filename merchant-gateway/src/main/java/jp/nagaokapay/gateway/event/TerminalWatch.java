package jp.nagaokapay.gateway.event;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.ShopTerminal;

/** Ends the streams of terminals that may no longer act, whatever their tokens say. */
class TerminalWatch {
    static final Duration ASKED_EVERY = Duration.ofMillis(500);

    /** The directory of shops is trusted no longer without news either. */
    static final Duration UNCONFIRMED_MAX = Duration.ofSeconds(5);

    private final LedgerClient ledger;
    private final OpenStreams streams;

    TerminalWatch(LedgerClient ledger, OpenStreams streams) {
        this.ledger = ledger;
        this.streams = streams;
    }

    void requireLive(ShopTerminal terminal) {
        if (!ledger.live(Set.of(terminal)).contains(terminal)) {
            throw new LedgerRefusal("TERMINAL_REVOKED", Map.of(), false);
        }
    }

    /** One question for all open streams. */
    boolean ask() {
        Set<ShopTerminal> terminals = streams.terminals();
        if (!terminals.isEmpty()) {
            Set<ShopTerminal> live = ledger.live(terminals);
            streams.forEach(stream -> judge(stream, terminals, live));
        }
        return false;
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
