package jp.nagaokapay.gateway.event;

import jp.nagaokapay.gateway.worker.Worker;

/** Notices what any node has copied, once for all streams of this one. */
class StreamNotifier implements Worker.Turn {
    private final EventLog log;
    private final OpenStreams streams;
    private volatile long position;

    StreamNotifier(EventLog log, OpenStreams streams) {
        this.log = log;
        this.streams = streams;
    }

    /**
     * A position that all streams concerned have been called for. Whoever reads it first and then
     * finds no call has told everything up to there.
     */
    long position() {
        return position;
    }

    @Override
    public boolean take() {
        long from = position;
        long upTo = log.cursor().position();
        if (upTo == from) {
            return false;
        }
        if (!streams.isEmpty()) {
            if (from == 0) {
                // The first look after the start: who is concerned is not worth asking.
                streams.forEach(OpenStream::call);
            } else {
                log.shops(from, upTo).forEach(streams::call);
            }
        }
        // Only now: see position().
        position = upTo;
        return false;
    }
}
