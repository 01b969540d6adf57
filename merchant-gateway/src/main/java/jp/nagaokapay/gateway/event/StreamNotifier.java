package jp.nagaokapay.gateway.event;

/** Polls for events that any node has copied, once for all streams of this node. */
class StreamNotifier {
    private final EventLog log;
    private final OpenStreams streams;
    private volatile long position;

    StreamNotifier(EventLog log, OpenStreams streams) {
        this.log = log;
        this.streams = streams;
    }

    /**
     * Events up to here were announced to every stream they concern. A stream that reads it first
     * and then finds no news has written everything up to there.
     */
    long position() {
        return position;
    }

    boolean poll() {
        long from = position;
        long upTo = log.cursor().position();
        if (upTo == from) {
            return false;
        }
        if (!streams.isEmpty()) {
            if (from == 0) {
                // The first poll after the start: every stream reads for itself.
                streams.forEach(OpenStream::announce);
            } else {
                log.shops(from, upTo).forEach(streams::announce);
            }
        }
        // After the announcements: see position().
        position = upTo;
        return false;
    }
}
